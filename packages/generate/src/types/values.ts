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

/** What schemas list by themselves or by what they refer to, and how often one leads on to the next for it. */
interface Listed {
  readonly values: readonly Json[];
  readonly hops: number;
}

type Known = Map<Schema, Listed | undefined>;

/** References and unions that lead on are followed so many times: behind more of them nothing is listed. */
const deepest = 200;

/**
 * The distinct values that a schema lists, in its order; `undefined` when it has others as well. Each schema is looked at
 * once: unions of unions reach one in more ways than can be counted, and a circle lists nothing.
 */
const listedIn = (document: OpenApiDocument, schema: Schema, known: Known): readonly Json[] | undefined => {
  const open = [schema];
  const entered = new Set<Schema>();
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    const parts = known.has(top) ? [] : partsOf(document, top);
    const ahead = entered.has(top) ? [] : parts.filter((part) => !known.has(part) && !entered.has(part));
    entered.add(top);
    for (const part of ahead) open.push(part);
    if (ahead.length > 0) continue;
    open.pop();
    if (!known.has(top)) known.set(top, listOf(top, parts, known));
  }
  return known.get(schema)?.values;
};

/** The schemas whose values are those of a schema that lists none itself. */
const partsOf = (document: OpenApiDocument, schema: Schema): readonly Schema[] => {
  if (typeof schema === 'boolean') return [];
  if (schema.$ref === undefined) return schema.anyOf ?? schema.oneOf ?? [];
  const target = valueAt(document, pointerOfFragment(schema.$ref) ?? '') as Schema | undefined;
  return target === undefined ? [] : [target];
};

const listOf = (schema: Schema, parts: readonly Schema[], known: Known): Listed | undefined => {
  if (typeof schema === 'boolean' || narrowing.some((key) => schema[key] !== undefined)) return undefined;
  const { $ref, anyOf, oneOf } = schema;
  const own = Object.hasOwn(schema, 'const') ? [schema.const as Json] : schema.enum;
  if ([$ref, anyOf, oneOf, own].filter((part) => part !== undefined).length > 1) return undefined;
  if (own !== undefined) return { values: distinct(own.filter((value) => isOfType(value, schema.type))), hops: 0 };
  if (($ref ?? anyOf ?? oneOf) === undefined) return schema.type === 'null' ? { values: [null], hops: 0 } : undefined;
  const found = parts.flatMap((part) => known.get(part) ?? []);
  const hops = found.reduce((most, part) => Math.max(most, part.hops + 1), 1);
  if (parts.length === 0 || found.length < parts.length || hops > deepest) return undefined;
  return { values: distinct(found.flatMap(({ values }) => values)), hops };
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
