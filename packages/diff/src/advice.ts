import type { Change, Impact } from './change.ts';
import { idPattern, type Pattern } from './policy/pattern.ts';

type Advice = readonly (readonly [rule: string, advice: string])[];

/** What a consumer can do with a change that harms nobody. */
export const offers: Advice = [
  ['*deprecated*', 'Plan to move away from it.'],
  ['operation-added', 'It can be called now.'],
  ['security-alternative-added', 'It is one more way to sign in.'],
  ['parameter-optional-added', 'It may be sent.'],
  ['parameter-became-optional', 'It may be left out.'],
  ['request-property-became-optional', 'It may be left out.'],
  ['request-property-added', 'It may be sent.'],
  ['request-enum-value-added', 'It may be sent.'],
  ['response-property-added', 'It may be read.'],
];

/** What a consumer has to do about a change, by rule; the first that fits counts. */
export const advice: Advice = [
  ['*-removed-after-deprecation', 'Move to what replaces it.'],
  ['path-renamed', 'Call the new path.'],
  ['path-parameter-renamed', 'Rename the argument; the address stays the same.'],
  ['parameter-renamed', 'Rename the argument; what is sent stays the same.'],
  ['callback-renamed', 'Rename the function that answers it; it is called as before.'],
  ['*operation-removed', 'Stop calling it.'],
  ['path-removed', 'Stop calling it.'],
  ['webhook-removed', 'Stop waiting for it.'],
  ['callback-removed', 'Stop waiting for it.'],
  ['callback-url-changed', 'Listen where it calls now.'],
  ['callback-added', 'Be ready to be called.'],
  ['operation-id-*', 'Rename the calls of the generated function.'],
  ['component-schema-*', 'Change the imports of the type.'],
  ['server*', 'Check the base address that the client is set up with.'],
  ['operation-server-changed', 'Check the base address that the client is set up with.'],
  ['security*', 'Check how calls are signed in, and the scopes that are asked for.'],
  ['parameter-*required*', 'Send it in every call.'],
  ['parameter-path-*', 'Change the arguments of the calls.'],
  ['parameter-removed*', 'Stop sending it.'],
  ['parameter-*', 'Check how it is sent.'],
  ['request-body-required-added', 'Send a body in every call.'],
  ['request-body-became-required', 'Send a body in every call.'],
  ['request-body-removed', 'Stop sending a body.'],
  ['request-required-property-added*', 'Send it in every body.'],
  ['request-property-became-required*', 'Send it in every body.'],
  ['request-*property-removed', 'Stop sending it.'],
  ['request-enum-value-removed', 'Stop sending this value.'],
  ['request-media-type-removed', 'Send another media type.'],
  ['response-property-became-optional', 'Be ready for answers without it.'],
  ['response-became-nullable', 'Be ready for null.'],
  ['response-*property-removed', 'Stop reading it.'],
  ['response-enum-value-added', 'Be ready for a value that is not known: give each switch a default.'],
  ['response-*-branch-added', 'Be ready for one more kind of value.'],
  ['response-media-type-removed', 'Read another media type.'],
  ['response-success-status-*', 'Check which statuses the code takes for success.'],
  ['response-header-*', 'Check what is read from this header.'],
];

const byImpact: Readonly<Record<string, Readonly<Partial<Record<Impact, string>>>>> = {
  request: { breaking: 'Send only what is still taken.', risky: 'Check what is sent.' },
  response: { breaking: 'Be ready to read what is sent now.', risky: 'Check what is read.' },
};

const rowsOf = (table: Advice): readonly (Pattern & { readonly said: string })[] =>
  table.map(([rule, said]) => ({ ...idPattern(rule), said }));

const [harmless, harmful] = [rowsOf(offers), rowsOf(advice)];

/** What a consumer does about a change; nothing when there is nothing to do. */
export const adviceOn = ({ rule, impact, renamedTo }: Change): string | undefined => {
  if (impact === 'compatible') return harmless.find(({ fits }) => fits(rule))?.said;
  if (renamedTo !== undefined) return 'Use the new name.';
  return harmful.find(({ fits }) => fits(rule))?.said ?? byImpact[rule.slice(0, rule.indexOf('-'))]?.[impact];
};
