import {
  canonicalJson,
  pointerOfFragment,
  valueAt,
  type AlikeParts,
  type Contract,
  type Pointer,
} from '@schemawright/contract';
import type { Both, Subjects } from '../subjects.ts';
import { memberOf, proseOf } from './prose.ts';

/** An object of a description, and where it stands. */
export interface Described {
  readonly pointer: Pointer;
  readonly object: unknown;
}

/** What both sides say for people, at the places where it is written. */
interface Told {
  readonly prose: Subjects['prose'];
  readonly places: Both<{ readonly pointer: Pointer }>;
}

/**
 * What objects of operations say for people. An example that is a component counts as what it says, which may stand in
 * place as well; of those that are components on both sides it is told there, once for all who refer to them. OpenAPI
 * 3.1.1, 4.8.19.
 */
export const proseWithExamples = (
  contracts: Both<Contract>,
  pair: Both<Described>,
  alike: AlikeParts,
): readonly Told[] => {
  const [old, next] = [examplesOf(contracts.old, pair.old.object), examplesOf(contracts.next, pair.next.object)];
  const shared: Told[] = [];
  for (const [name, one] of old) {
    const other = next.get(name);
    if (one.pointer === undefined || other?.pointer === undefined) continue;
    old.delete(name);
    next.delete(name);
    if (alike(one.example, other.example)) continue;
    shared.push({
      prose: { old: canonicalJson(one.example), next: canonicalJson(other.example) },
      places: { old: { pointer: one.pointer }, next: { pointer: other.pointer } },
    });
  }
  const prose = { old: proseBeside(pair.old.object, old), next: proseBeside(pair.next.object, next) };
  return [{ prose, places: pair }, ...shared];
};

interface PlacedExample {
  readonly example: unknown;
  /** The component that it is. */
  readonly pointer: Pointer | undefined;
}

type Examples = Map<string, PlacedExample>;

const examplesOf = ({ document }: Contract, object: unknown): Examples => {
  const examples = memberOf(object, 'examples');
  if (!isMap(examples)) return new Map();
  return new Map(Object.entries(examples).map(([name, example]) => [name, referred(document, example)]));
};

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const maxHops = 100;

/** The example behind references. One that says itself what it is for stands for itself: OpenAPI 3.1.1, 4.8.23. */
const referred = (document: Contract['document'], example: unknown, hops = 0): PlacedExample => {
  const { $ref: reference, ...said } = isMap(example) ? example : {};
  const pointer = typeof reference === 'string' && hops < maxHops ? pointerOfFragment(reference) : undefined;
  const found = pointer === undefined ? undefined : valueAt(document, pointer);
  if (!isMap(found)) return { example, pointer: undefined };
  const target = referred(document, found, hops + 1);
  if (Object.keys(said).length === 0) return { ...target, pointer: target.pointer ?? pointer };
  return { example: { ...(isMap(target.example) ? target.example : {}), ...said }, pointer: undefined };
};

const proseBeside = (object: unknown, examples: Examples): string => {
  if (!isMap(object) || !isMap(object['examples'])) return proseOf(object);
  const { examples: _, ...rest } = object;
  const said = [...examples].map(([name, { example }]) => [name, example]);
  return proseOf(said.length === 0 ? rest : { ...rest, examples: Object.fromEntries(said) as unknown });
};
