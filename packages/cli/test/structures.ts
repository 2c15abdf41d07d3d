/** JSON Structure files as users write them. */

export const definitions: {
  readonly Tag: object;
  readonly people: { readonly Owner: object; readonly Stranger: object };
} = {
  Tag: { type: 'string', minLength: 1, maxLength: 10 },
  people: {
    Owner: {
      type: 'object',
      properties: {
        name: { type: 'string' },
        tags: { type: 'array', items: { type: { $ref: '#/definitions/Tag' } } },
        friend: { type: { $ref: '#/definitions/people/Owner' } },
      },
    },
    Stranger: { type: 'object', properties: { name: { type: 'string' } } },
  },
};

export const petStructure: Readonly<Record<string, unknown>> & {
  readonly properties: Readonly<Record<string, object>>;
} = {
  $schema: 'https://json-structure.org/meta/extended/v0/#',
  $id: 'https://example.com/pet',
  $uses: ['JSONStructureValidation'],
  name: 'Pet',
  type: 'object',
  properties: {
    id: { type: 'int64' },
    tags: { type: 'set', items: { type: { $ref: '#/definitions/Tag' } } },
    owner: { type: { $ref: '#/definitions/people/Owner' } },
  },
  required: ['id'],
  additionalProperties: false,
  definitions,
};

export const orderYaml: string = `$schema: https://json-structure.org/meta/core/v0/#
$id: https://example.com/order
name: Order
type: object
properties:
  id: { type: uint64 }
  lines: { type: array, items: { type: { $ref: '#/definitions/Line' } } }
required: [id]
definitions:
  Line: { type: object, properties: { sku: { type: string } }, required: [sku] }
`;

/** Imports the definitions of https://example.com/common. */
export const customer: object = {
  $schema: 'https://json-structure.org/meta/extended/v0/#',
  $uses: ['JSONStructureImport'],
  $id: 'https://example.com/customer',
  name: 'Customer',
  type: 'object',
  properties: { at: { type: { $ref: '#/definitions/common/Address' } } },
  definitions: { common: { $importdefs: 'https://example.com/common' } },
};

export const common: object = {
  $schema: 'https://json-structure.org/meta/core/v0/#',
  $id: 'https://example.com/common',
  name: 'Common',
  type: 'object',
  properties: { note: { type: 'string' } },
  definitions: {
    Address: {
      type: 'object',
      properties: { street: { type: 'string' }, zip: { type: 'string' } },
      required: ['street'],
    },
  },
};

/** Two documents that import each other. */
export const circular = (own: string, other: string): object => ({
  $schema: 'https://json-structure.org/meta/extended/v0/#',
  $uses: ['JSONStructureImport'],
  $id: `https://example.com/${own}`,
  name: 'Circular',
  type: 'object',
  properties: { x: { type: 'string' } },
  definitions: { other: { $importdefs: `https://example.com/${other}` } },
});
