import type { Impact } from '../change.ts';
import { idsOf, type Rule } from '../rule.ts';
import { rules } from '../table.ts';
import { idPattern } from './pattern.ts';
import type { Policy } from './policy.ts';

type Verdicts = readonly (readonly [rule: string, impact: Impact])[];

const all = (impact: Impact, ...ids: readonly string[]): Verdicts => ids.map((id) => [id, impact]);

/** Nothing of it can be seen on the wire; old code may stop compiling. */
const namesOnly = [
  'operation-id-*',
  'component-schema-removed',
  'component-schema-renamed',
  'path-parameter-renamed',
  'parameter-renamed',
  'callback-renamed',
];
const leavesRequests = ['request-property-removed', 'request-required-property-removed', 'request-became-read-only'];
const parameterRemoved = ['parameter-removed', 'parameter-removed-after-deprecation'];

/** Limits of values that grow in answers: who validates refuses what is new. Enums have an option of their own. */
const grownLimits = (): readonly string[] =>
  (rules as readonly (Rule & { readonly subject: string })[])
    .filter(
      ({ judged, values, subject }) =>
        values && 'response' in judged && judged.response.impact === 'risky' && !['values', 'union'].includes(subject),
    )
    .flatMap((rule) => idsOf(rule).filter((id) => id.startsWith('response-')));

/** What the options of a policy say about rules, in their order: a later one overrules. */
export const verdictsOf = (policy: Policy): Verdicts => [
  ...(policy.profile === 'wire' ? all('compatible', ...namesOnly, ...leavesRequests, ...parameterRemoved) : []),
  ...(policy.profile === 'source'
    ? all(
        'breaking',
        ...namesOnly,
        ...leavesRequests,
        ...parameterRemoved,
        'response-property-removed',
        'response-enum-value-added',
      )
    : []),
  ...(policy.closedEnums ? all('breaking', 'response-enum-value-added') : []),
  ...(policy.validators === 'strict' ? all('breaking', ...grownLimits()) : []),
  ...(policy.defaultsFillIn
    ? all(
        'compatible',
        'parameter-became-required-with-default',
        'request-required-property-added-with-default',
        'request-property-became-required-with-default',
      )
    : []),
  ...(policy.strictServers
    ? all('breaking', ...parameterRemoved, 'request-property-removed', 'request-required-property-removed')
    : []),
];

/** The impact that the options of a policy give to a rule; nothing when they leave it as it is. */
export const presetsOf = (policy: Policy): ((rule: string) => Impact | undefined) => {
  const verdicts = verdictsOf(policy).map(([rule, impact]) => ({ ...idPattern(rule), impact }));
  return (rule) => verdicts.findLast(({ fits }) => fits(rule))?.impact;
};
