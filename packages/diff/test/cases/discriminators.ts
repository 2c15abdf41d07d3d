import type { SchemaCase } from './schemas.ts';

const string = { type: 'string' };

/** Components that unions with a discriminator refer to. */
export const namedSchemas: Readonly<Record<string, unknown>> = {
  Cat: {
    type: 'object',
    properties: { kind: { const: 'cat' }, sort: { const: 'cat' }, lives: { type: 'integer' } },
    required: ['kind', 'sort', 'lives'],
  },
  Dog: {
    type: 'object',
    properties: { kind: { const: 'dog' }, sort: { const: 'dog' }, bark: string },
    required: ['kind', 'sort', 'bark'],
  },
};

const union = (propertyName?: string, mapping?: object): unknown => ({
  oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }],
  ...(propertyName && {
    discriminator: {
      propertyName,
      mapping: { cat: '#/components/schemas/Cat', dog: '#/components/schemas/Dog', ...mapping },
    },
  }),
});

/** What OpenAPI 3.2 says of a tag that values need not have, in the words of earlier versions. */
const open = (defaultMapping: string): unknown => ({
  oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }],
  'x-oai-discriminator': { propertyName: 'breed', defaultMapping },
});

export const discriminatorCases: readonly SchemaCase[] = [
  ['discriminator-added', union(), union('kind')],
  ['discriminator-removed', union('kind'), union()],
  ['discriminator-property-changed', union('kind'), union('sort')],
  ['discriminator-mapping-added', union('kind'), union('kind', { lion: '#/components/schemas/Cat' })],
  ['discriminator-mapping-removed', union('kind', { lion: '#/components/schemas/Cat' }), union('kind')],
  ['discriminator-mapping-changed', open('Cat'), open('Dog')],
];
