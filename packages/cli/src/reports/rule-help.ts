import { lintRules } from '@schemawright/contract';
import { idsOf, type Judgement, type Rule, rules } from '@schemawright/diff';
import type { Report } from './report.ts';

/** What a rule is about, for people who meet it in another tool. */
export interface Help {
  /** One sentence. */
  readonly summary: string;
  readonly help: string;
}

const consequence = ({ impact, bump }: Judgement): string =>
  `${impact}, ${bump === 'none' ? 'asks for no release' : `asks for a ${bump} release`}`;

const helpOfChange = (rule: Rule, id: string): Help => {
  const summary = rule.says.replaceAll(/\{(?:old|new|subject)\}/gu, '…');
  const judged =
    'impact' in rule.judged ? rule.judged : rule.judged[id.startsWith('response-') ? 'response' : 'request'];
  return { summary, help: `${summary}. Judged as ${consequence(judged)}, unless the values decide otherwise.` };
};

const changeRules = (): ReadonlyMap<string, Help> =>
  new Map(rules.flatMap((rule) => idsOf(rule).map((id) => [id, helpOfChange(rule, id)] as const)));

const problemRules = (): ReadonlyMap<string, Help> =>
  new Map(
    lintRules.map(({ code, purpose, severity }) => [
      code,
      { summary: purpose, help: `What is asked for: ${purpose}. Not to meet it is of severity ${severity}.` },
    ]),
  );

const tables: Readonly<Partial<Record<Report['of'], () => ReadonlyMap<string, Help>>>> = {
  diff: changeRules,
  'upstream check': changeRules,
  lint: problemRules,
  refusal: problemRules,
};

const unlisted = (of: Report['of'], rule: string): Help =>
  of === 'validate'
    ? {
        summary: `What was checked does not meet the keyword ${rule}`,
        help: `The schema or the contract asks for ${rule}. Either what was sent or answered is wrong, or the contract is.`,
      }
    : { summary: rule.replaceAll('-', ' '), help: 'Each result says what is wrong and what to do about it.' };

/** The help of every rule that a report may name. */
export const helpFor = (of: Report['of']): ((rule: string) => Help) => {
  const table = tables[of]?.();
  return (rule) => table?.get(rule) ?? unlisted(of, rule);
};
