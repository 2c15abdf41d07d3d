import type { Contract } from '@schemawright/contract';
import { afterAll, describe, expect, test } from 'vitest';
import { contract, folder, json, numbers, object, ok, replayed, sent, text } from './replayed.ts';
import { remove } from './schemawright.ts';

afterAll(() => remove(folder));

const reference = { $ref: '#/components/schemas/Pet' };

describe('recorded values of a base, by the subtype that their tag selects,', () => {
  const heir = (properties: object): object => ({ allOf: [reference, object(properties)] });
  const pets = (mapping: object, properties: object): Contract =>
    contract(
      { '/pets': { post: { requestBody: json({ type: 'array', items: reference }), ...ok({}) } } },
      {
        components: {
          schemas: {
            Pet: object({ kind: text }, { required: ['kind'], discriminator: { propertyName: 'kind', mapping } }),
            Cat: heir({ name: text }),
            Dog: heir(properties),
          },
        },
      },
    );
  const mapping = { cat: '#/components/schemas/Cat', dog: '#/components/schemas/Dog' };

  test('show what it takes no more', async () => {
    const told = await replayed(
      pets(mapping, { name: text }),
      pets(mapping, { name: { ...text, maxLength: 3 } }),
      sent([{ kind: 'cat', name: 'Garfield' }], [{ kind: 'dog', name: 'Rex' }], [{ kind: 'dog', name: 'Bello' }]),
    );
    expect(numbers(told, 'request-max-length-added')).toEqual([1, 1, 3]);
  });

  test('show that as well where tags are numbers', async () => {
    const numbered = (properties: object): Contract => {
      const kind = { type: 'integer' };
      const mapping = { 1: '#/components/schemas/Cat', 2: '#/components/schemas/Dog' };
      return contract(
        { '/pets': { post: { requestBody: json(reference), ...ok({}) } } },
        {
          components: {
            schemas: {
              Pet: object({ kind }, { required: ['kind'], discriminator: { propertyName: 'kind', mapping } }),
              Cat: heir({ name: text }),
              Dog: heir(properties),
            },
          },
        },
      );
    };
    const told = await replayed(
      numbered({ name: text }),
      numbered({ name: { ...text, maxLength: 3 } }),
      sent({ kind: 1, name: 'Garfield' }, { kind: 2, name: 'Bello' }),
    );
    expect(numbers(told, 'request-max-length-added')).toEqual([1, 1, 2]);
  });

  test('show its new member', async () => {
    const told = await replayed(
      pets(mapping, {}),
      pets(mapping, { name: text }),
      sent([{ kind: 'cat', name: 'Tom' }], [{ kind: 'dog' }], [{ kind: 'dog', name: 'Rex' }]),
    );
    expect(numbers(told, 'request-property-added')).toEqual([1, 0, 3]);
  });

  test('show that it is called otherwise', async () => {
    const told = await replayed(
      pets(mapping, {}),
      pets({ cat: mapping.cat, hound: mapping.dog }, {}),
      sent([{ kind: 'cat' }], [{ kind: 'cat' }, { kind: 'dog' }], [{ kind: 'bird' }]),
    );
    expect(numbers(told, 'request-discriminator-mapping-removed').slice(1)).toEqual([1, 3]);
    expect(numbers(told, 'request-discriminator-mapping-added').slice(1)).toEqual([0, 3]);
    expect(told.recordings).toMatchObject({ checked: 3, broken: 1 });
  });
});
