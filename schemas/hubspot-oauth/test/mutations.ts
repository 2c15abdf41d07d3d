import {
  child,
  pointerOfFragment,
  valueAt,
  type Pointer,
  type Schema,
  type SchemaObject,
} from '@schemawright/contract';
import { contract } from './examples.ts';

/** One way to spoil a valid value, and what a validator has to say about it. */
export interface Mutation {
  readonly title: string;
  readonly value: unknown;
  readonly pointer: Pointer;
  readonly keyword: string;
}

const resolved = (schema: Schema | undefined): SchemaObject => {
  if (typeof schema !== 'object') return {};
  return schema.$ref === undefined
    ? schema
    : resolved(valueAt(contract.document, pointerOfFragment(schema.$ref) ?? '') as Schema);
};

/** What no value of the schema can be replaced by, with the keyword that forbids it. */
const replacements = (schema: SchemaObject): readonly (readonly [title: string, value: unknown, keyword: string])[] => {
  const typed = schema.const !== undefined ? 'const' : schema.enum !== undefined ? 'enum' : 'type';
  return [
    ['null', null, typed],
    ['another type', schema.type === 'string' ? 7 : 'seven', typed],
    ...(schema.enum === undefined ? [] : ([['no value of its enum', 'member-of-the-future', 'enum']] as const)),
    ...(schema.type === 'integer' ? ([['a fraction', 0.5, 'type']] as const) : []),
    ...(schema.format === 'int32'
      ? ([
          ['2^31', 2 ** 31, 'format'],
          ['-2^31 - 1', -(2 ** 31) - 1, 'format'],
        ] as const)
      : []),
    ...(schema.format === 'int64' ? ([['2^64', 2 ** 64, 'format']] as const) : []),
    ...(schema.format === 'uuid' ? ([['no UUID', 'example', 'format']] as const) : []),
  ];
};

/** The same mutations one level up, where the spoilt value is the member `key`. */
const lifted = (key: string, mutations: readonly Mutation[], put: (value: unknown) => unknown): Mutation[] =>
  mutations.map(({ title, value, pointer, keyword }) => ({
    title: `${key} ${title}`,
    value: put(value),
    pointer: `${child('', key)}${pointer}`,
    keyword,
  }));

/** Every mutation of the value and of what is in it, as far as the schema (which is no union) declares it. */
export const mutationsOf = (from: Schema | undefined, value: unknown): readonly Mutation[] => {
  const schema = resolved(from);
  const itself = replacements(schema).map(([what, spoilt, keyword]) => ({
    title: `as ${what}`,
    value: spoilt,
    pointer: '',
    keyword,
  }));
  if (Array.isArray(value)) {
    const first = mutationsOf(schema.items, value[0]);
    return [...itself, ...lifted('0', first, (element) => [element, ...value.slice(1)])];
  }
  if (typeof value !== 'object' || value === null) return itself;
  const required = [schema, ...(schema.allOf ?? []).map(resolved)].flatMap((part) => part.required ?? []);
  const without = required.map((name) => ({
    title: `without ${name}`,
    value: Object.fromEntries(Object.entries(value).filter(([other]) => other !== name)),
    pointer: '',
    keyword: 'required',
  }));
  const members = Object.entries(value).flatMap(([name, member]) =>
    lifted(name, mutationsOf(schema.properties?.[name] ?? schema.additionalProperties, member), (spoilt) => ({
      ...value,
      [name]: spoilt,
    })),
  );
  return [...itself, ...without, ...members];
};
