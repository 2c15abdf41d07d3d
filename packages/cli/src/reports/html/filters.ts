import { countsOf, impacts } from '../change/groups.ts';
import type { ReportedChange } from '../documents.ts';
import type { OperationNumbers } from './change.ts';
import { markup, type Markup } from './markup.ts';

const box = (name: string, count: number): Markup =>
  count === 0
    ? markup``
    : markup`<label><input type="checkbox" name="impact" value="${name}" checked> <span class="impact ${name}">${name}</span> (${count})</label>\n`;

/** What chooses among the changes. It stays hidden where the script does not run. */
export const filtersMarkup = (changes: readonly ReportedChange[], numbers: OperationNumbers): Markup => {
  const { open, accepted } = countsOf(changes);
  return markup`<form class="filters" role="search" aria-label="Changes" hidden>
<p class="field"><label for="search">Search</label><input type="search" id="search" name="search" autocomplete="off"></p>
<p class="field"><label for="operation">Operation</label><select id="operation" name="operation">
<option value="">all</option>
${[...numbers].map(([heading, number]) => markup`<option value="${number}">${heading}</option>\n`)}</select></p>
<fieldset><legend>Impact</legend>
${impacts.map((impact) => box(impact, open[impact]))}${box('accepted', accepted)}</fieldset>
<p class="field"><label for="theme">Colours</label><select id="theme" name="theme">
<option value="">of the system</option>
<option value="light">light</option>
<option value="dark">dark</option>
</select></p>
<button type="button">Clear</button>
<output aria-live="polite"></output>
</form>
`;
};
