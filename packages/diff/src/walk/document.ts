import {
  canonicalJson,
  child,
  effectiveSchema,
  structuresOf,
  unknownExtensions,
  unresolvedReferences,
  writtenPointer,
  writtenVersion,
  type Contract,
  type EffectiveSchema,
  type Json,
  type Operation,
  type Pointer,
  type SchemaFacts,
  type Server,
} from '@schemawright/contract';
import { observe } from '../observe.ts';
import { both, pairBy } from '../pair.ts';
import { addressOf } from '../servers.ts';
import { areServersInherited } from './operation-servers.ts';
import type { Both, Named, Pair, Subjects } from '../subjects.ts';
import { proseOf, proseOfServer, proseOfTag } from './prose.ts';
import { renamesOf, type Component } from './component-renames.ts';
import type { Recorder } from './recorder.ts';
import type { SchemaWalk, SchemaWalkContext } from './schemas.ts';
import { requirementsOf, type SecuritySchemes } from './security.ts';
import { walkStructures } from './structure-documents.ts';

/** The component schemas of a contract, as nodes. */
export const componentsOf = (contract: Contract): readonly Named<EffectiveSchema>[] =>
  Object.entries(contract.document.components?.schemas ?? {}).map(([name, schema]) => {
    const pointer = child('/components/schemas', name);
    return { name, pointer, value: effectiveSchema(contract, pointer, schema) };
  });

/** A component that was written, with what stands for it. */
interface Written extends Named<EffectiveSchema> {
  readonly copies: Named<EffectiveSchema>[];
}

/** Those that were written: what dynamic references reach in several scopes stands once for each, under names that nobody gave. */
const writtenComponents = (contract: Contract): readonly Written[] => {
  const known = new Map<Pointer, Written[]>();
  const fileOf = ({ pointer }: Named<unknown>): string => contract.origin(pointer).file;
  for (const component of componentsOf(contract)) {
    const place = writtenPointer(contract, component.pointer);
    const others = known.get(place) ?? [];
    // Files may hold something at the same pointer, and few do: places of all components would take long to find.
    const first = others.length > 0 && others.find((other) => fileOf(other) === fileOf(component));
    if (first) first.copies.push(component);
    else known.set(place, [...others, { ...component, copies: [component] }]);
  }
  return [...known.values()].flat();
};

export interface DocumentWalk {
  readonly contracts: Both<Contract>;
  readonly recorder: Recorder;
  readonly security: SecuritySchemes;
  readonly operations: Both<readonly Operation[]>;
  /** Whether changes of unknown extensions are asked for: some hold half of a description. */
  readonly tellsExtensions: boolean;
}

const tell = <K extends keyof Subjects>(
  { recorder }: DocumentWalk,
  subject: K,
  pair: Subjects[K],
  named: Pair<Named<unknown>>,
  location: string,
): void => {
  const site = { old: named.old?.pointer, next: named.next?.pointer, subject: (named.next ?? named.old)?.name ?? '' };
  recorder.add(observe(subject, pair, site), [{ operation: null, location }]);
};

/** What belongs to no operation: servers, tags, security schemes, texts. */
export const walkDocument = (walk: DocumentWalk): void => {
  const { old, next } = walk.contracts;
  const info = { name: 'info', pointer: '/info', value: null };
  tell(
    walk,
    'prose',
    { old: proseOf(old.document.info), next: proseOf(next.document.info) },
    { old: info, next: info },
    'info',
  );
  walkServers(walk);
  for (const pair of pairBy(listed(old, 'tags', 'name'), listed(next, 'tags', 'name'), ({ name }) => name)) {
    tell(walk, 'tag', pair as Subjects['tag'], pair, 'tags');
    tellProse(walk, pair, 'tags', proseOfTag);
  }
  for (const pair of walk.security.pairs) {
    const location = `components.securitySchemes.${(pair.next ?? pair.old)?.name ?? ''}`;
    const users = [...new Set(both(pair) === undefined ? [] : operationsWith(walk, pair))];
    const site = { old: pair.old?.pointer, next: pair.next?.pointer, subject: (pair.next ?? pair.old)?.name ?? '' };
    const positions = [{ operation: null, location }, ...users.map((operation) => ({ operation, location }))];
    walk.recorder.add(observe('scheme', pair, site), positions);
    tellProse(walk, pair, location);
  }
  const root = { name: '', pointer: '', value: null };
  const roots = { old: root, next: root };
  tell(walk, 'prose', { old: proseOf(old.document), next: proseOf(next.document) }, roots, 'document');
  tell(walk, 'language', { old: writtenVersion(old), next: writtenVersion(next) }, roots, 'document');
  if (walk.tellsExtensions) {
    const extensions = (contract: Contract): string =>
      canonicalJson([unknownExtensions(contract.document), unknownExtensions(contract.document.info)]);
    tell(walk, 'extensions', { old: extensions(old), next: extensions(next) }, roots, 'document');
  }
  const unresolved = (contract: Contract): readonly Named<null>[] =>
    unresolvedReferences(contract).map(({ problem: { message }, pointers }) => ({
      name: message,
      pointer: pointers[0] ?? '',
      value: null,
    }));
  for (const pair of pairBy(
    unresolved(old),
    unresolved(next),
    ({ pointer }) => pointer,
    ({ name }) => name,
  )) {
    tell(walk, 'unresolved', pair, pair, 'references');
  }
  walkInherited(walk);
  walkStructures(walk);
};

