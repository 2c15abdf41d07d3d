import type { Impact, ReportedChange } from '../documents.ts';
import { groupBy } from '../group-by.ts';
import { acceptance } from './facts.ts';

/** The gravest first. */
export const impacts: readonly Impact[] = ['breaking', 'risky', 'compatible'];

/** The changes of one operation of one contract, the gravest first. */
export interface ChangeGroup {
  readonly heading: string;
  readonly changes: readonly ReportedChange[];
}

export const headingOf = ({ contract, operation }: ReportedChange): string =>
  [contract, operation ?? 'document'].filter((part) => part !== undefined).join(': ');

/** The changes by operation: those with the gravest changes first, so that texts hide no break, then as they come. */
export const groupsOf = (changes: readonly ReportedChange[]): readonly ChangeGroup[] => {
  const groups = [...groupBy(changes, headingOf)].map(([heading, group]) => ({
    heading,
    changes: impacts.flatMap((impact) => group.filter((change) => change.impact === impact)),
  }));
  return impacts.flatMap((impact) => groups.filter((group) => group.changes[0]?.impact === impact));
};

export const isOpen = (change: ReportedChange): boolean => acceptance(change) === undefined;

/** How many of each impact are open, and how many changes are accepted. */
export const countsOf = (
  changes: readonly ReportedChange[],
): { readonly open: Readonly<Record<Impact, number>>; readonly accepted: number } => {
  const open = changes.filter(isOpen);
  const having = (impact: Impact): number => open.filter((change) => change.impact === impact).length;
  return {
    open: { breaking: having('breaking'), risky: having('risky'), compatible: having('compatible') },
    accepted: changes.length - open.length,
  };
};
