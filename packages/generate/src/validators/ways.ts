import { waysIn, type Contract, type Pointer } from '@schemawright/contract';
import { assertionsOf, member, referenceOf, schemaAt } from './schema.ts';
import { dispatchOf } from './tags.ts';

/** The JSON types that a schema asks for before it looks at anything else; nothing when it does not. */
const guardedTypes = (contract: Contract, pointer: Pointer): readonly unknown[] | undefined => {
  const passed = new Set<Pointer>();
  for (let at: Pointer | undefined = pointer; at !== undefined && !passed.has(at);) {
    passed.add(at);
    const schema = schemaAt(contract, at);
    if (typeof schema !== 'object') return undefined;
    const type: unknown = member(schema, 'type');
    if (type !== undefined) return [type].flat().map((name) => (name === 'integer' ? 'number' : name));
    at = assertionsOf(schema).length === 1 ? referenceOf(schema) : undefined;
  }
  return undefined;
};

/** Whether no value is looked into by two of the branches. */
const isTold = (contract: Contract, branches: readonly Pointer[]): boolean => {
  const types = branches.map((branch) => guardedTypes(contract, branch));
  if (types.some((asked) => asked === undefined)) return dispatchOf(contract, branches) !== undefined;
  const all = types.flatMap((asked) => [...new Set(asked)]);
  return new Set(all).size === all.length || dispatchOf(contract, branches) !== undefined;
};

const known = new WeakMap<Contract, WeakMap<ReadonlySet<Pointer>, (pointer: Pointer) => number>>();

/** How many schemas a printed check may come to look at for one value, when it does not follow the `endless` references. */
export const waysFrom = (contract: Contract, endless: ReadonlySet<Pointer>, pointer: Pointer): number => {
  const ofContract = known.get(contract) ?? new WeakMap<ReadonlySet<Pointer>, (pointer: Pointer) => number>();
  known.set(contract, ofContract);
  const ways =
    ofContract.get(endless) ??
    waysIn(contract, { isTold: (branches) => isTold(contract, branches), isCut: (at) => endless.has(at) });
  ofContract.set(endless, ways);
  return ways(pointer);
};