const tellProse = (
  walk: DocumentWalk,
  pair: Pair<Named<unknown>>,
  location: string,
  prose: (object: unknown) => string = proseOf,
): void => {
  const sides = both(pair);
  if (sides === undefined) return;
  tell(walk, 'prose', { old: prose(sides.old.value), next: prose(sides.next.value) }, pair, location);
};

/** The operations that ask for a scheme, on either side. */
const operationsWith = ({ operations }: DocumentWalk, { old, next }: Pair<Named<unknown>>): readonly string[] => {
  const asking = (list: readonly Operation[], name: string | undefined): readonly string[] =>
    list
      .filter((operation) => name !== undefined && requirementsOf(operation)?.some((one) => Object.hasOwn(one, name)))
      .map(({ key }) => key);
  return [...asking(operations.next, next?.name), ...asking(operations.old, old?.name)];
};

/** `/` is what stands for no server at all: OpenAPI 3.1.1, 4.8.1. */
const serversOf = ({
  old,
  next,
}: Both<Contract>): readonly [old: readonly Named<Json>[], next: readonly Named<Json>[]] => {
  const [before, after] = [listed(old, 'servers', 'url'), listed(next, 'servers', 'url')];
  const isDefault = ([first, ...rest]: readonly Named<Json>[]): boolean => first?.name === '/' && rest.length === 0;
  const silent = (before.length === 0 && isDefault(after)) || (after.length === 0 && isDefault(before));
  return silent ? [[], []] : [before, after];
};

/** The servers of the document; where all operations of a side have others, those are compared with each operation. */
const walkServers = (walk: DocumentWalk): void => {
  const { contracts, operations } = walk;
  const isOfNone = (side: 'old' | 'next'): boolean => !areServersInherited(contracts[side], operations[side]);
  if (isOfNone('old') || isOfNone('next')) return;
  for (const pair of pairServers(...serversOf(contracts))) {
    tell(walk, 'server', pair as Subjects['server'], pair, 'servers');
    tellProse(walk, pair, 'servers', proseOfServer);
  }
  const addresses = (contract: Contract): readonly string[] =>
    listed(contract, 'servers', 'url').map(({ value }) => addressOf(value as unknown as Server));
  const place = { name: '', pointer: '/servers', value: null };
  const lists = { old: addresses(contracts.old), next: addresses(contracts.next) };
  tell(walk, 'servers', lists, { old: place, next: place }, 'servers');
};

/** Requirements that operations inherit are compared with them; here those that none inherits. */
const walkInherited = (walk: DocumentWalk): void => {
  const { contracts, operations } = walk;
  const inherits = ({ object, kind }: Operation): boolean => kind === 'path' && object.security === undefined;
  if ([...operations.old, ...operations.next].some(inherits)) return;
  const stated = ({ document }: Contract): string => canonicalJson(document.security ?? null);
  const place = { name: 'security', pointer: '/security', value: null };
  const pair = { old: stated(contracts.old), next: stated(contracts.next) };
  tell(walk, 'inherited', pair, { old: place, next: place }, 'security');
};

/** One server that went and one that came are one server that moved. */
const pairServers = (olds: readonly Named<Json>[], news: readonly Named<Json>[]): readonly Pair<Named<Json>>[] => {
  const known = new Set([...olds, ...news].map(({ name }) => name));
  const lone = known.size === Math.max(olds.length, news.length) + 1 && olds.length === news.length;
  return pairBy(
    olds,
    news,
    ({ name }) => name,
    ({ value }) => addressOf(value as unknown as Server),
    () => (lone ? 'moved' : undefined),
  );
};

