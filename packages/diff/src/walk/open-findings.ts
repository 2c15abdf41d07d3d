import type { Finding } from '../observe.ts';
import type { Rule } from '../rule.ts';
import { schemaAppliedRules } from '../rules/schema-applied.ts';

/** Whether what is not decided leaves a finding in doubt: where all else is taken, no branch is missed. */
export const isOpen = (finding: Finding, why: string): boolean =>
  isApplied(finding) || (why === 'oneOf' && finding.judgement.impact === 'breaking' && losesBranch(finding.rule));

/** Whether a finding is about a schema applied besides, which may exclude nothing that was there. */
const isApplied = ({ rule, judgement, undecided }: Finding): boolean =>
  judgement.impact === 'breaking' && undecided === undefined && appliedRules.has(rule);

const appliedRules: ReadonlySet<Rule> = new Set(schemaAppliedRules);

/** Whether a rule is about a union that lost a part, or became one. */
export const losesBranch = ({ id }: Rule): boolean => /-of-branch-removed$|-union$/u.test(id);

/** Whether a finding is about a union that got or lost a part: others may exclude what they share with it. */
export const movesBranch = ({ rule: { id } }: Finding): boolean =>
  id.startsWith('one-of-branch') || id.startsWith('required-alternative') || id.endsWith('-union');
