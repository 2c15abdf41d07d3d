import type { Bump } from '../change.ts';
import { rulesFor, type RuleFor } from '../rule.ts';
import type { VersionPair } from '../subjects.ts';

type Version = readonly [major: number, minor: number, patch: number];

/** The numbers of a version, without what stands behind them. Semantic Versioning 2.0.0, 2. */
const versionOf = (text: string): Version | undefined => {
  const [, major, minor, patch] = /^v?(\d{1,9})\.(\d{1,9})\.(\d{1,9})(?:[-+]|$)/u.exec(text) ?? [];
  return major === undefined ? undefined : [Number(major), Number(minor), Number(patch)];
};

/** Positive when the version moved forward. */
const order = (old: Version, next: Version): number => next[0] - old[0] || next[1] - old[1] || next[2] - old[2];

const steps: readonly Bump[] = ['none', 'patch', 'minor', 'major'];

const stepOf = (old: Version, next: Version): number =>
  next[0] !== old[0] ? 3 : next[1] !== old[1] ? 2 : next[2] !== old[2] ? 1 : 0;

/** Below 1.0.0 the minor version says what the major one says later. Semantic Versioning 2.0.0, 4. */
const askedOf = (old: Version, asked: Bump): number => {
  const step = steps.indexOf(asked);
  return old[0] === 0 ? Math.max(Math.min(step, 1), step - 1) : step;
};

const parsed = ({ old, next }: VersionPair): { readonly old: Version; readonly next: Version } | undefined => {
  const [before, after] = [versionOf(old), versionOf(next)];
  return before && after && { old: before, next: after };
};

const rule = rulesFor('version');

/** What the document says of its own version. One that stays is not released yet, and says nothing. */
export const versionRules: readonly RuleFor<'version'>[] = [
  rule(
    'info-version-too-low',
    'policy',
    'The version went from {old} to {new}, less far than the changes ask for',
    (pair) => {
      const versions = parsed(pair);
      if (versions === undefined || order(versions.old, versions.next) <= 0) return false;
      const { old, next } = versions;
      return stepOf(old, next) < askedOf(old, pair.asked) && { old: pair.old, new: pair.next };
    },
  ),
  rule('info-version-decreased', 'policy', 'The version went backwards, from {old} to {new}', (pair) => {
    const versions = parsed(pair);
    return versions !== undefined && order(versions.old, versions.next) < 0 && { old: pair.old, new: pair.next };
  }),
];
