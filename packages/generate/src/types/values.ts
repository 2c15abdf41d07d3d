import {
  pointerOfFragment,
  valueAt,
  type Contract,
  type Json,
  type OpenApiDocument,
  type Schema,
} from '@schemawright/contract';
import { schemaNames, valuesNames } from '../names.ts';
import { docComment, header, literal } from '../print/text.ts';
import { valueType } from '../print/value-type.ts';

/** Keywords that leave only some of the values that are listed beside them. */
const narrowing = ['allOf', 'not', 'if'] as const;

const distinct = (values: readonly Json[]): readonly Json[] => [
  ...new Map(values.map((value) => [literal(value), value])).values(),
];

type Known = Map<Schema, readonly Json[] | undefined>;

/**
 * The distinct values that a schema lists, in its order; `undefined` when it has others as well. Each schema is looked at
 * once: unions of unions reach one in more ways than can be counted, and a circle lists nothing.
 */
const listedIn = (document: OpenApiDocument, schema: Schema, known: Known, depth = 0): readonly Json[] | undefined => {
  if (!known.has(schema)) {
    known.set(schema, undefined);
    if (depth < deepest) known.set(schema, listOf(document, schema, known, depth + 1));
  }
  return known.get(schema);
};

/** References and unions that lead on are followed so many times. */
const deepest = 200;

const listOf = (
  document: OpenApiDocument,
  schema: Schema,
  known: Known,
  depth: number,
): readonly Json[] | undefined => {
  if (typeof schema === 'boolean' || narrowing.some((key) => schema[key] !== undefined)) return undefined;
  const { $ref, anyOf, oneOf } = schema;
  const union = anyOf ?? oneOf;
  const own = Object.hasOwn(schema, 'const') ? [schema.const as Json] : schema.enum;
  if ([$ref, anyOf, oneOf, own].filter((part) => part !== undefined).length > 1) return undefined;
  if (own !== undefined) return distinct(own.filter((value) => isOfType(value, schema.type)));
  if ($ref !== undefined) {
    const target = valueAt(document, pointerOfFragment($ref) ?? '') as Schema | undefined;
    return target === undefined ? undefined : listedIn(document, target, known, depth);
  }
  if (union === undefined) return schema.type === 'null' ? [null] : undefined;
  const branches = union.map((branch) => listedIn(document, branch, known, depth));
  return branches.every((values) => values !== undefined) ? distinct(branches.flat()) : undefined;
};

/** Whether a value is of one of the declared types; of none declared each value is. */
export const isOfType = (value: Json, declared: string | readonly string[] | undefined): boolean => {
  if (declared === undefined) return true;
  const types: readonly string[] = typeof declared === 'string' ? [declared] : declared;
  if (value === null) return types.includes('null');
  if (Array.isArray(value)) return types.includes('array');
  if (typeof value === 'number')
    return types.includes('number') || (types.includes('integer') && Number.isInteger(value));
  return types.includes(typeof value);
};

/**
 * The modules with the values of each component schema that lists them all (`enum`, `const`, unions of such), as arrays
 * that exist at run time. Nothing when there is no such schema.
 */
export const valuesModules = (contract: Contract): { readonly js: string; readonly dts: string } | undefined => {
  const schemas = Object.entries(contract.document.components?.schemas ?? {});
  const names = valuesNames(schemaNames(contract));
  const known: Known = new Map();
  const listed = schemas.flatMap(([key, schema]) => {
    const values = listedIn(contract.document, schema, known);
    if (values === undefined || values.length === 0 || typeof schema === 'boolean') return [];
    const { title: summary, description, deprecated } = schema;
    return [
      {
        name: names.get(key) as string,
        code: values.map(literal).join(', '),
        type: values.map(valueType).join(', '),
        doc: docComment({ summary, description, deprecated }),
      },
    ];
  });
  if (listed.length === 0) return undefined;
  const dts = listed.map(({ name, type, doc }) => `${doc}export declare const ${name}: readonly [${type}];\n`);
  const js = listed.map(({ name, code }) => `export const ${name} = [${code}];\n`);
  return { js: header + js.join(''), dts: header + dts.join('') };
};
