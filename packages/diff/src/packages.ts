import { bumpOf, type BumpOptions } from './bump.ts';
import type { Bump, Change } from './change.ts';
import { idsOf } from './rule.ts';
import type { Subjects } from './subjects.ts';
import { rules } from './table.ts';

/** The packages that are generated from a contract. */
export type Role = 'types' | 'client' | 'validators';

/** What a package does not show of a contract: a change of it alters its documentation at most. */
const unseenBy: Readonly<Record<Role, readonly (keyof Subjects)[]>> = {
  types: ['server', 'security', 'scheme', 'link', 'tag'],
  client: [],
  validators: ['server', 'security', 'scheme', 'link', 'tag'],
};

const ruleById = new Map(rules.flatMap((rule) => idsOf(rule).map((id) => [id, rule] as const)));

/** Whether somebody who uses only that package can notice a change otherwise than by reading. */
export const reaches = ({ rule: id }: Pick<Change, 'rule'>, role: Role): boolean => {
  const rule = ruleById.get(id);
  if (rule === undefined) return true;
  return !unseenBy[role].includes(rule.subject) && !(role === 'types' && rule.limits);
};

/**
 * The bump of each package: that of the changes that reach it. What does not reach it is a patch, for its
 * documentation and its copy of the contract change.
 */
export const bumpsOf = (changes: readonly Change[], options: BumpOptions = {}): Readonly<Record<Role, Bump>> => {
  const of = (role: Role): Bump =>
    bumpOf(
      changes.map((change) =>
        change.bump === 'none' || reaches(change, role) ? change : { impact: 'compatible', bump: 'patch' },
      ),
      options,
    );
  return { types: of('types'), client: of('client'), validators: of('validators') };
};
