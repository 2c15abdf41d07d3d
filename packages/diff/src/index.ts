export { bumpOf, type BumpOptions } from './bump.ts';
export type { Bump, Change, Diff, Direction, Impact } from './change.ts';
export { changesetOf, type Changeset } from './changeset.ts';
export { diff, type DiffOptions } from './diff.ts';
export { idsOf, type Judgement, type Rule } from './rule.ts';
export { rules } from './table.ts';
