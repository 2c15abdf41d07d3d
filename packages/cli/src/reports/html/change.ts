import { formatPlace } from '@schemawright/contract/problem';
import { sentence, type Together } from '@schemawright/diff';
import type { ChangeContext } from '../change/context.ts';
import { factsOf } from '../change/facts.ts';
import { headingOf, isOpen } from '../change/groups.ts';
import { excerptsOf, type Line } from '../change/side-by-side.ts';
import type { Place, ReportedChange } from '../documents.ts';
import { markup, type Markup } from './markup.ts';

/** Everywhere that changes are, by the number that the page has for it. */
export type OperationNumbers = ReadonlyMap<string, number>;

const headingsOf = (change: ReportedChange): readonly string[] => [
  headingOf(change),
  ...(change.operations ?? []).map((operation) => headingOf({ ...change, operation })),
];

/** Every operation that changes reach, in the order in which they come. */
export const numbersOf = (changes: readonly ReportedChange[]): OperationNumbers =>
  new Map([...new Set(changes.flatMap(headingsOf))].map((heading, number) => [heading, number]));

const lineOf = ({ text, differs }: Line, side: 'old' | 'new'): Markup => {
  if (!differs) return markup`${text}\n`;
  return side === 'old' ? markup`<del>${text}</del>\n` : markup`<ins>${text}</ins>\n`;
};

const figure = (side: 'old' | 'new', place: Place | undefined, lines: readonly Line[]): Markup => {
  const where = place === undefined ? markup`` : markup` <code>${formatPlace(place)}</code>`;
  const value =
    lines.length === 0
      ? markup`<p class="quiet">nothing there</p>`
      : markup`<pre>${lines.map((line) => lineOf(line, side))}</pre>`;
  return markup`<figure><figcaption>${side === 'old' ? 'Old' : 'New'}${where}</figcaption>${value}</figure>`;
};

const sides = (change: ReportedChange, context: ChangeContext | undefined): Markup => {
  const { oldPlace, newPlace } = change;
  const lines = excerptsOf(change, context);
  const isEmpty = lines.old.length + lines.new.length === 0 && oldPlace === undefined && newPlace === undefined;
  if (isEmpty) return markup``;
  return markup`<div class="sides">${figure('old', oldPlace, lines.old)}${figure('new', newPlace, lines.new)}</div>\n`;
};

const facts = (change: ReportedChange): Markup => {
  const all = factsOf(change).map(({ label, text }) => markup`<dt>${label}</dt><dd>${text}</dd>`);
  return all.length === 0 ? markup`` : markup`<dl>${all}</dl>\n`;
};

const plain = (ours: string): Markup => markup`${ours}`;
const code = (foreign: string): Markup => markup`<code>${foreign}</code>`;

/** What the page shows of one change. */
export const changeMarkup = (
  change: Together<ReportedChange>,
  id: string,
  numbers: OperationNumbers,
  context: ChangeContext | undefined,
): Markup => {
  const operations = [...new Set(headingsOf(change))].flatMap((heading) => numbers.get(heading) ?? []).join(' ');
  const accepted = isOpen(change) ? markup`` : markup` data-accepted=""`;
  const { impact, rule, location, count } = change;
  return markup`<article class="change ${impact}" id="${id}" data-impact="${impact}" data-operations="${operations}" data-count="${count}"${accepted}>
<h3><span class="impact">${impact}</span> ${sentence(change, plain, code)}</h3>
<p class="quiet"><code>${rule}</code> in <code>${location}</code> <a href="#${id}" aria-label="Link to this change">#</a></p>
${sides(change, context)}${facts(change)}</article>
`;
};
