import { canonicalJson, type Json, type JsonObject } from '@schemawright/contract';
import { schemaRulesFor, type Column, type Evidence, type Found, type RuleFor } from '../rule.ts';
import type { StructureDocumentPair } from '../subjects.ts';

const rule = schemaRulesFor('structureDocument', 'members');

const stated =
  (name: string) =>
  ({ old, next }: StructureDocumentPair): Found => {
    const [before, after] = [old[name], next[name]];
    return canonicalJson(before ?? null) !== canonicalJson(after ?? null) && { old: before, new: after };
  };

/** The add-ins that a document uses of its own; extensions of the language are a matter of what they switch on. */
const used = ({ $uses: list }: JsonObject): readonly string[] =>
  Array.isArray(list)
    ? list.filter((name): name is string => typeof name === 'string' && !/^JSON(?:Structure|Schema)/u.test(name))
    : [];

const further = (from: readonly string[], other: readonly string[], side: 'old' | 'new'): readonly Evidence[] =>
  from.filter((name) => !other.includes(name)).map((name) => ({ [side]: name, side: 'new' as const }));

const maxDepth = 64;

/** Where the documents come from that a document imports. */
const imports = (value: Json | undefined, depth = 0): readonly string[] => {
  if (typeof value !== 'object' || value === null || depth > maxDepth) return [];
  return Object.entries(value).flatMap(([name, inner]: [string, Json | undefined]) =>
    (name === '$import' || name === '$importdefs') && typeof inner === 'string' ? [inner] : imports(inner, depth + 1),
  );
};

const alike = (column: Column): readonly [Column, Column] => [column, column];

/** What a document of JSON Structure says as a whole. */
export const structureDocumentRules: readonly RuleFor<'structureDocument'>[] = [
  rule(
    'root-changed',
    ...alike('breaking'),
    'The type of documents is {new} now, not {old}',
    (pair) => pair.rerooted && stated('$root')(pair),
  ),
  rule('used-addin-added', ...alike('risky'), 'The add-in {new} is used', ({ old, next }) =>
    further(used(next), used(old), 'new'),
  ),
  rule('used-addin-removed', ...alike('risky'), 'The add-in {old} is no longer used', ({ old, next }) =>
    further(used(old), used(next), 'old'),
  ),
  rule('import-changed', ...alike('risky'), 'Types are imported from {new} now, not from {old}', ({ old, next }) => {
    const [before, after] = [[...imports(old)].sort(), [...imports(next)].sort()];
    return before.join('\n') !== after.join('\n') && { old: before, new: after };
  }),
  rule(
    'meta-schema-changed',
    ...alike('annotation'),
    'The meta-schema is {new} now, not {old}',
    (pair) => !pair.switched && stated('$schema')(pair),
  ),
];

const moved = schemaRulesFor('namespace', 'members');

export const namespaceRules: readonly RuleFor<'namespace'>[] = [
  moved(
    'namespace-moved',
    ...alike('risky'),
    'The type {old} moved to another namespace and is called {new} now',
    ({ old, next }) => ({
      old,
      new: next,
    }),
  ),
];
