import { bumpOf } from '../bump.ts';
import type { Change, Diff, Impact, PolicyNote } from '../change.ts';
import type { Acceptance, Policy, Severity } from './policy.ts';
import { presetsOf } from './presets.ts';

/**
 * The same diff as a policy judges it: impacts and the bump by its rules and options, findings that are off left out,
 * accepted ones marked. `notes` tell of acceptances that have run out, or that fit nothing any more.
 * @param today the day on which it is judged, as `2027-03-31`
 */
export const applyPolicy = ({ changes: found, ...rest }: Diff, policy: Policy, today: string): Diff => {
  const preset = presetsOf(policy);
  const judged = found.flatMap((change) => judgedBy(change, policy, preset));
  const used = new Set<Acceptance>();
  const mayFit = acceptancesFor(policy.accepted);
  const changes = judged.map((change): Change => {
    const fitting = mayFit(change).filter((acceptance) => fitsChange(acceptance, change));
    for (const acceptance of fitting) used.add(acceptance);
    const valid = fitting.find(({ until }) => until === undefined || until >= today);
    if (valid !== undefined) {
      const { reason, until } = valid;
      return { ...change, accepted: { reason, ...(until === undefined ? {} : { until }) } };
    }
    return policy.allowAnnouncedRemovals && change.announced && change.impact !== 'compatible'
      ? { ...change, accepted: { reason: 'announced by a deprecation' } }
      : change;
  });
  const notes = policy.accepted.flatMap((acceptance) => noteOn(acceptance, used.has(acceptance), today));
  return { ...rest, bump: bumpOf(changes, policy.bump), changes, ...(notes.length === 0 ? {} : { notes }) };
};

const judgedBy = (change: Change, policy: Policy, preset: (rule: string) => Impact | undefined): readonly Change[] => {
  const severity = severityOf(change, policy);
  if (severity === 'off') return [];
  // What is promised to nobody yet stays harmless; what could not be decided, or is unused, is raised by name alone.
  if (change.stability !== undefined) return [change];
  const isJudged = change.undecided !== undefined || change.unused === true;
  const impact = severity ?? (isJudged ? undefined : preset(change.rule));
  return [impact === undefined || impact === change.impact ? change : withImpact(change, impact)];
};

const gravity: readonly Severity[] = ['off', 'compatible', 'risky', 'breaking'];

/** An edit that reaches several operations is as grave as it is for any of them. */
const severityOf = (change: Change, { rules }: Policy): Severity | undefined => {
  const own = rules.filter(({ rule }) => rule.fits(change.rule));
  if (own.length === 0) return undefined;
  const severities = operationsOf(change).map(
    (key) =>
      own.findLast(({ operation }) => operation === undefined || (key !== null && operation.fits(key)))?.severity ??
      change.impact,
  );
  return gravity.findLast((severity) => severities.includes(severity));
};

const operationsOf = ({ operation, operations }: Change): readonly (string | null)[] => operations ?? [operation];

/** Findings of policy never move a version, whatever they are taken for. */
const withImpact = (change: Change, impact: Impact): Change => {
  const raised = impact === 'breaking' ? 'major' : impact === 'risky' || change.bump !== 'patch' ? 'minor' : 'patch';
  return { ...change, impact, bump: change.policy || change.bump === 'none' ? 'none' : raised };
};

/** Acceptances that may fit a change, in their order: of thousands most name one change or one operation, and another one. */
const acceptancesFor = (accepted: readonly Acceptance[]): ((change: Change) => readonly Acceptance[]) => {
  const named = new Map<string, number[]>();
  const others: number[] = [];
  accepted.forEach((acceptance, index) => {
    const name = nameIn(acceptance);
    if (name === undefined) others.push(index);
    else named.set(name, [...(named.get(name) ?? []), index]);
  });
  return (change) =>
    [...new Set([change.fingerprint, operationsOf(change)[0] ?? ''])]
      .flatMap((name) => named.get(name) ?? [])
      .concat(others)
      .sort((one, other) => one - other)
      .flatMap((index) => accepted[index] ?? []);
};

/** The one change, or the one operation, that an acceptance is about. */
const nameIn = ({ fingerprint, operation }: Acceptance): string | undefined =>
  fingerprint ?? (operation !== undefined && /^[^*]* \/[^*]*$/u.test(operation.text) ? operation.text : undefined);

/** One acceptance covers a change only when it covers every operation that the change reaches. */
const fitsChange = ({ rule, operation, at, fingerprint }: Acceptance, change: Change): boolean =>
  (fingerprint === undefined || fingerprint === change.fingerprint) &&
  (operation === undefined || operationsOf(change).every((key) => key !== null && operation.fits(key))) &&
  (rule === undefined || rule.fits(change.rule)) &&
  (at === undefined || at.fits(change.pointer));

const noteOn = (
  { rule, fingerprint, until, pointer }: Acceptance,
  isUsed: boolean,
  today: string,
): readonly PolicyNote[] => {
  const what = rule?.text ?? `the change ${fingerprint}`;
  if (!isUsed) {
    return [
      { code: 'accepted-stale', message: `${what} is accepted, and nothing of it changed: take it out`, pointer },
    ];
  }
  if (until === undefined || until >= today) return [];
  return [{ code: 'accepted-expired', message: `${what} was accepted until ${until}, and is no longer`, pointer }];
};
