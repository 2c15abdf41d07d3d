import type { Json, Pointer } from '@schemawright/contract';
import type { Change, Direction } from './change.ts';
import type { Evidence, Judgement, Rule } from './rule.ts';
import type { Subjects } from './subjects.ts';
import { rulesOn } from './table.ts';

/** Where a pair stands. `direction` is needed for the rules of schemas, which judge by it. */
export interface Site {
  readonly old: Pointer | undefined;
  readonly next: Pointer | undefined;
  readonly subject?: string;
  readonly direction?: Direction;
  /** In a webhook or a callback. */
  readonly turned?: boolean;
}

/** A finding before it is known which operations it reaches. */
export interface Finding {
  readonly rule: Rule;
  readonly id: string;
  readonly judgement: Judgement;
  readonly pointer: Pointer;
  readonly side: 'old' | 'new';
  readonly site: Site;
  readonly subject: string;
  /** `undefined` where there was nothing, which is told apart from null. */
  readonly old: Json | undefined;
  readonly new: Json | undefined;
  readonly announced: boolean;
  readonly undecided: string | undefined;
  readonly witness?: NonNullable<Change['witness']>;
  readonly renamedTo: string | undefined;
  readonly lists: 'old' | 'new' | undefined;
}

/** What every rule about `subject` has to say about one pair. */
export const observe = <K extends keyof Subjects>(subject: K, pair: Subjects[K], site: Site): readonly Finding[] => {
  let findings: Finding[] | undefined;
  for (const rule of rulesOn(subject)) {
    const found = rule.find(pair);
    // Most rules find nothing, and this runs for every pair of everything.
    if (found === undefined || found === false) continue;
    for (const evidence of evidenceOf(found)) (findings ??= []).push(findingOf(rule, evidence, site));
  }
  return findings ?? none;
};

const none: readonly Finding[] = [];

const evidenceOf = (found: true | Evidence | readonly Evidence[]): readonly Evidence[] => {
  if (found === true) return [{}];
  return Array.isArray(found) ? (found as readonly Evidence[]) : [found as Evidence];
};

export const findingOf = (rule: Rule, evidence: Evidence, site: Site): Finding => {
  const direction = site.direction ?? 'request';
  const usual = 'impact' in rule.judged ? rule.judged : rule.judged[direction];
  const judged = (site.turned === true ? rule.turned : undefined) ?? usual;
  const judgement = evidence.impact === undefined ? judged : lowered(judged, evidence.impact);
  return {
    rule,
    id: 'impact' in rule.judged ? rule.id : `${direction}-${rule.id}`,
    judgement:
      evidence.undecided !== undefined && judgement.impact === 'breaking'
        ? { impact: 'risky', bump: 'minor' }
        : judgement,
    pointer: evidence.pointer ?? site.next ?? site.old ?? '',
    side: evidence.side ?? (site.next === undefined ? 'old' : 'new'),
    site,
    subject: site.subject ?? '',
    old: evidence.old,
    new: evidence.new,
    announced: evidence.announced === true,
    undecided: evidence.undecided,
    renamedTo: evidence.renamedTo,
    lists: evidence.lists,
  };
};

/** The judgement for an impact that the evidence gives instead of the table. */
export const lowered = (judged: Judgement, impact: Judgement['impact']): Judgement => {
  if (impact === judged.impact) return judged;
  return { impact, bump: impact === 'breaking' ? 'major' : impact === 'risky' ? 'minor' : 'patch' };
};

/** The same finding, of which it can't be told whether it is harmless. */
export const doubted = (finding: Finding, undecided: string): Finding => ({
  ...finding,
  undecided,
  judgement: { impact: 'risky', bump: 'minor' },
});

/** The same finding, of what the server may take and not heed. */
export const unheeded = (finding: Finding): Finding => ({
  ...finding,
  undecided: undefined,
  judgement: { impact: 'risky', bump: 'minor' },
});

/** The same finding, known to be harmless. */
export const harmless = (finding: Finding): Finding => ({
  ...finding,
  undecided: undefined,
  judgement: { impact: 'compatible', bump: 'minor' },
});
