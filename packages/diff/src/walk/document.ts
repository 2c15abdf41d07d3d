import { child, effectiveSchema, type Contract, type EffectiveSchema, type Json } from '@schemawright/contract';
import { observe } from '../observe.ts';
import { both, pairBy } from '../pair.ts';
import type { Both, Named, Pair, Subjects } from '../subjects.ts';
import { proseOf } from './prose.ts';
import type { Recorder } from './recorder.ts';
import type { SchemaWalk } from './schemas.ts';
import type { SecuritySchemes } from './security.ts';

/** The component schemas of a contract, as nodes. */
export const componentsOf = (contract: Contract): readonly Named<EffectiveSchema>[] =>
  Object.keys(contract.document.components?.schemas ?? {}).map((name) => {
    const pointer = child('/components/schemas', name);
    return { name, pointer, value: effectiveSchema(contract, pointer) };
  });

type Identical = (old: EffectiveSchema, next: EffectiveSchema) => boolean;

export interface DocumentWalk {
  readonly contracts: Both<Contract>;
  readonly recorder: Recorder;
  readonly security: SecuritySchemes;
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
  for (const pair of pairServers(listed(old, 'servers', 'url'), listed(next, 'servers', 'url'))) {
    tell(walk, 'server', pair as Subjects['server'], pair, 'servers');
  }
  for (const pair of pairBy(listed(old, 'tags', 'name'), listed(next, 'tags', 'name'), ({ name }) => name)) {
    tell(walk, 'tag', pair as Subjects['tag'], pair, 'tags');
  }
  for (const pair of walk.security.pairs) {
    tell(walk, 'scheme', pair, pair, `components.securitySchemes.${(pair.next ?? pair.old)?.name ?? ''}`);
  }
};

/** One server that went and one that came are one server that moved. */
const pairServers = (olds: readonly Named<Json>[], news: readonly Named<Json>[]): readonly Pair<Named<Json>>[] => {
  const known = new Set([...olds, ...news].map(({ name }) => name));
  const lone = known.size === Math.max(olds.length, news.length) + 1 && olds.length === news.length;
  return pairBy(
    olds,
    news,
    ({ name }) => name,
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
 * and read. A new name for a shape that the old contract already had is a refactoring and no news.
 */
export const walkComponents = (
  walk: DocumentWalk,
  schemas: SchemaWalk,
  same: Identical,
  known: (node: EffectiveSchema) => boolean,
): void => {
  const [olds, news] = [componentsOf(walk.contracts.old), componentsOf(walk.contracts.next)];
  const byName = pairBy(olds, news, ({ name }) => name);
  const open = byName.filter((pair) => both(pair) === undefined);
  const byShape = open.map((pair) => {
    const twin =
      pair.old &&
      open.find(({ next }) => next !== undefined && pair.old !== undefined && same(pair.old.value, next.value));
    return twin === undefined ? pair : { old: pair.old, next: twin.next };
  });
  const renamed = new Set(byShape.flatMap((pair) => (pair.old === undefined ? [] : (pair.next ?? []))));
  for (const pair of byShape) {
    if (pair.old === undefined && pair.next !== undefined && (renamed.has(pair.next) || known(pair.next.value)))
      continue;
    tell(walk, 'component', pair, pair, `components.schemas.${(pair.next ?? pair.old)?.name ?? ''}`);
  }
  for (const pair of byName) {
    const sides = both(pair);
    if (sides === undefined || schemas.met(sides.old.value, sides.next.value)) continue;
    const position = { operation: null, location: `components.schemas.${sides.next.name}` };
    schemas.enter(sides.old.value, sides.next.value, 'request', position);
    schemas.enter(sides.old.value, sides.next.value, 'response', position);
  }
};
