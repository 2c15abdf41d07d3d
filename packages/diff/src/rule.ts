import type { Json, Pointer } from '@schemawright/contract';
import type { Bump, Direction, Impact } from './change.ts';
import type { SchemaPair, Subjects } from './subjects.ts';

/** What a rule noticed. Everything that it leaves out is what the pair or the table says. */
export interface Evidence {
  readonly old?: Json | undefined;
  readonly new?: Json | undefined;
  /** Where the edit was made, when that is not the place of the pair. */
  readonly pointer?: Pointer;
  /** On which side `pointer` is; the old one when the edit took something away. */
  readonly side?: 'old' | 'new';
  readonly impact?: Impact;
  readonly announced?: true;
  readonly undecided?: string;
  /** What is gone is likely called so now. */
  readonly renamedTo?: string | undefined;
  /** The side that lists several values: one edit brought or took more than are worth a finding each. */
  readonly lists?: 'old' | 'new';
}

/** Where a keyword stands, in which part of the schema it may be; in the old document when it is gone from the new one. */
export const placeOf = (
  { old, next }: Pick<SchemaPair, 'old' | 'next'>,
  keyword: string,
  isGone = false,
): Required<Pick<Evidence, 'pointer' | 'side'>> =>
  isGone ? { pointer: old.placeOf(keyword), side: 'old' } : { pointer: next.placeOf(keyword), side: 'new' };

/** `true` for a finding that needs no values. */
export type Found = boolean | undefined | Evidence | readonly Evidence[];

export interface Judgement {
  readonly impact: Impact;
  readonly bump: Bump;
}

/** One line of the table: the judgement in columns, the finding in code. */
export interface Rule {
  /** Stem of the id where `judged` differs by direction: `request-` or `response-` comes in front. */
  readonly id: string;
  readonly judged: Judgement | Readonly<Record<Direction, Judgement>>;
  /** The judgement in webhooks and callbacks, where it is another one: there the provider sends, and the consumer answers. */
  readonly turned?: Judgement | undefined;
  /** One sentence; `{old}`, `{new}` and `{subject}` are filled in. */
  readonly says: string;
  /** The finding is about the set of values, so the verdict of subsumption overrules it. */
  readonly values: boolean;
  /** It limits values in a way that types do not show: only who sends or validates them sees it. */
  readonly limits: boolean;
}

export interface RuleFor<K extends keyof Subjects> extends Rule {
  readonly subject: K;
  find(pair: Subjects[K]): Found;
}

/**
 * `annotation` is compatible with bump patch, `container` compatible without a bump; `policy` findings are risky and
 * never raise the bump.
 */
export type Column = Impact | 'annotation' | 'container' | 'policy';

export const judge = (column: Column, patch = false): Judgement => {
  if (column === 'annotation') return { impact: 'compatible', bump: 'patch' };
  if (column === 'container') return { impact: 'compatible', bump: 'none' };
  if (column === 'policy') return { impact: 'risky', bump: 'none' };
  const bumps = { breaking: 'major', risky: 'minor', compatible: patch ? 'patch' : 'minor' } as const;
  return { impact: column, bump: bumps[column] };
};

/**
 * Rules about one kind of subject outside schemas: one line each.
 * @param turned the column for webhooks and callbacks, where it is another one
 */
export const rulesFor =
  <K extends keyof Subjects>(subject: K) =>
  (
    id: string,
    column: Column | 'compatible patch',
    says: string,
    find: (pair: Subjects[K]) => Found,
    turned?: Column,
  ): RuleFor<K> => ({
    subject,
    id,
    judged: column === 'compatible patch' ? judge('compatible', true) : judge(column),
    turned: turned && judge(turned),
    says,
    values: false,
    limits: false,
    find,
  });

/**
 * Rules about schemas: one line each, judged apart for what is sent and what is read.
 * @param kind `values`: about the set of values, patch when compatible; `types`: the same, minor when compatible;
 *   `members`: about what types show, whatever the set of values is
 */
export const schemaRulesFor =
  <K extends keyof Subjects>(subject: K, kind: 'values' | 'types' | 'members') =>
  (id: string, request: Column, response: Column, says: string, find: (pair: Subjects[K]) => Found): RuleFor<K> => ({
    subject,
    id,
    judged: { request: judge(request, kind === 'values'), response: judge(response, kind === 'values') },
    says,
    values: kind !== 'members',
    limits: kind === 'values',
    find,
  });

/** Every id that a rule reports under. */
export const idsOf = (rule: Rule): readonly string[] =>
  'impact' in rule.judged ? [rule.id] : [`request-${rule.id}`, `response-${rule.id}`];
