import { A, same, schema, type Row } from './reading-row.ts';

/** What JSON Schema says, of all drafts. */
export const jsonSchema: readonly Row[] = [
  {
    what: '`$anchor`, `$id`',
    read: 'names for references, which become places',
    document: schema('3.1.1', { $ref: '#c' }, { C: { $anchor: 'c' } }),
    at: [`${A}/$ref`, '#/components/schemas/C'],
  },
  {
    what: '`$dynamicRef` to an anchor that is declared once',
    read: '`$ref`',
    document: schema('3.1.1', { $dynamicAnchor: 'c', items: { $dynamicRef: '#c' } }),
    at: [`${A}/items`, { $ref: '#/components/schemas/A' }],
  },
  {
    what: '`$dynamicRef` to an anchor that several resources declare',
    read: '`$ref` to a copy for each way that leads there',
    document: schema(
      '3.1.1',
      { $id: 'a', $dynamicAnchor: 'd', $ref: 'c' },
      { C: { $id: 'c', $dynamicAnchor: 'd', items: { $dynamicRef: '#d' } } },
    ),
    at: [
      '/components/schemas',
      {
        A: { $ref: '#/components/schemas/C_2' },
        B: {},
        C: { items: { $ref: '#/components/schemas/C' } },
        C_2: { items: { $ref: '#/components/schemas/A' } },
      },
    ],
  },
  {
    what: '`$ref` to a meta-schema of JSON Schema, drafts 6 to 2020-12',
    read: 'a copy that is built in',
    document: schema('3.1.1', { $ref: 'http://json-schema.org/draft-07/schema#/definitions/nonNegativeInteger' }),
    at: [A, { type: 'integer', minimum: 0 }],
  },
  {
    what: 'keywords beside `$ref` where `$schema` says draft 4, 6 or 7',
    read: 'ignored, as these drafts say',
    document: schema('3.1.1', {
      $schema: 'http://json-schema.org/draft-07/schema#',
      $ref: '#/components/schemas/B',
      minLength: 1,
    }),
    told: ['ref-siblings', `${A}/minLength`],
  },
  {
    what: 'a keyword that came with a later draft than `$schema` says',
    read: 'ignored',
    document: schema('3.1.1', { $schema: 'https://json-schema.org/draft/2019-09/schema', prefixItems: [{}] }),
    told: ['dialect-keyword', `${A}/prefixItems`],
  },
  {
    what: '`$recursiveRef` (2019-09)',
    read: '`$ref` to the anchor around it; with `$id` as `$dynamicRef`',
    document: schema('3.1.1', { $recursiveAnchor: true, items: { $recursiveRef: '#' } }),
    at: [`${A}/items`, { $ref: '#/components/schemas/A' }],
  },
  {
    what: '`dependencies` (up to draft 7)',
    read: '`dependentRequired`, `dependentSchemas`',
    document: schema('3.1.1', { dependencies: { a: ['b'], c: {} } }),
    at: [A, { dependentRequired: { a: ['b'] }, dependentSchemas: { c: {} } }],
  },
  {
    what: '`items` as a list, `additionalItems` (up to 2019-09)',
    read: '`prefixItems`, `items`',
    document: schema('3.1.1', { items: [{}], additionalItems: false }),
    told: ['draft-tuple', `${A}/items`],
  },
  {
    what: '`additionalItems` without a list',
    read: 'ignored, as all drafts say',
    document: schema('3.1.1', { additionalItems: false }),
    told: ['draft-additional-items', `${A}/additionalItems`],
  },
  {
    what: '`definitions` (up to draft 7)',
    read: 'a place that references may lead to',
    ...same('3.1.1', { definitions: { a: { type: 'string' } } }),
  },
  {
    what: '`id` where `$schema` says draft 4',
    read: '`$id`',
    document: schema(
      '3.1.1',
      { items: { $ref: 'c' } },
      { C: { $schema: 'http://json-schema.org/draft-04/schema#', id: 'c' } },
    ),
    at: [`${A}/items`, { $ref: '#/components/schemas/C' }],
  },
  {
    what: '`id` elsewhere',
    read: 'left unread',
    document: schema('3.1.1', { id: 'x' }),
    told: ['field-unknown', `${A}/id`],
  },
  {
    what: '`contentEncoding`, `contentMediaType`, `contentSchema`',
    read: 'annotations: JSON Schema 2020-12 does not check them',
    ...same('3.1.1', { contentEncoding: 'base64', contentMediaType: 'a/b', contentSchema: {} }),
  },
  {
    what: '`$comment`, `$vocabulary`, `title`, `examples`, `externalDocs`, `xml`',
    read: 'documentation',
    ...same('3.1.1', { $comment: 'x', $vocabulary: {}, title: 't', examples: [1], externalDocs: {}, xml: {} }),
  },
];
