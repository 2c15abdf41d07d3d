import { tokens, type Pointer } from '@schemawright/contract';
import { adviceOn } from './advice.ts';
import type { Bump, Change, Diff, Impact } from './change.ts';
import { fingerprintOf } from './fingerprint.ts';
import { markdownWith } from './markdown.ts';
import { together } from './together.ts';
import { sentence } from './wording.ts';

export interface Changeset {
  /** The name of the file below `.changeset/`: the same for the same changes. */
  readonly name: string;
  readonly text: string;
}

/** Whether a file is called as `changesetOf` calls them. */
export const isChangesetName = (name: string): boolean => /^contract-[0-9a-f]{12}\.md$/u.test(name);

const headings: Readonly<Record<Impact, string>> = {
  breaking: 'Breaking',
  risky: 'Worth a look',
  compatible: 'Harmless',
};

const maxListed = 50;

/** Changelogs are read anywhere: what steers terminals, or shows a text otherwise than it is, is not in them. */
const { code, prose } = markdownWith((foreign) => foreign.replace(/[\p{Cc}\p{Cf}\p{Surrogate}\u2028\u2029]/gu, '?'));

/**
 * The changeset that releases packages for what changed, each with its own bump: who uses them reads it in the
 * changelog. Nothing when nothing is released.
 */
export const changesetOf = (
  { changes }: Pick<Diff, 'changes'>,
  packages: ReadonlyMap<string, Bump>,
): Changeset | undefined => {
  const released = [...packages].filter(([, bump]) => bump !== 'none').sort(([one], [other]) => (one < other ? -1 : 1));
  if (released.length === 0) return undefined;
  const told = worthTelling(changes);
  const sections = (Object.keys(headings) as Impact[]).flatMap((impact) => section(impact, told));
  const id = fingerprintOf(released, told.map(({ fingerprint }) => fingerprint).sort());
  const matter = released.map(([name, bump]) => `${JSON.stringify(name)}: ${bump}`);
  return {
    name: `contract-${id.slice(0, 12)}.md`,
    text: ['---', ...matter, '---', '', summary(told), ...sections, ''].join('\n'),
  };
};

/** Other wording is told only when there is nothing else to tell. */
const worthTelling = (changes: readonly Change[]): readonly Change[] => {
  const real = changes.filter(({ policy }) => policy === undefined);
  const felt = real.filter(({ rule }) => rule !== 'annotation-changed');
  return felt.length > 0 ? felt : real;
};

const summary = (changes: readonly Change[]): string => {
  const breaking = changes.filter(({ impact }) => impact === 'breaking').length;
  if (changes.length === 1) return `1 change of the contract, ${breaking === 0 ? 'not a' : 'a'} breaking one.`;
  return `${changes.length} changes of the contract, ${breaking === 0 ? 'none' : breaking} of them breaking.`;
};

const section = (impact: Impact, changes: readonly Change[]): readonly string[] => {
  const own = together(changes.filter((change) => change.impact === impact));
  if (own.length === 0) return [];
  const left = own.slice(maxListed).reduce((sum, { count }) => sum + count, 0);
  const more = left === 0 ? [] : [`- and ${left} more`];
  return ['', `${headings[impact]}:`, '', ...own.slice(0, maxListed).map(line), ...more];
};

const line = (change: Change): string => {
  const { rule, operation, operations, location, accepted, witness, pointer } = change;
  const others = operations === undefined ? '' : ` and ${operations.length - 1} more`;
  const place = placeOf(location);
  // What became of a component says itself how that is called.
  const member = rule.startsWith('component-') ? '' : memberAt(pointer);
  const where = [operation === null ? '' : `${code(operation)}${others}`, place, code(member)]
    .filter(Boolean)
    .join(', ');
  const advice = adviceOn(change);
  const sentences = [
    `${where === '' ? '' : `${where}: `}${sentence(change, String, code).join('')}.`,
    ...(witness === undefined
      ? []
      : [`For example ${code(JSON.stringify(witness.value))}, which only the ${witness.acceptedBy} version takes.`]),
    ...(advice === undefined ? [] : [prose(advice)]),
    ...(accepted === undefined ? [] : [`Accepted: ${prose(accepted.reason)}.`]),
  ];
  return `- ${sentences.join(' ')}`;
};

/** `response.200.body application/json` in words; what is about the whole of an operation needs none. */
const placeOf = (location: string): string => {
  const [, body] = /^request\.body(?: (.+))?$/su.exec(location) ?? [];
  if (location.startsWith('request.body')) return body === undefined ? 'request body' : `request body (${code(body)})`;
  const [, kind, name] = /^request\.(query|path|header|cookie)\.(.+)$/su.exec(location) ?? [];
  if (kind !== undefined && name !== undefined) return `${kind} parameter ${code(name)}`;
  const [, status, part, header] = /^response\.([^.]+)(?:\.(body|header)(?:[. ](.+))?)?$/su.exec(location) ?? [];
  if (status === undefined) return '';
  const answer = status === 'default' ? 'any other answer' : `answer ${code(status)}`;
  return part === 'header' && header !== undefined ? `header ${code(header)} of ${answer}` : answer;
};

/** `Pet`, `Pet.owner.name`, `Pet.tags[]`: what a pointer into a schema leads to; empty outside of them, and for one without a name. */
const memberAt = (pointer: Pointer): string => {
  const steps = tokens(pointer);
  const path = steps.flatMap((step, index) => {
    const before = steps[index - 1];
    if (before === 'properties') return [`.${step}`];
    return step === 'items' && before !== 'properties' ? ['[]'] : [];
  });
  const root = steps[0] === 'components' && steps[1] === 'schemas' ? (steps[2] ?? '') : '';
  return `${root}${path.join('')}`.replace(/^\./u, '');
};
