import { child, type Contract, type Json, type Pointer, type Schema } from '@schemawright/contract';
import { endlessReferences } from '../validators/cycles.ts';
import { entries, isSchema, member, referenceOf, schemaAt } from '../validators/schema.ts';
import { dispatchOf } from '../validators/tags.ts';
import { inPlaceFamily } from './family.ts';

/** One way in which a value that meets a schema is known to meet another one, or a part of it is. */
export type Step =
  /** The value itself, where it is of a JSON type that the schema takes: unions may be told apart by that alone. */
  | { readonly kind: 'same'; readonly pointer: Pointer }
  | { readonly kind: 'member'; readonly name: string; readonly pointer: Pointer }
  /** The element at an index. */
  | { readonly kind: 'element'; readonly index: number; readonly pointer: Pointer }
  /** The elements from an index on. */
  | { readonly kind: 'elements'; readonly from: number; readonly pointer: Pointer }
  /** The members with other names than these. */
  | { readonly kind: 'values'; readonly except: readonly string[]; readonly pointer: Pointer }
  /** The value itself, by the branch that the member `property` tells; `undefined` stands for its absence. */
  | {
      readonly kind: 'tagged';
      readonly property: string;
      readonly branches: readonly { readonly values: readonly (Json | undefined)[]; readonly pointer: Pointer }[];
    };

const isNull = (contract: Contract, pointer: Pointer): boolean => {
  const schema = schemaAt(contract, pointer);
  return typeof schema === 'object' && (member(schema, 'type') === 'null' || member(schema, 'const') === null);
};

/** Whether the JSON type of a value alone tells which branch it can meet. */
const differInType = (contract: Contract, branches: readonly Pointer[]): boolean => {
  const taken = new Set<unknown>();
  for (const branch of branches) {
    const types = inPlaceFamily(contract, branch).flatMap(({ schema }) => member(schema, 'type') ?? []);
    const kinds = new Set(types.map((type) => (type === 'integer' ? 'number' : type)));
    if (kinds.size === 0 || [...kinds].some((kind) => taken.has(kind))) return false;
    for (const kind of kinds) taken.add(kind);
  }
  return true;
};

const union = (contract: Contract, branches: readonly Pointer[]): readonly Step[] => {
  const real = branches.filter((pointer) => !isNull(contract, pointer));
  const [only] = real;
  if (only === undefined) return [];
  if (real.length === 1 || differInType(contract, real)) return real.map((inner) => ({ kind: 'same', pointer: inner }));
  const dispatch = dispatchOf(contract, real);
  if (dispatch === undefined) return [];
  const told = real.map((pointer, index) => ({ values: dispatch.values[index] ?? [], pointer }));
  return [{ kind: 'tagged', property: dispatch.property, branches: told }];
};

/** Where what is known of a value leads below a schema. Nothing below a union whose branches nothing tells apart. */
export const stepsOf = (contract: Contract, pointer: Pointer): readonly Step[] => {
  const schema = schemaAt(contract, pointer);
  if (typeof schema !== 'object') return [];
  const list = (keyword: 'allOf' | 'anyOf' | 'oneOf' | 'prefixItems'): Pointer[] => {
    const found: unknown = member(schema, keyword);
    return Array.isArray(found) ? found.map((_, index) => child(child(pointer, keyword), index)) : [];
  };
  const at = (keyword: 'items' | 'additionalProperties'): Pointer | undefined => {
    const found: Schema | undefined = member(schema, keyword) as Schema | undefined;
    return isSchema(found) && found !== false ? child(pointer, keyword) : undefined;
  };
  const target = referenceOf(schema);
  const names = entries(member(schema, 'properties')).map(([name]) => name);
  const first = list('prefixItems');
  const items = at('items');
  // A pattern may bind the other members too.
  const values = member(schema, 'patternProperties') === undefined ? at('additionalProperties') : undefined;
  return [
    ...(target === undefined || endlessIn(contract).has(pointer) ? [] : [{ kind: 'same' as const, pointer: target }]),
    ...list('allOf').map((inner) => ({ kind: 'same' as const, pointer: inner })),
    ...union(contract, list('anyOf')),
    ...union(contract, list('oneOf')),
    ...names.map((name) => ({
      kind: 'member' as const,
      name,
      pointer: child(child(pointer, 'properties'), name),
    })),
    ...first.map((inner, index) => ({ kind: 'element' as const, index, pointer: inner })),
    ...(items === undefined ? [] : [{ kind: 'elements' as const, from: first.length, pointer: items }]),
    ...(values === undefined ? [] : [{ kind: 'values' as const, except: names, pointer: values }]),
  ];
};

/** References that lead back to the same value, of all components. */
const endlessIn = (contract: Contract): ReadonlySet<Pointer> => {
  const known = endless.get(contract);
  if (known !== undefined) return known;
  const roots = Object.keys(contract.document.components?.schemas ?? {}).map((key) =>
    child('/components/schemas', key),
  );
  const found = endlessReferences(contract, roots);
  endless.set(contract, found);
  return found;
};

const endless = new WeakMap<Contract, ReadonlySet<Pointer>>();
