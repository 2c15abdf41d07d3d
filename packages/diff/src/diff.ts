import {
  effectiveSchema,
  operations,
  partsAlike,
  schemaClasses,
  valueAt,
  writtenAlike,
  type AlikeParts,
  type Contract,
  type EffectiveSchema,
  type Operation,
  type PlacedSchema,
  type Pointer,
} from '@schemawright/contract';
import { bumpOf } from './bump.ts';
import type { Bump, Diff } from './change.ts';
import { observe } from './observe.ts';
import { both } from './pair.ts';
import type { Deprecation, Profile, Stability } from './policy/policy.ts';
import { lowerUnstable } from './policy/stability.ts';
import { gravestUnused } from './policy/unused.ts';
import { createRelation } from './schema/subsume.ts';
import type { Both, Pair } from './subjects.ts';
import { ofEdit } from './walk/consequences.ts';
import { componentsOf, walkComponents, walkDocument } from './walk/document.ts';
import { createLifecycles } from './walk/lifecycle.ts';
import { linksBetween } from './walk/links.ts';
import { pairOperations, walkOperation } from './walk/operations.ts';
import { tellPresence } from './walk/presence.ts';
import { createRecorder, type Recorder } from './walk/recorder.ts';
import { createSchemaWalk } from './walk/schemas.ts';
import { pairSecurity } from './walk/security.ts';
import { createStructures } from './walk/structure.ts';
import { doubtUnresolved } from './walk/unresolved.ts';
import { withWitnesses } from './witness/confirm.ts';

export interface DiffOptions {
  /** Below 1.0.0: a breaking change moves the minor version, any other the patch. */
  readonly zeroMajor?: boolean;
  /** What a risky change asks for; `minor` when not given. */
  readonly risky?: 'major' | 'minor';
  /** `false` leaves out changes of texts for people. */
  readonly annotations?: boolean;
  /** `true` tells what changed without a meaning here: members with a name in `x-`, the version of OpenAPI. */
  readonly extensions?: boolean;
  /** What counts besides what is exchanged; `balanced` when not given. */
  readonly profile?: Profile;
  /** How firm the promises about operations are. */
  readonly stability?: Stability;
  /** The notice that consumers get before something goes; nothing when none is asked for. */
  readonly deprecation?: Deprecation;
  /** The day on which dates are judged, as `2027-03-31`; they are not without it. */
  readonly today?: string;
}

/**
 * What changed between two contracts, as somebody sees it who uses a client of the old one. Nothing when they mean the
 * same, however they are written. Never throws for what the documents say.
 */
export const diff = (old: Contract, next: Contract, options: DiffOptions = {}): Diff => {
  const olds = operations(old);
  const news = operations(next);
  const pairs = pairOperations(olds, news);
  const alike = partsAlike(old, next);
  const edited = editedPairs(pairs, { old, next }, alike);
  const { identical, same, seen, differenceOf, knownToOld } = schemaClasses(
    rootsOf(old, edited, 'old'),
    rootsOf(next, edited, 'next'),
    alike,
  );
  const contracts = { old, next };
  const lifecycles = createLifecycles(options);
  const schemas = createSchemaWalk({
    identical,
    same,
    seen,
    differenceOf,
    partsAlike: alike,
    relation: createRelation({ same, partsAlike: alike }),
    structures: createStructures(contracts, same),
    lifecycles,
  });
  const order = [...news.map(({ key }) => key), ...olds.map(({ key }) => key)];
  const recorder = createRecorder(old, next, [...new Set(order)], gravestUnused[options.profile ?? 'balanced']);
  const security = pairSecurity(old, next);

  const sameSchema = (before: PlacedSchema | undefined, after: PlacedSchema | undefined): boolean =>
    before === undefined || after === undefined
      ? before === after
      : same(effectiveSchema(old, before.pointer, before.schema), effectiveSchema(next, after.pointer, after.schema));
  const document = {
    contracts,
    recorder,
    security,
    operations: { old: olds, next: news },
    tellsExtensions: options.extensions === true,
  };

  walkDocument(document);
  tellPresence(pairs, { recorder, lifecycles, sameSchema });
  const walk = {
    contracts,
    recorder,
    schemas,
    security,
    lifecycles,
    links: linksBetween(pairs),
    partsAlike: alike,
    sameSchema,
  };
  for (const pair of edited) {
    const sides = both(pair);
    if (sides !== undefined) walkOperation(walk, sides);
  }
  walkComponents(document, schemas, { same, seen }, knownToOld);
  for (const { finding, positions, edit } of withWitnesses(doubtUnresolved(contracts, schemas.finish()), same)) {
    recorder.add([edit === undefined ? finding : ofEdit(edit, finding)], positions);
  }

  tellVersion(contracts, bumpOf(recorder.judgements()), recorder);
  const found = recorder.changes().filter(({ rule }) => isAskedFor(rule, options));
  const changes = lowerUnstable(found, olds, news, options.stability);
  return { bump: bumpOf(changes, options), changes };
};

