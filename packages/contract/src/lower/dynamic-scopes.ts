import { fragmentOf, parent, pointerOfFragment, valueAt, type Pointer } from '../pointer.ts';
import { isObject, own, setOwn, slotsOf, type Draft, type Kind } from '../openapi/model.ts';
import { refusal } from '../problem.ts';
import { limits } from '../read/limits.ts';
import type { Lowering } from './draft.ts';
import { writeStatic } from './identifiers.ts';

/** Where the names of `$dynamicAnchor` lead on the way that a check has come. JSON Schema 2020-12 Core, 7.1 and 8.2.3.2. */
type Scope = ReadonlyMap<string, Pointer>;

export interface Dynamics {
  /** The schemas with a `$dynamicRef` that asks the scope, and the name that they ask for. */
  readonly asking: ReadonlyMap<Draft, string>;
  /** By the places where schema resources begin: what their dynamic anchors name. */
  readonly anchors: ReadonlyMap<Pointer, Scope>;
  /** A copy for a second place. Throws `Refusal` when a description multiplies itself beyond bounds. */
  readonly duplicate: (value: unknown) => unknown;
  /** Where a copy of what stands at a pointer may stand. */
  readonly placeFor: (pointer: Pointer) => { readonly holder: Draft; readonly name: string; readonly target: Pointer };
}

/** A schema that stands somewhere, in the scope that it was come to with. */
interface Visit {
  readonly node: Draft;
  readonly original: Draft;
  readonly pointer: Pointer;
  readonly scope: Scope;
}

const outermost: Scope = new Map();

/**
 * Dynamic references become references: what is reached in several scopes is written once for each of them, so that whoever
 * reads the document needs to know of no scope. A component that is looked at first stays as it is. Throws `Refusal` when
 * that makes too many.
 */
export const bindDynamicReferences = ({ document, origins }: Lowering, dynamics: Dynamics): void => {
  const { asking, anchors, duplicate, placeFor } = dynamics;
  if (asking.size === 0) return;
  const resourceOf = (pointer: Pointer): Pointer => {
    let at = pointer;
    while (at !== '' && !anchors.has(at)) at = parent(at);
    return at;
  };
  /** What outer resources declare goes before what the resource that begins at `pointer` does. */
  const enter = (scope: Scope, pointer: Pointer): Scope => {
    const added = [...(anchors.get(pointer) ?? outermost)].filter(([name]) => !scope.has(name));
    return added.length === 0 ? scope : new Map([...scope, ...added]);
  };

  const written = visitsOf(document, (pointer, outer) =>
    outer === undefined ? enter(outermost, resourceOf(pointer)) : enter(outer, pointer),
  );
  const inPlace = new Map(written.map(({ pointer, scope }) => [pointer, scope]));
  const namesFrom = reachOf(written, dynamics);
  const keyOf = (scope: Scope, pointer: Pointer): string =>
    [...(namesFrom.get(pointer) ?? [])]
      .toSorted()
      .map((name) => ` ${name} ${scope.get(name) ?? ''}`)
      .join('');

  const copies = new Map<string, Pointer>();
  const waiting = [...written];
  /** Where the schema at `pointer` stands as it is when it is come to with a scope. */
  const placeIn = (pointer: Pointer, outer: Scope): Pointer => {
    const scope = enter(outer, resourceOf(pointer));
    const key = keyOf(scope, pointer);
    const original = valueAt(document, pointer);
    if (!isObject(original) || key === keyOf(inPlace.get(pointer) ?? outermost, pointer)) return pointer;
    const known = copies.get(pointer + key);
    if (known !== undefined) return known;
    if (copies.size >= limits.scopes) {
      const message = `dynamic references lead to more than ${limits.scopes} schemas in scopes of their own, which is the limit`;
      throw refusal(origins.find('').source.file, 'dynamic-too-large', message);
    }
    const { holder, name, target } = placeFor(pointer);
    copies.set(pointer + key, target);
    origins.copied(target, pointer);
    const node = duplicate(original) as Draft;
    setOwn(holder, name, node);
    waiting.push(...visitsBelow({ node, original, pointer, scope }, enter));
    return target;
  };

  // What is copied has to be as it was written.
  const edits: (() => void)[] = [];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, original, scope } = next;
    const target = targetOf(original, '$ref');
    if (target !== undefined && namesFrom.has(target)) {
      const place = fragmentOf(placeIn(target, scope));
      edits.push(() => (node['$ref'] = place));
    }
    const name = asking.get(original);
    const first = name === undefined ? undefined : targetOf(original, '$dynamicRef');
    if (first !== undefined) {
      const place = fragmentOf(placeIn(scope.get(name as string) ?? first, scope));
      edits.push(() => writeStatic(node, place));
    }
  }
  for (const edit of edits) edit();
};

