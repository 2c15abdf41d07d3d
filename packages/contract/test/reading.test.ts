import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contractOf } from '../src/load.ts';
import { valueAt } from '../src/pointer.ts';
import { jsonSchema } from './reading-json-schema.ts';
import { A, info, same, schema, type Row } from './reading-row.ts';

const get = '/paths/~1a/get';
const ok = { 200: { description: 'ok' } };

const operation = (version: string, written: object, more: object = {}): object => ({
  ...(version === '2.0' ? { swagger: version } : { openapi: version }),
  info,
  paths: { '/a': { get: { responses: ok, ...written } } },
  ...more,
});
const root = (version: string, more: object): object =>
  version === '2.0' ? { swagger: version, info, paths: {}, ...more } : { openapi: version, info, paths: {}, ...more };

const body = (schema: object): object => ({ content: { 'a/b': { schema } } });

const tables: Readonly<Record<string, readonly Row[]>> = {
  'Swagger 2.0': [
    {
      what: '`host`, `basePath`, `schemes`',
      read: '`servers`, https first',
      document: root('2.0', { host: 'a.b', basePath: '/v1', schemes: ['http', 'https'] }),
      at: ['/servers', [{ url: 'https://a.b/v1' }, { url: 'http://a.b/v1' }]],
    },
    {
      what: '`host` without `schemes`',
      read: 'https',
      document: root('2.0', { host: 'a.b' }),
      told: ['swagger-schemes', '/host'],
    },
    {
      what: '`definitions`, `parameters`, `responses`',
      read: '`components`',
      document: schema('2.0', { $ref: '#/definitions/B' }),
      at: [A, { $ref: '#/components/schemas/B' }],
    },
    {
      what: '`securityDefinitions`: `basic`, OAuth flows by their old names',
      read: '`securitySchemes`',
      document: root('2.0', { securityDefinitions: { b: { type: 'basic' } } }),
      at: ['/components/securitySchemes/b', { type: 'http', scheme: 'basic' }],
    },
    {
      what: '`consumes` with a `body` parameter',
      read: '`requestBody` of these media types',
      document: operation('2.0', { consumes: ['a/b'], parameters: [{ in: 'body', name: 'x', schema: {} }] }),
      at: [`${get}/requestBody`, { content: { 'a/b': { schema: {} } } }],
    },
    {
      what: '`produces` with a response `schema`',
      read: '`content` of these media types',
      document: operation('2.0', { produces: ['a/b'], responses: { 200: { description: '', schema: {} } } }),
      at: [`${get}/responses/200/content`, { 'a/b': { schema: {} } }],
    },
    {
      what: '`collectionFormat` that OpenAPI 3 has a style for',
      read: '`style` and `explode`',
      document: operation('2.0', {
        parameters: [{ in: 'query', name: 'q', type: 'array', items: {}, collectionFormat: 'multi' }],
      }),
      at: [
        `${get}/parameters/0`,
        { in: 'query', name: 'q', style: 'form', explode: true, schema: { type: 'array', items: {} } },
      ],
    },
    {
      what: '`collectionFormat: tsv`',
      read: 'the text that is sent',
      document: operation('2.0', {
        parameters: [{ in: 'query', name: 'q', type: 'array', items: {}, collectionFormat: 'tsv' }],
      }),
      told: ['version-feature-collection-format', `${get}/parameters/0/collectionFormat`],
    },
    {
      what: '`type: file`',
      read: '`string` of format `binary`',
      document: schema('2.0', { type: 'file' }),
      at: [A, { type: 'string', format: 'binary' }],
    },
    {
      what: '`discriminator` as a text',
      read: '`propertyName`',
      document: schema('2.0', { discriminator: 'k' }),
      at: [A, { discriminator: { propertyName: 'k' } }],
    },
    {
      what: '`x-nullable`',
      read: 'null is accepted',
      document: schema('2.0', { type: 'string', 'x-nullable': true }),
      told: ['swagger-x-nullable', '/definitions/A'],
    },
    {
      what: 'boolean `exclusiveMinimum`',
      read: 'the bound itself is exclusive',
      document: schema('2.0', { minimum: 1, exclusiveMinimum: true }),
      at: [A, { exclusiveMinimum: 1 }],
    },
  ],
  'OpenAPI 3.0': [
    {
      what: '`nullable`',
      read: 'null is accepted, by `type`, `enum` or another branch',
      document: schema('3.0.4', { type: 'string', nullable: true }),
      at: [A, { type: ['string', 'null'] }],
    },
    {
      what: '`nullable` beside an `enum` that lacks null',
      read: 'null is accepted: that is what is meant, though 3.0.3 wants it listed',
      document: schema('3.0.3', { type: 'string', nullable: true, enum: ['a'] }),
      at: [A, { type: ['string', 'null'], enum: ['a', null] }],
    },
    {
      what: '`example` of a schema',
      read: '`examples`',
      document: schema('3.0.4', { example: 1 }),
      at: [A, { examples: [1] }],
    },
    {
      what: 'prose beside `$ref`',
      read: 'ignored, as 3.0 says',
      document: schema('3.0.4', { $ref: '#/components/schemas/B', description: 'x' }),
      at: [A, { $ref: '#/components/schemas/B' }],
    },
    {
      what: 'anything else beside `$ref`, `nullable` too',
      read: 'ignored, as 3.0 says',
      document: schema('3.0.4', { $ref: '#/components/schemas/B', nullable: true }),
      told: ['ref-siblings', A],
    },
    {
      what: 'keywords of 3.1: `const`, lists of types, `patternProperties`…',
      read: 'as in 3.1',
      ...same('3.0.4', { const: 1, type: ['integer', 'null'], patternProperties: { a: {} } }),
    },
    {
      what: '`x-webhooks`, in all versions',
      read: '`webhooks`, in the words of its version',
      document: root('3.0.4', {
        'x-webhooks': { w: { post: { requestBody: body({ nullable: true, type: 'object' }) } } },
      }),
      at: ['/webhooks/w', { post: { requestBody: body({ type: ['object', 'null'] }) } }],
    },
    {
      what: 'what is no path item in `x-webhooks`',
      read: 'kept as an extension',
      document: root('3.0.4', { 'x-webhooks': { w: { event: 'x' } } }),
      told: ['webhook-unread', '/x-webhooks/w'],
    },
  ],
  'OpenAPI 3.1': [
    {
      what: '`jsonSchemaDialect`, `$schema` of JSON Schema, drafts 4 to 2020-12',
      read: 'as 2020-12; older keywords below',
      document: { ...root('3.1.1', {}), jsonSchemaDialect: 'http://json-schema.org/draft-07/schema#' },
      at: ['/jsonSchemaDialect', undefined],
    },
    {
      what: '`$schema` that is not known',
      read: 'anything is accepted; generation refuses',
      document: schema('3.1.1', { $schema: 'https://example.com/d', type: 'string' }),
      told: ['oas-dialect-unknown', `${A}/$schema`],
    },
    {
      what: '`webhooks`, `components.pathItems`',
      read: 'in place of their references',
      document: root('3.1.1', {
        webhooks: { w: { $ref: '#/components/pathItems/P' } },
        components: { pathItems: { P: { post: {} } } },
      }),
      at: ['/webhooks/w', { post: {} }],
    },
    {
      what: '`x-webhooks` with another path item for a name of `webhooks`',
      read: 'kept as an extension: `webhooks` counts',
      document: root('3.1.1', { webhooks: { w: { post: {} } }, 'x-webhooks': { w: { put: {} } } }),
      told: ['webhook-twice', '/x-webhooks/w'],
    },
    {
      what: 'keywords beside `$ref` in schemas',
      read: 'apply',
      ...same('3.1.1', { $ref: '#/components/schemas/B', maxLength: 3 }),
    },
    {
      what: 'fields beside `$ref` elsewhere, but `summary` and `description`',
      read: 'ignored, as 3.1 says',
      document: operation(
        '3.1.1',
        { responses: { 200: { $ref: '#/components/responses/R', content: {} } } },
        {
          components: { responses: { R: { description: '' } } },
        },
      ),
      told: ['ref-siblings', `${get}/responses/200/content`],
    },
    {
      what: '`nullable`, a leftover of 3.0',
      read: 'null is accepted',
      document: schema('3.1.1', { type: 'string', nullable: true }),
      told: ['healed-nullable', A],
    },
    {
      what: 'parameters `Accept`, `Content-Type`, `Authorization`',
      read: 'as parameters',
      document: operation('3.1.1', { parameters: [{ name: 'Accept', in: 'header', schema: {} }] }),
      told: ['parameter-reserved', `${get}/parameters/0`],
    },
    {
      what: 'a field that no version knows',
      read: 'left unread; extensions (`x-`) are kept',
      document: operation('3.1.1', { operationID: 'x' }),
      told: ['field-unknown', `${get}/operationID`],
    },
  ],
  'OpenAPI 3.2': [
    {
      what: '`$self`',
      read: 'what references are relative to',
      document: { ...root('3.2.0', {}), $self: 'https://example.com/a.json' },
      at: ['/$self', undefined],
    },
    {
      what: '`query`, `additionalOperations`',
      read: 'kept as `x-oai-additionalOperations`; no code is generated for them',
      document: { openapi: '3.2.0', info, paths: { '/a': { query: { responses: ok } } } },
      at: ['/paths/~1a', { 'x-oai-additionalOperations': { QUERY: { responses: ok } } }],
      told: ['version-feature-method', '/paths/~1a/query'],
    },
    {
      what: '`in: querystring` of a form',
      read: 'parameters of the query',
      document: operation('3.2.0', {
        parameters: [
          { name: 'q', in: 'querystring', content: { 'application/x-www-form-urlencoded': { schema: {} } } },
        ],
      }),
      at: [`${get}/parameters/0`, { name: 'q', in: 'query', style: 'form', explode: true, schema: {} }],
    },
    {
      what: '`in: querystring` of anything else',
      read: 'kept as an extension; no code is generated for it',
      document: operation('3.2.0', { parameters: [{ name: 'q', in: 'querystring', content: { 'a/b': {} } }] }),
      told: ['version-feature-querystring', `${get}/parameters/0`],
    },
    {
      what: '`style: cookie`',
      read: '`form` with `allowReserved`',
      document: operation('3.2.0', { parameters: [{ name: 'q', in: 'cookie', style: 'cookie', schema: {} }] }),
      told: ['version-feature-cookie-style', `${get}/parameters/0/style`],
    },
    {
      what: '`itemSchema`',
      read: 'an array of the items',
      document: operation('3.2.0', {
        responses: { 200: { description: '', content: { 'a/b': { itemSchema: {} } } } },
      }),
      told: ['version-feature-item-schema', `${get}/responses/200/content/a~1b/itemSchema`],
    },
    {
      what: '`discriminator.defaultMapping`',
      read: 'the branches alone decide; it is kept in `x-oai-discriminator`',
      document: schema('3.2.0', { discriminator: { propertyName: 'a', defaultMapping: 'B' } }),
      told: ['version-feature-default-mapping', `${A}/discriminator/defaultMapping`],
    },
    {
      what: '`dataValue`',
      read: '`value`',
      document: root('3.2.0', { components: { examples: { E: { dataValue: 1 } } } }),
      at: ['/components/examples/E', { value: 1 }],
    },
    {
      what: '`serializedValue`',
      read: 'kept as an extension',
      document: root('3.2.0', { components: { examples: { E: { serializedValue: '1' } } } }),
      told: ['version-feature-serialized-value', '/components/examples/E/serializedValue'],
    },
    {
      what: '`prefixEncoding`, `itemEncoding`, nested `encoding`',
      read: 'kept as extensions',
      document: operation('3.2.0', { requestBody: { content: { 'a/b': { itemEncoding: {} } } } }),
      told: ['version-feature-positional-encoding', `${get}/requestBody/content/a~1b/itemEncoding`],
    },
    {
      what: '`name` of servers, `summary`, `parent`, `kind` of tags, `summary` of responses',
      read: 'kept as extensions',
      document: root('3.2.0', { servers: [{ url: '/', name: 'x' }] }),
      told: ['version-feature-server-name', '/servers/0/name'],
    },
    {
      what: '`deviceAuthorization`, `oauth2MetadataUrl`, `deprecated` of security schemes',
      read: 'kept as extensions',
      document: root('3.2.0', {
        components: { securitySchemes: { s: { type: 'oauth2', flows: { deviceAuthorization: {} } } } },
      }),
      told: ['version-feature-device-authorization', '/components/securitySchemes/s/flows/deviceAuthorization'],
    },
    {
      what: '`xml.nodeType`',
      read: '`attribute` and `wrapped` where they say it, else kept as an extension',
      document: schema('3.2.0', { xml: { nodeType: 'text' } }),
      told: ['version-feature-xml-node', `${A}/xml/nodeType`],
    },
    {
      what: '`components.mediaTypes`, security requirements by reference',
      read: 'in place of their references',
      document: operation(
        '3.2.0',
        { responses: { 200: { description: '', content: { 'a/b': { $ref: '#/components/mediaTypes/M' } } } } },
        {
          components: { mediaTypes: { M: { schema: { type: 'string' } } } },
        },
      ),
      at: [`${get}/responses/200/content`, { 'a/b': { schema: { type: 'string' } } }],
    },
  ],
  'JSON Schema': jsonSchema,
};