/** All but the operations of which nothing can be told: written alike, with all that they refer to and that they inherit. */
const editedPairs = (
  pairs: readonly Pair<Operation>[],
  { old, next }: Both<Contract>,
  alike: AlikeParts,
): readonly Pair<Operation>[] => {
  const alikeAt = writtenAlike(old, next, alike);
  const inheritsAlike = inherited.every((pointer) =>
    alike(valueAt(old.document, pointer), valueAt(next.document, pointer)),
  );
  if (!inheritsAlike) return pairs;
  return pairs.filter((pair) => {
    const sides = both(pair);
    if (sides === undefined || sides.old.key !== sides.next.key || sides.old.path !== sides.next.path) return true;
    return !alikeAt(sides.old.item, sides.next.item);
  });
};

/** What operations take from outside of their path item, without a reference to it. */
const inherited: readonly Pointer[] = ['/servers', '/security', '/components/securitySchemes'];

/** Texts are left out when that is asked for, and extensions unless they are. */
const isAskedFor = (rule: string, { annotations = true, extensions = false }: DiffOptions): boolean =>
  (annotations || rule !== 'annotation-changed') && (extensions || !meaningless.has(rule));

const meaningless: ReadonlySet<string> = new Set(['extension-changed', 'spec-version-changed']);

/** What the document says of its own version, against what the changes ask for. */
const tellVersion = ({ old, next }: Both<Contract>, asked: Bump, recorder: Recorder): void => {
  const version = (contract: Contract): string => String(contract.document.info.version);
  const pair = { old: version(old), next: version(next), asked };
  const site = { old: '/info/version', next: '/info/version' };
  recorder.add(observe('version', pair, site), [{ operation: null, location: 'info' }]);
};

/** Made when they are asked for: most comparisons need few of them. */
const rootsOf = (
  contract: Contract,
  edited: readonly Pair<Operation>[],
  side: 'old' | 'next',
): Iterable<EffectiveSchema> => ({
  *[Symbol.iterator]() {
    for (const { value } of componentsOf(contract)) yield value;
    for (const { pointer, schema } of schemasOf(edited.flatMap((pair) => pair[side] ?? [])))
      yield effectiveSchema(contract, pointer, schema);
  },
});

const schemasOf = (list: readonly Operation[]): Iterable<PlacedSchema> => {
  const placed = list.flatMap(({ parameters, queryString, requestBody, responses }) => [
    ...parameters,
    ...(queryString === undefined ? [] : [queryString]),
    ...(requestBody?.content ?? []),
    ...responses.flatMap(({ content, headers }) => [...content, ...headers]),
  ]);
  return new Map(placed.flatMap(({ schema }) => (schema === undefined ? [] : [[schema.pointer, schema]]))).values();
};
