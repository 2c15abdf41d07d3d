import type { Contract } from '@schemawright/contract';
import { describe, expect, test } from 'vitest';
import { diff } from '../src/index.ts';
import { contract } from './cases/contracts.ts';

const bytes = 'application/octet-stream';
const string = { type: 'string' };
const binary = { ...string, format: 'binary' };
const byType = { contentMediaType: bytes };

const sent = (openapi: string, type: string, media: object, schemas: object = {}): Contract =>
  contract({
    openapi,
    paths: { '/pets': { post: { requestBody: { content: { [type]: media } }, responses: {} } } },
    components: { schemas },
  });
const whole = (openapi: string, media: object): Contract => sent(openapi, bytes, media);
const form = (openapi: string, schema: object, encoding: object = {}): Contract =>
  sent(openapi, 'multipart/form-data', { schema, encoding });
const part = (openapi: string, a: object, contentType?: string): Contract =>
  form(openapi, { type: 'object', properties: { a } }, contentType === undefined ? {} : { a: { contentType } });
const mixed = (media: object): Contract => sent('3.2.0', 'multipart/mixed', media);
const shared = (openapi: string, photo: object, more: object): Contract =>
  sent(
    openapi,
    'multipart/form-data',
    { schema: { type: 'object', properties: { a: { $ref: '#/components/schemas/Photo' }, ...more } } },
    { Photo: photo },
  );

const told = (old: Contract, next: Contract): readonly string[] =>
  diff(old, next).changes.map(({ rule, impact, pointer }) => `${impact} ${rule} ${pointer.split('/').at(-1)}`);

describe('bytes in the words of OpenAPI 3.0 and of 3.1 are the same', () => {
  test.each<readonly [what: string, old: Contract, next: Contract]>([
    ['a body, without a schema', whole('3.0.3', { schema: binary }), whole('3.1.0', {})],
    ['a body, with a schema of nothing', whole('3.0.3', { schema: binary }), whole('3.1.0', { schema: {} })],
    ['a body, by its media type', whole('3.0.3', { schema: binary }), whole('3.1.0', { schema: byType })],
    [
      'a body of a length',
      whole('3.0.3', { schema: { ...binary, maxLength: 9 } }),
      whole('3.1.0', { schema: { maxLength: 9 } }),
    ],
    [
      'a body of a length, by its media type',
      whole('3.1.0', { schema: { ...byType, maxLength: 9 } }),
      whole('3.1.0', { schema: { maxLength: 9 } }),
    ],
    ['a part, with a schema of nothing', part('3.0.3', binary), part('3.1.0', {})],
    ['a part, by its media type', part('3.0.3', binary), part('3.1.0', byType)],
    ['a part that is a text by its type', part('3.0.3', binary), part('3.1.0', { ...string, ...byType })],
    [
      'a part of stated types',
      part('3.0.3', binary, 'image/png, image/gif'),
      part('3.1.0', {}, 'image/png, image/gif'),
    ],
    ['a part with a description', part('3.0.3', { ...binary, title: 'x' }), part('3.1.0', { title: 'x' })],
    ['a list of parts', part('3.0.3', { type: 'array', items: binary }), part('3.1.0', { type: 'array', items: {} })],
    [
      'parts of any name',
      form('3.0.3', { type: 'object', additionalProperties: binary }),
      form('3.1.0', { type: 'object', additionalProperties: byType }),
    ],
    ['a part that is a component', shared('3.0.3', binary, {}), shared('3.1.0', {}, {})],
    [
      'parts in their order',
      mixed({ schema: { prefixItems: [binary], items: binary } }),
      mixed({ schema: { prefixItems: [byType], items: {} } }),
    ],
  ])('%s', (_what, old, next) => {
    expect(told(old, next)).toEqual([]);
    expect(told(next, old)).toEqual([]);
  });
});

describe('what else changes is told beside them', () => {
  test.each<readonly [what: string, old: Contract, next: Contract, told: readonly string[]]>([
    [
      'how many bytes a body has',
      whole('3.0.3', { schema: { ...binary, maxLength: 9 } }),
      whole('3.1.0', { schema: { maxLength: 5 } }),
      ['breaking request-max-length-lowered schema'],
    ],
    [
      'what people read of a body',
      whole('3.0.3', { schema: { ...binary, title: 'x' } }),
      whole('3.1.0', { schema: { title: 'y' } }),
      ['compatible annotation-changed schema'],
    ],
    [
      'what people read of a part',
      part('3.0.3', { ...binary, title: 'x' }),
      part('3.1.0', { title: 'y' }),
      ['compatible annotation-changed a'],
    ],
    [
      'another part',
      shared('3.0.3', binary, { b: string }),
      shared('3.1.0', {}, { b: { type: 'integer' } }),
      ['breaking request-type-changed b'],
    ],
    [
      'a part that is an object now',
      part('3.1.0', {}),
      part('3.1.0', { type: 'object' }),
      ['breaking request-schema-added a'],
    ],
  ])('%s', (_what, old, next, expected) => {
    expect(told(old, next)).toEqual(expected);
  });
});

describe('no bytes are', () => {
  test.each<readonly [what: string, old: Contract, next: Contract]>([
    [
      'members of JSON',
      sent('3.1.0', 'application/json', { schema: binary }),
      sent('3.1.0', 'application/json', { schema: {} }),
    ],
    ['parts in JSON', part('3.1.0', binary, 'application/json'), part('3.1.0', {}, 'application/json')],
    ['parts that are texts', part('3.1.0', string), part('3.1.0', {})],
    ['parts in base64', part('3.1.0', { ...string, contentEncoding: 'base64' }), part('3.1.0', {})],
  ])('%s', (_what, old, next) => {
    expect(told(next, old)).toEqual([expect.stringMatching(/^breaking request-schema-added /u)]);
  });
});
