import type { EffectiveSchema } from '@schemawright/contract';

/** Whether every value of one schema is a value of another. */
export type Verdict =
  | { readonly is: 'included' }
  /** `at`: the innermost pair that fails. */
  | { readonly is: 'not-included'; readonly at: readonly [EffectiveSchema, EffectiveSchema] }
  | { readonly is: 'undecided'; readonly why: string };

export const included: Verdict = { is: 'included' };
export const undecided = (why: string): Verdict => ({ is: 'undecided', why });

export const fail = (s: EffectiveSchema, t: EffectiveSchema): Verdict => ({ is: 'not-included', at: [s, t] });

export const both = (left: Verdict, right: Verdict): Verdict => {
  if (left.is === 'not-included') return left;
  return right.is === 'included' ? left : right;
};

export const every = <T>(items: readonly T[], ask: (item: T) => Verdict): Verdict => {
  let verdict: Verdict = included;
  for (const item of items) {
    verdict = both(verdict, ask(item));
    if (verdict.is === 'not-included') return verdict;
  }
  return verdict;
};
