import { describe, expect, test } from 'vitest';
import { contractOf, writtenAlike } from '../src/index.ts';

const pet = '/paths/~1pets/get/responses/200';

/** A response that leads to `Pet`, which leads to `Tag`. */
const description = (tag: unknown, more: object = {}): unknown => ({
  openapi: '3.1.1',
  info: { title: 'Pets', version: '1.0.0' },
  paths: {
    '/pets': {
      get: {
        responses: {
          200: { description: '', content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } } },
          404: { description: 'none' },
        },
      },
    },
  },
  components: {
    schemas: {
      Pet: {
        type: 'object',
        properties: { tag: { $ref: '#/components/schemas/Tag' }, twin: { $ref: '#/components/schemas/Pet' } },
      },
      Tag: tag,
      ...more,
    },
  },
});

describe('writtenAlike', () => {
  test.each([
    ['the same', description({ type: 'string' }), true],
    [
      'members in another order',
      description({ type: 'string', maxLength: 3 }),
      true,
      description({ maxLength: 3, type: 'string' }),
    ],
    ['a component that nothing here refers to', description({ type: 'string' }, { Other: { type: 'string' } }), true],
    ['a component two references away', description({ type: 'integer' }), false],
    ['a text for people', description({ type: 'string', description: 'a label' }), false],
    ['another spelling of the same', description({ type: ['string'] }), false],
  ])('%s', (_, next, expected, old = description({ type: 'string' })) => {
    expect(writtenAlike(contractOf(old), contractOf(next))(pet, pet)).toBe(expected);
  });

  test('what leads nowhere near the difference stays alike', () => {
    const alike = writtenAlike(
      contractOf(description({ type: 'string' })),
      contractOf(description({ type: 'integer' })),
    );
    const none = '/paths/~1pets/get/responses/404';
    expect([alike(none, none), alike(pet, none), alike('/absent', '/absent')]).toEqual([true, false, false]);
  });
});