const listed = ({ document }: Contract, member: 'servers' | 'tags', key: 'url' | 'name'): readonly Named<Json>[] => {
  const list: unknown = document[member];
  return (Array.isArray(list) ? list : []).flatMap((value: Readonly<Record<string, Json>>, index) => {
    const name = value?.[key];
    return typeof name === 'string' ? [{ name, pointer: `/${member}/${index}`, value }] : [];
  });
};

/**
 * Component schemas: names that came and went; and the schemas that no operation reaches, which a consumer may send
 * and read. A name for a shape that was moved out of what the old contract says is a refactoring and no news.
 */
export const walkComponents = (
  walk: DocumentWalk,
  schemas: SchemaWalk,
  likeness: Pick<SchemaWalkContext, 'same' | 'seen'>,
  known: (node: EffectiveSchema) => boolean,
): void => {
  const [olds, news] = [writtenComponents(walk.contracts.old), writtenComponents(walk.contracts.next)];
  const byName = pairBy(olds, news, ({ name }) => name);
  const renames = renamesOf(byName, likeness);
  const renamed = new Set(renames.exact.values());
  for (const pair of byName) {
    if (both(pair) !== undefined) continue;
    const next = pair.old === undefined ? pair.next : renames.exact.get(pair.old);
    if (pair.old === undefined && next !== undefined && (renamed.has(next) || known(next.value))) continue;
    if (pair.old !== undefined && next !== undefined && isMove(walk.contracts, pair.old, next)) {
      tellMove(walk, { old: pair.old, next });
      continue;
    }
    const renamedTo = pair.old && renames.likely.get(pair.old)?.name;
    const presence = { old: pair.old, next, renamedTo };
    tell(walk, 'component', presence, presence, `components.schemas.${(next ?? pair.old)?.name ?? ''}`);
  }
  for (const pair of byName) {
    const sides = both(pair);
    if (sides === undefined || isMet(sides, schemas, likeness)) continue;
    const unused = walk.operations.old.length > 0 && !isStructure(walk.contracts.old, sides.old);
    const position = { operation: null, location: `components.schemas.${sides.next.name}`, unused };
    if (schemas.isPart(sides.old.value, sides.next.value)) {
      const [old, next] = [sides.old.value.facts, sides.next.value.facts];
      // No operation leads here, so that nothing is sent as XML.
      const textsOf = ({ annotations }: SchemaFacts): string => canonicalJson([annotations.prose, ...annotations.xml]);
      const prose = { old: textsOf(old), next: textsOf(next) };
      walk.recorder.add(observe('prose', prose, { old: old.pointer, next: next.pointer }), [position]);
      continue;
    }
    schemas.enter(sides.old.value, sides.next.value, 'request', position);
    schemas.enter(sides.old.value, sides.next.value, 'response', position);
  }
};

/** Whether a component was compared where it is used, or what stands for it there and changed. */
const isMet = ({ old, next }: Both<Written>, { met }: SchemaWalk, { same }: Pick<SchemaWalkContext, 'same'>): boolean =>
  met(old.value, next.value) ||
  old.copies.some((before) => {
    const after = next.copies.find(({ name }) => name === before.name);
    return after !== undefined && !same(before.value, after.value) && met(before.value, after.value);
  });

/** Whether a type of JSON Structure has the name that it had, in another namespace: `Pet_old_Cat`, `Pet_new_Cat`. */
const isMove = (contracts: Both<Contract>, old: Component, next: Component): boolean => {
  const last = ({ name }: Component): string => name.slice(name.lastIndexOf('_') + 1);
  return last(old) === last(next) && isStructure(contracts.old, old) && isStructure(contracts.next, next);
};

/** Whether a component was written in JSON Structure. Its documents are contracts of their own: values are checked by them. */
const isStructure = (contract: Contract, { pointer }: Component): boolean =>
  structuresOf(contract).some(({ places }) => places.includes(pointer));

const tellMove = ({ recorder }: DocumentWalk, { old, next }: Both<Component>): void => {
  for (const direction of ['request', 'response'] as const) {
    const site = { old: old.pointer, next: next.pointer, direction };
    const findings = observe('namespace', { old: old.name, next: next.name }, site);
    recorder.add(findings, [{ operation: null, location: `components.schemas.${next.name}` }]);
  }
};
