import { createHash } from 'node:crypto';
import { together } from '@schemawright/diff';
import type { ChangeContext } from '../change/context.ts';
import { countsOf, groupsOf, impacts } from '../change/groups.ts';
import type { ReportedChange } from '../documents.ts';
import { changeMarkup, numbersOf, type OperationNumbers } from './change.ts';
import { filtersMarkup } from './filters.ts';
import { markup, type Markup } from './markup.ts';
import { script } from './script.ts';
import { style } from './style.ts';

/** What a page says; every text of it is foreign. */
export interface Page {
  readonly title: string;
  /** One paragraph each, below the title. */
  readonly summary: readonly string[];
  readonly changes: readonly ReportedChange[];
  readonly context?: ChangeContext | undefined;
  /** Told after the changes. */
  readonly notes: readonly string[];
}

const hashOf = (inline: string): string => `'sha256-${createHash('sha256').update(inline).digest('base64')}'`;

/** Nothing is loaded, sent or run but the one style and the one script of the page. */
const policy = (): string =>
  [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

const counted = (changes: readonly ReportedChange[]): string => {
  const { open, accepted } = countsOf(changes);
  return [...impacts.map((impact) => [open[impact], impact] as const), [accepted, 'accepted'] as const]
    .filter(([count]) => count > 0)
    .map(([count, name]) => `${count} ${name}`)
    .join(', ');
};

const groups = (
  changes: readonly ReportedChange[],
  context: ChangeContext | undefined,
  numbers: OperationNumbers,
): readonly Markup[] => {
  let id = 0;
  return groupsOf(changes).map(
    (group) => markup`<section class="group">
<h2>${group.heading}</h2>
<p class="quiet">${counted(group.changes)}</p>
${together(group.changes).map((change) => changeMarkup(change, `change-${++id}`, numbers, context))}</section>
`,
  );
};

const listed = (notes: readonly string[]): Markup =>
  notes.length === 0
    ? markup``
    : markup`<section>\n<h2>Notes</h2>\n<ul>\n${notes.map((note) => markup`<li>${note}</li>\n`)}</ul>\n</section>\n`;

/** One page that needs nothing else, neither files nor network. */
export const page = ({ title, summary, changes, context, notes }: Page): string => {
  const numbers = numbersOf(changes);
  const isEmpty = changes.length === 0;
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${{ html: policy() }}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${{ html: style }}</style>
</head>
<body>
<a class="skip" href="#changes">Skip to the changes</a>
<header>
<h1>${title}</h1>
${summary.map((paragraph) => markup`<p>${paragraph}</p>\n`)}</header>
${isEmpty ? markup`` : filtersMarkup(changes, numbers)}<main id="changes" tabindex="-1">
${groups(changes, context, numbers)}${listed(notes)}</main>
${isEmpty ? markup`` : markup`<script>${{ html: script }}</script>\n`}</body>
</html>
`.html;
};
