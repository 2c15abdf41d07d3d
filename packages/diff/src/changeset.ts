import { fingerprintOf } from './fingerprint.ts';
import type { Change, Diff, Impact } from './change.ts';

export interface Changeset {
  /** The name of the file below `.changeset/`: the same for the same changes. */
  readonly name: string;
  readonly text: string;
}

const headings: Readonly<Record<Impact, string>> = {
  breaking: 'Breaking',
  risky: 'Worth a look',
  compatible: 'Compatible',
};

const maxListed = 50;

/**
 * The changeset that releases `packages` for what changed: who uses them reads it in the changelog. Nothing when
 * nothing changed.
 */
export const changesetOf = ({ bump, changes }: Diff, packages: readonly string[]): Changeset | undefined => {
  if (bump === 'none' || packages.length === 0) return undefined;
  const names = [...packages].sort();
  const matter = names.map((name) => `${JSON.stringify(name)}: ${bump}`);
  const sections = (Object.keys(headings) as Impact[]).flatMap((impact) => section(impact, changes));
  const id = fingerprintOf(names, bump, changes.map(({ fingerprint }) => fingerprint).sort());
  return {
    name: `contract-${id.slice(0, 12)}.md`,
    text: ['---', ...matter, '---', '', summary(changes), ...sections, ''].join('\n'),
  };
};

const summary = (changes: readonly Change[]): string => {
  const breaking = changes.filter(({ impact }) => impact === 'breaking').length;
  const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
  return `The contract changed: ${count(changes.length, 'change')}, ${breaking === 0 ? 'none' : breaking} breaking.`;
};

const section = (impact: Impact, changes: readonly Change[]): readonly string[] => {
  const own = changes.filter((change) => change.impact === impact);
  if (own.length === 0) return [];
  const more = own.length > maxListed ? [`- and ${own.length - maxListed} more`] : [];
  return ['', `${headings[impact]}:`, '', ...own.slice(0, maxListed).map(line), ...more];
};

const line = ({ operation, operations, location, message, rule }: Change): string => {
  const others = operations === undefined ? '' : ` and ${operations.length - 1} more`;
  const where = operation === null ? code(location) : `${code(operation)}${others}, ${location}`;
  return `- ${where}: ${plain(message)} (${code(rule)})`;
};

/** Foreign text stays text: no markup of its own in somebody's changelog. */
const plain = (text: string): string => text.replaceAll(/[\\`*_[\]<>|#]/gu, '\\$&');

const code = (text: string): string => `\`${text.replaceAll(/[`\n\r]/gu, "'")}\``;