const targetOf = (schema: Draft, keyword: string): Pointer | undefined => {
  const ref = own(schema, keyword);
  return typeof ref === 'string' && ref.startsWith('#') ? pointerOfFragment(ref) : undefined;
};

/** Every schema of the document. `scopeOf` tells its scope, from the one around it where it is part of a schema. */
const visitsOf = (document: Draft, scopeOf: (pointer: Pointer, outer: Scope | undefined) => Scope): Visit[] => {
  const visits: Visit[] = [];
  const open: [Draft, Kind, Pointer, Scope | undefined][] = [[document, 'document', '', undefined]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [node, kind, pointer, outer] = next;
    const scope = kind === 'schema' ? scopeOf(pointer, outer) : undefined;
    if (scope !== undefined) visits.push({ node, original: node, pointer, scope });
    for (const slot of slotsOf({ kind, pointer, value: node })) {
      if (isObject(slot.value)) open.push([slot.value, slot.kind, slot.pointer, scope]);
    }
  }
  return visits;
};

/** A copy of a schema and the schemas below it; definitions stay where they were written. */
const visitsBelow = (root: Visit, enter: (scope: Scope, pointer: Pointer) => Scope): Visit[] => {
  const visits: Visit[] = [];
  const open = [root];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, original, pointer, scope } = next;
    visits.push(next);
    for (const keyword of ['$defs', 'definitions', ...identifying]) delete node[keyword];
    const { $defs: _, definitions: __, ...kept } = original;
    const copied = slotsOf({ kind: 'schema', pointer, value: node });
    for (const [index, slot] of slotsOf({ kind: 'schema', pointer, value: kept }).entries()) {
      const { value } = copied[index] as { readonly value: unknown };
      if (!isObject(slot.value) || !isObject(value)) continue;
      open.push({ node: value, original: slot.value, pointer: slot.pointer, scope: enter(scope, slot.pointer) });
    }
  }
  return visits;
};

/** What references no longer name when they are places. */
export const identifying: readonly string[] = ['$id', '$anchor', '$dynamicAnchor'];

/** By the places that references lead to: the names that are asked for there, or behind further references. */
const reachOf = (
  visits: readonly Visit[],
  { asking, anchors }: Dynamics,
): ReadonlyMap<Pointer, ReadonlySet<string>> => {
  const declared = new Map<string, Pointer[]>();
  for (const [name, pointer] of [...anchors.values()].flatMap((scope) => [...scope])) {
    declared.set(name, [...(declared.get(name) ?? []), pointer]);
  }
  const holders = visits.flatMap(({ original, pointer }) => {
    const name = asking.get(original);
    const next = [targetOf(original, '$ref'), ...(name === undefined ? [] : (declared.get(name) ?? []))];
    const targets = next.filter((target) => target !== undefined);
    return targets.length === 0 ? [] : [{ pointer, name, targets }];
  });
  const places = new Set(holders.flatMap(({ targets }) => targets));
  /** By place: the places from whose inside it is referred to. */
  const users = new Map<Pointer, Set<Pointer>>();
  const names = new Map<Pointer, Set<string>>();
  const changed = new Set<Pointer>();
  for (const { pointer, name, targets } of holders) {
    for (let at = pointer; at !== ''; at = parent(at)) {
      if (!places.has(at)) continue;
      for (const target of targets) users.set(target, (users.get(target) ?? new Set<Pointer>()).add(at));
      if (name !== undefined) names.set(at, (names.get(at) ?? new Set<string>()).add(name));
      if (name !== undefined) changed.add(at);
    }
  }
  // Grows while it is gone through.
  for (const place of changed) {
    changed.delete(place);
    const known = names.get(place) as ReadonlySet<string>;
    for (const user of users.get(place) ?? []) {
      const wider = names.get(user) ?? new Set<string>();
      const { size } = wider;
      for (const name of known) wider.add(name);
      names.set(user, wider);
      if (wider.size > size) changed.add(user);
    }
  }
  return names;
};
