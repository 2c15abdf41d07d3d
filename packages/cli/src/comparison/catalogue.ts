import { idsOf, rules, type Rule } from '@schemawright/diff';
import type { ListedRule, RulesDocument } from '../reports/documents.ts';

/** Every rule of the table, with what it is in either position. */
export const catalogue = (): RulesDocument => ({ rules: rules.map(listed) });

const listed = (rule: Rule & { readonly subject: string }): ListedRule => {
  const { judged, says, subject } = rule;
  const [first = rule.id, second = first] = idsOf(rule);
  const [request, response] = 'impact' in judged ? [judged, judged] : [judged.request, judged.response];
  return {
    rule: rule.id,
    about: subject,
    says,
    request: { rule: first, impact: request.impact, bump: request.bump },
    response: { rule: second, impact: response.impact, bump: response.bump },
  };
};
