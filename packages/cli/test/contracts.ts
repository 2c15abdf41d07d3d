/** The smallest contracts that the commands can be shown on. */
const petSchema = {
  type: 'object',
  required: ['name'],
  properties: { name: { type: 'string' }, tag: { type: 'string' } },
};

const contract = (pet: object, more: object = {}): object => ({
  openapi: '3.1.0',
  info: { title: 'pets', version: '1.0.0' },
  servers: [{ url: 'https://api.example.com' }],
  paths: {
    '/pets': {
      get: {
        operationId: 'listPets',
        responses: {
          '200': {
            description: 'the pets',
            content: {
              'application/json': { schema: { type: 'array', items: { $ref: '#/components/schemas/Pet' } } },
            },
          },
        },
      },
    },
    ...more,
  },
  components: { schemas: { Pet: pet } },
});

export const pets: object = contract(petSchema);

/** A member has another type: breaking for those who read it. */
export const petsWithOtherTag: object = contract({
  ...petSchema,
  properties: { name: { type: 'string' }, tag: { type: 'integer' } },
});

/** A member that need not be there is gone: risky. */
export const petsWithoutTag: object = contract({ ...petSchema, properties: { name: { type: 'string' } } });

/** One operation more: breaks nobody. */
export const petsWithMore: object = contract(petSchema, {
  '/health': { get: { operationId: 'health', responses: { '204': { description: 'well' } } } },
});

/** `$ref` to nothing: linted with an error, refused by `generate`. */
export const petsBroken: object = contract({ $ref: '#/components/schemas/Gone' });

export const manifest = `name: pets
entry: openapi.json
packages:
  types: '@example/pets-types'
  client: '@example/pets-client'
  validators: '@example/pets-validators'
upstream:
  - file: upstream/openapi.json
`;

export const exchange = (path: string, body: unknown): string =>
  JSON.stringify({
    method: 'GET',
    url: `https://api.example.com${path}`,
    status: 200,
    responseHeaders: { 'content-type': 'application/json' },
    responseBody: body,
  });
