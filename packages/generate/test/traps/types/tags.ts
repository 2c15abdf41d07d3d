import { v20, v30, v31, type Row } from '../../support/assignable.ts';

const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const object = (properties: object, required: readonly string[] = Object.keys(properties)): object => ({
  type: 'object',
  required,
  properties,
});
const string = { type: 'string' };
const number = { type: 'number' };

const animals = {
  Cat: object({ kind: string, meow: { type: 'boolean' } }),
  Dog: object({ kind: string, bark: number }),
};
const mapping = { c: '#/components/schemas/Cat', d: '#/components/schemas/Dog' };
const pet = { oneOf: [ref('Cat'), ref('Dog')], discriminator: { propertyName: 'kind', mapping } };

/** Unions and bases with discriminators. */
export const tags: readonly Row[] = [
  v31(
    'tags are the keys of the mapping',
    { Pet: pet, ...animals },
    {
      is: [
        { kind: 'c', meow: true },
        { kind: 'd', bark: 1 },
      ],
      isNot: [{ kind: 'Cat', meow: true }, { kind: 'c', bark: 1 }, { kind: 'd', meow: true }, { meow: true }],
      right: [
        "export const f = (pet: T): number => (pet.kind === 'd' ? pet.bark : 0);",
        "export const g = (pet: T): boolean => { switch (pet.kind) { case 'c': return pet.meow; case 'd': return pet.bark > 0; } };",
      ],
    },
  ),
  v30(
    'tags are the keys of the mapping',
    { Pet: pet, ...animals },
    {
      is: [{ kind: 'c', meow: true }],
      isNot: [
        { kind: 'Cat', meow: true },
        { kind: 'd', meow: true },
      ],
    },
  ),
  v31(
    'tags without a mapping are the names',
    { Pet: { ...pet, discriminator: { propertyName: 'kind' } }, ...animals },
    {
      is: [{ kind: 'Cat', meow: true }],
      isNot: [
        { kind: 'c', meow: true },
        { kind: 'Dog', meow: true },
      ],
    },
  ),
  v31(
    'a mapping of some only',
    { Pet: { ...pet, discriminator: { propertyName: 'kind', mapping: { c: mapping.c } } }, ...animals },
    {
      is: [
        { kind: 'c', meow: true },
        { kind: 'Dog', bark: 1 },
      ],
      isNot: [{ kind: 'Cat', meow: true }],
    },
  ),
  v31(
    'a mapping by bare names',
    { Pet: { ...pet, discriminator: { propertyName: 'kind', mapping: { c: 'Cat', d: 'Dog' } } }, ...animals },
    { is: [{ kind: 'c', meow: true }], isNot: [{ kind: 'Cat', meow: true }] },
  ),
  v31(
    'two tags of one schema',
    { Pet: { ...pet, discriminator: { propertyName: 'kind', mapping: { ...mapping, tom: mapping.c } } }, ...animals },
    {
      is: [
        { kind: 'c', meow: true },
        { kind: 'tom', meow: true },
      ],
      isNot: [{ kind: 'd', meow: true }],
    },
  ),
  v31(
    'a child used alone carries its tag',
    { Cat: animals.Cat, Dog: animals.Dog, Pet: pet },
    { is: [{ kind: 'c', meow: true }], isNot: [{ kind: 'd', meow: true }, { kind: '', meow: true }, { meow: true }] },
  ),
  v31(
    'a literal that the child has already',
    {
      Pet: pet,
      Cat: object({ kind: { type: 'string', enum: ['c'] } }),
      Dog: object({ kind: { const: 'd' }, bark: number }),
    },
    { is: [{ kind: 'c' }, { kind: 'd', bark: 1 }], isNot: [{ kind: 'd' }, { kind: 'x' }] },
  ),
  v31(
    'a literal of the child wins over the mapping',
    { Pet: pet, Cat: object({ kind: { const: 'cat' } }), Dog: object({ kind: string }) },
    { is: [{ kind: 'cat' }, { kind: 'd' }], isNot: [{ kind: 'c' }], apart: 'nothing' },
  ),
  v31(
    'integer tags',
    {
      Pet: { ...pet, discriminator: { propertyName: 'kind', mapping: { 1: mapping.c, 2: mapping.d } } },
      Cat: object({ kind: { type: 'integer' } }),
      Dog: object({ kind: { type: 'integer' }, bark: number }),
    },
    { is: [{ kind: 1 }, { kind: 2, bark: 1 }], isNot: [{ kind: '1' }, { kind: 2 }, { kind: 3 }] },
  ),
  v31(
    'integer tags that the child lists',
    {
      Pet: { ...pet, discriminator: { propertyName: 'kind', mapping: { 1: mapping.c, 2: mapping.d } } },
      Cat: object({ kind: { type: 'integer', enum: [1] } }),
      Dog: object({ kind: { type: 'integer', enum: [2] } }),
    },
    { is: [{ kind: 1 }], isNot: [{ kind: '1' }, { kind: 3 }] },
  ),
  v31(
    'integer tags and no mapping',
    {
      Pet: { oneOf: pet.oneOf, discriminator: { propertyName: 'kind' } },
      Cat: object({ kind: { type: 'integer', enum: [1, 2] } }),
      Dog: object({ kind: { type: 'integer', enum: [3] }, bark: number }),
    },
    { is: [{ kind: 1 }, { kind: 3, bark: 1 }], isNot: [{ kind: 'Cat' }, { kind: 3 }, {}] },
  ),
  v31(
    'tags that are left of what the child lists',
    { Pet: pet, Cat: object({ kind: { enum: ['c', 'd', 'e'] } }), Dog: object({ kind: { enum: ['c', 'd'] } }) },
    { is: [{ kind: 'c' }, { kind: 'd' }], isNot: [{ kind: 'e' }] },
  ),
  v31(
    'boolean tags',
    {
      Pet: { ...pet, discriminator: { propertyName: 'kind', mapping: { true: mapping.c, false: mapping.d } } },
      Cat: object({ kind: { type: 'boolean' } }),
      Dog: object({ kind: { type: 'boolean' }, bark: number }),
    },
    { is: [{ kind: true }, { kind: false, bark: 1 }], isNot: [{ kind: 'true' }, { kind: false }] },
  ),
  v31(
    'a tag by a shared enum',
    {
      Pet: pet,
      Kind: { type: 'string', enum: ['c', 'd'] },
      Cat: object({ kind: ref('Kind') }),
      Dog: object({ kind: ref('Kind'), bark: number }),
    },
    { is: [{ kind: 'c' }, { kind: 'd', bark: 1 }], isNot: [{ kind: 'd' }] },
  ),
  v31(
    'a tag that the child does not list',
    { Pet: pet, Cat: object({ meow: { type: 'boolean' } }), Dog: object({ bark: number }) },
    { is: [{ kind: 'c', meow: true }], isNot: [{ meow: true }, { kind: 'd', meow: true }] },
  ),
  v31(
    'a tag that the child has optional',
    { Pet: pet, Cat: object({ kind: string }, []), Dog: object({ kind: string }, []) },
    { is: [{ kind: 'c' }], isNot: [{}, { kind: 'x' }] },
  ),
  v31(
    'an odd tag',
    {
      Pet: { ...pet, discriminator: { propertyName: '@type', mapping: { '#a"': mapping.c, __proto__: mapping.d } } },
      Cat: object({ '@type': string }),
      Dog: object({ '@type': string }),
    },
    { is: [{ '@type': '#a"' }], isNot: [{ '@type': 'Cat' }] },
  ),
  v31(
    'anyOf with tags',
    { Pet: { anyOf: pet.oneOf, discriminator: pet.discriminator }, ...animals },
    { is: [{ kind: 'c', meow: true }], isNot: [{ kind: 'd', meow: true }] },
  ),
  v30(
    'a union of unions',
    {
      Any: {
        oneOf: [ref('Pet'), ref('Fish')],
        discriminator: { propertyName: 'kind', mapping: { ...mapping, f: '#/components/schemas/Fish' } },
      },
      Pet: pet,
      ...animals,
      Fish: object({ kind: string, fins: number }),
    },
    {
      is: [
        { kind: 'c', meow: true },
        { kind: 'f', fins: 1 },
      ],
      isNot: [
        { kind: 'f', meow: true },
        { kind: 'x', fins: 1 },
      ],
    },
  ),
  v30(
    'nullable tagged union',
    { A: object({ pet: { nullable: true, allOf: [ref('Pet')] } }), Pet: pet, ...animals },
    { is: [{ pet: null }, { pet: { kind: 'c', meow: true } }], isNot: [{ pet: { kind: 'd', meow: true } }] },
  ),
  v31(
    'inherited tags',
    {
      Cat: { allOf: [ref('Pet'), object({ meow: { type: 'boolean' } })] },
      Pet: {
        ...object({ kind: string, name: string }),
        discriminator: { propertyName: 'kind', mapping: { c: '#/components/schemas/Cat' } },
      },
    },
    {
      is: [{ kind: 'c', name: '', meow: true }],
      isNot: [
        { kind: 'Cat', name: '', meow: true },
        { kind: 'c', meow: true },
      ],
    },
  ),
  v30(
    'inherited tags without a mapping',
    {
      Cat: { allOf: [ref('Pet'), object({ meow: { type: 'boolean' } })] },
      Pet: { ...object({ kind: string }), discriminator: { propertyName: 'kind' } },
    },
    { is: [{ kind: 'Cat', meow: true }], isNot: [{ kind: 'Pet', meow: true }] },
  ),
  v20(
    'inherited tags in 2.0',
    {
      Cat: { allOf: [{ $ref: '#/definitions/Pet' }, object({ meow: { type: 'boolean' } })] },
      Pet: { ...object({ kind: string }), discriminator: 'kind' },
    },
    { is: [{ kind: 'Cat', meow: true }], isNot: [{ kind: 'Pet', meow: true }, { meow: true }] },
  ),
  v31(
    'tags inherited twice',
    {
      Lion: { allOf: [ref('Cat'), object({ mane: number })] },
      Cat: { allOf: [ref('Pet'), object({ meow: { type: 'boolean' } })] },
      Pet: { ...object({ kind: string }), discriminator: { propertyName: 'kind' } },
    },
    {
      is: [{ kind: 'Lion', meow: true, mane: 1 }],
      isNot: [
        { kind: 'Pet', meow: true, mane: 1 },
        { kind: 'Lion', mane: 1 },
      ],
    },
  ),
  v31(
    'a union of children that inherit the tag',
    {
      U: { oneOf: [ref('Cat'), ref('Dog')], discriminator: { propertyName: 'kind', mapping } },
      Pet: object({ kind: string }),
      Cat: { allOf: [ref('Pet'), object({ meow: { type: 'boolean' } })] },
      Dog: { allOf: [ref('Pet'), object({ bark: number })] },
    },
    {
      is: [
        { kind: 'c', meow: true },
        { kind: 'd', bark: 1 },
      ],
      isNot: [{ kind: 'd', meow: true }],
      right: ["export const f = (u: T): number => (u.kind === 'd' ? u.bark : 0);"],
    },
  ),
];
