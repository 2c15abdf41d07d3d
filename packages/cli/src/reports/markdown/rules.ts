import type { JudgedRule, ListedRule, RulesDocument } from '../documents.ts';
import { cell, code } from './foreign.ts';

/** One table of all rules. */
export const rulesText = ({ rules }: RulesDocument): string =>
  `## Rules\n\n| rule | sent | read | says |\n| --- | --- | --- | --- |\n${rules.map(row).join('')}`;

const row = ({ rule, says, request, response }: ListedRule): string => {
  const [sent, read] = [judged(request), judged(response)];
  return `| ${code(rule)} | ${sent} | ${read} | ${cell(says)} |\n`;
};

const judged = ({ impact, bump }: JudgedRule): string => `${impact}, ${bump}`;
