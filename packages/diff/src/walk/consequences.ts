import { canonicalJson } from '@schemawright/contract';
import { gravity, type Direction } from '../change.ts';
import type { Finding } from '../observe.ts';
import type { Verdict } from '../schema/verdict.ts';

/** A compared pair, as far as it matters here. */
interface Compared {
  readonly above: readonly Compared[];
  readonly findings: readonly Finding[];
}

/** What is said of a pair as a whole, where no rule says why; and the one edit that it follows from, if there is one. */
export interface Consequence<V> {
  readonly at: V;
  readonly finding: Finding;
  readonly edit: Finding | undefined;
}

/** Whether an edit may be graver for the whole: a member that one branch may ignore is refused where none evaluates it. */
export const mayRaise = (answer: Verdict, direction: Direction): boolean =>
  direction === 'request' && answer.is === 'undecided' && answer.why === 'unevaluatedProperties';

/**
 * Consequences with their edits: where only one place was edited in a pair and below it, that is why. Of those that may
 * have several reasons, what follows from one that is as grave is left out.
 * @param isEdit whether a finding may be the reason of others
 */
export const withEdits = <V extends Compared>(
  visits: Iterable<V>,
  found: ReadonlyMap<V, Finding>,
  isEdit: (finding: Finding) => boolean,
): readonly Consequence<V>[] => {
  if (found.size === 0) return [];
  const below = belowOf(visits);
  const isFound = (one: Compared): boolean => (found as ReadonlyMap<Compared, Finding>).has(one);
  const left = new Map<Compared, Consequence<V>>();
  const pairs = new Map([...found.keys()].map((at) => [at, under(at, below)]));
  const innermost = [...found].filter(([at]) => ![...(pairs.get(at) ?? [])].some((one) => one !== at && isFound(one)));
  for (const [at, finding] of found) {
    const findings = [...(pairs.get(at) ?? [])].flatMap((one) => one.findings.filter(isEdit));
    // Where no rule names an edit at all, it is in the one pair below that changed as a whole for nothing below that.
    const inner = innermost.flatMap(([one, whole]) => (one !== at && pairs.get(at)?.has(one) ? [whole] : []));
    const harmful = findings.filter(({ judgement }) => judgement.impact !== 'compatible');
    const edit = onlyEdit(harmful.length > 0 ? harmful : findings.length > 0 ? findings : inner);
    // What is not decided is told where it is known to harm.
    if (edit !== undefined || harmful.length === 0 || finding.undecided === undefined)
      left.set(at, { at, finding, edit });
  }
  for (const { at, finding, edit } of [...left.values()].reverse()) {
    const isAsGrave = (one: Compared): boolean => {
      const inner = one === at ? undefined : left.get(one)?.finding;
      return inner !== undefined && gravity[inner.judgement.impact] >= gravity[finding.judgement.impact];
    };
    if (edit === undefined && [...(pairs.get(at) ?? [])].some(isAsGrave)) left.delete(at);
  }
  return [...left.values()];
};

/** The same finding about the edit, with the harm that it does elsewhere, and that in words unless they are about other values. */
export const ofEdit = (edit: Finding, { judgement, witness, undecided, rule }: Finding): Finding => ({
  ...edit,
  rule: rule.says.includes('{')
    ? edit.rule
    : { ...edit.rule, says: `${edit.rule.says}; by that ${inMidst(rule.says)}` },
  judgement,
  undecided,
  ...(witness === undefined ? {} : { witness }),
});

/**
 * An edit that is told with operations is not told once more of what none of them uses; what follows from it in the same
 * direction is told with them.
 */
export const whereUsed = <T extends Told>(found: readonly T[]): readonly T[] => {
  const keyOf = ({ finding, edit = finding }: Told): string =>
    canonicalJson([edit.rule.id, edit.pointer, edit.subject, edit.old ?? null, edit.new ?? null]);
  const isUsed = ({ positions }: Told): boolean => positions.some(({ operation }) => operation !== null);
  const unused = found.filter((one) => !isUsed(one));
  if (unused.length === 0) return found;
  const used = new Map<string, Set<string>>();
  for (const one of found) {
    if (!isUsed(one)) continue;
    const { finding, edit = finding } = one;
    used.set(keyOf(one), (used.get(keyOf(one)) ?? new Set()).add(edit.id));
  }
  const told = new Set(
    unused.filter((one) => {
      const ids = used.get(keyOf(one));
      return ids !== undefined && !(one.edit !== undefined && ids.has(one.edit.id));
    }),
  );
  return found.filter((one) => !told.has(one));
};

interface Told {
  readonly finding: Finding;
  readonly edit?: Finding;
  readonly positions: readonly { readonly operation: string | null }[];
}

const inMidst = (sentence: string): string => sentence.charAt(0).toLowerCase() + sentence.slice(1);

/** Of findings that all are about one place, the first. */
export const onlyEdit = ([first, ...others]: readonly Finding[]): Finding | undefined =>
  others.every(({ pointer, side }) => pointer === first?.pointer && side === first.side) ? first : undefined;

type Below = ReadonlyMap<Compared, readonly Compared[]>;

const belowOf = (visits: Iterable<Compared>): Below => {
  const below = new Map<Compared, Compared[]>();
  for (const one of visits) {
    for (const above of one.above) {
      const list = below.get(above);
      if (list === undefined) below.set(above, [one]);
      else list.push(one);
    }
  }
  return below;
};

/** A pair and all that it leads to. */
const under = (start: Compared, below: Below): ReadonlySet<Compared> => {
  const seen = new Set([start]);
  for (const one of seen) for (const next of below.get(one) ?? []) seen.add(next);
  return seen;
};
