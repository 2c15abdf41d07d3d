import type { ReportedChange } from '../documents.ts';

/** One thing more to know about a change, in plain text that no format has escaped yet. */
export interface Fact {
  readonly label: string;
  readonly text: string;
}

const mostReached = 10;

/** Why a change is left as it is: a policy accepts it, or contract.yaml decides on it. */
export const acceptance = ({ accepted, decision }: ReportedChange): string | undefined => {
  if (accepted === undefined) return decision?.reason;
  return accepted.until === undefined ? accepted.reason : `${accepted.reason} (until ${accepted.until})`;
};

const reached = ({ operations = [] }: ReportedChange): readonly string[] => {
  if (operations.length < 2) return [];
  const named = operations.slice(0, mostReached).join(', ');
  return [operations.length > mostReached ? `${named} and ${operations.length - mostReached} more` : named];
};

const witnessed = ({ witness }: ReportedChange): readonly string[] => {
  if (witness === undefined) return [];
  const said =
    witness.acceptedBy === 'old'
      ? 'the old contract accepts, the new one refuses'
      : 'the new contract accepts, the old one refuses';
  return [`${said} ${JSON.stringify(witness.value)}`];
};

/** What recordings say to a change: an exchange may touch what changed, and still be allowed. */
const recorded = ({ evidence, impact, operation }: ReportedChange): readonly string[] => {
  if (evidence === undefined || typeof evidence === 'string') return [];
  const { exchanges, of, broken } = evidence;
  if (of === 0) return operation === null ? [] : ['no recorded exchange is of its operations'];
  const share = `${exchanges} of ${of} recorded exchanges`;
  if (impact === 'compatible') return [`touches ${share}`];
  if (broken !== undefined && broken > 0) return [`breaks ${broken} of ${of} recorded exchanges, touches ${exchanges}`];
  if (broken === 0 || exchanges === 0) return [`${impact} on paper: breaks none and touches ${share}`];
  return [`touches ${share}`];
};

/** What of an upstream page says so. */
const stated = ({ evidence, sourceLine }: ReportedChange): readonly string[] => {
  if (typeof evidence !== 'string') return [];
  return [sourceLine === undefined ? evidence : `${evidence}, line ${sourceLine} of the source`];
};

/** Everything about a change that its rule, message and values do not say, in the order of its weight. */
export const factsOf = (change: ReportedChange): readonly Fact[] => {
  const facts: readonly (readonly [label: string, texts: readonly string[]])[] = [
    ['at', change.pointer === '' ? [] : [change.pointer]],
    ['renamed', change.renamedTo === undefined ? [] : [`likely to ${change.renamedTo}`]],
    ['undecided', change.undecided === undefined ? [] : [change.undecided]],
    ['announced', change.announced === true ? ['it was deprecated before'] : []],
    ['unused', change.unused === true ? ['no operation uses this component'] : []],
    ['stability', change.stability === undefined ? [] : [change.stability]],
    ['witness', witnessed(change)],
    ['recordings', recorded(change)],
    ['source', stated(change)],
    ['reaches', reached(change)],
    [change.accepted === undefined ? 'decided' : 'accepted', [acceptance(change) ?? []].flat()],
  ];
  return facts.flatMap(([label, texts]) => texts.map((text) => ({ label, text })));
};