describe.each(Object.entries(tables))('%s', (_section, rows) => {
  test.each(rows.map((row) => [row.what, row] as const))('%s', (_what, { document, at, told }) => {
    const contract = contractOf(document);
    const [pointer = '', value] = at ?? [];
    expect({
      value: at === undefined ? undefined : valueAt(contract.document, pointer),
      problems: contract.problems.map((problem) => [problem.code, problem.pointer]),
    }).toEqual({ value, problems: told === undefined ? [] : [told] });
  });
});

/** `docs/reading.md` has the same rows: `UPDATE_DOCS=1 vitest run test/reading.test.ts` writes them. */
test('the documentation has the same table', () => {
  const file = new URL('../../../docs/reading.md', import.meta.url);
  const text = readFileSync(file, 'utf8');
  const lines = Object.entries(tables).flatMap(([section, rows]) =>
    rows.map(({ what, read, told }) => [section, what, read, told === undefined ? '' : `\`${told[0]}\``]),
  );
  const cells = [['in', 'construct', 'is read as', 'told as'], ...lines];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...cells.map((row) => (row[column] ?? '').length)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head = '', ...others] = cells.map(line);
  const table = [head, `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...others].join('\n');
  const wanted = text.replace(/<!-- constructs -->[^]*<!-- \/constructs -->/u, () =>
    ['<!-- constructs -->', table, '<!-- /constructs -->'].join('\n\n'),
  );
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync(file, wanted);
  expect(readFileSync(file, 'utf8')).toBe(wanted);
});
