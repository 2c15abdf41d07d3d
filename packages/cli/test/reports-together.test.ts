import { describe, expect, test } from 'vitest';
import type { Format } from '../src/reports/table.ts';
import { html } from '../src/reports/html.ts';
import { json } from '../src/reports/json.ts';
import { markdown } from '../src/reports/markdown.ts';
import { pretty } from '../src/reports/pretty.ts';
import type { Reporter } from '../src/reports/report.ts';
import { paintFor } from '../src/paint.ts';
import { contractWith, reportOf } from './changed.ts';

const values = Array.from({ length: 40 }, (_, index) => `colour-${100 + index}`);
const grown = reportOf(contractWith({ enum: ['none'] }), contractWith({ enum: ['none', ...values] }));
const screen = { paint: paintFor(false), columns: 100 };

/** Where a report says that values were added. */
const lines = (reporter: Reporter): readonly string[] =>
  reporter(grown, screen)
    .split('\n')
    .filter((line) => line.includes('The value '));

describe('an enum that grew by forty values, for those who send and those who read', () => {
  test('is eighty changes for programs', () => {
    expect(lines(json)).toHaveLength(80);
    expect(grown.document.changes).toHaveLength(80);
  });

  test.each<[Format, Reporter, number]>([
    ['pretty', pretty, 2],
    ['markdown', markdown, 4],
    ['html', html, 2],
  ])('is a line for each in %s, with all values', (_, reporter, count) => {
    const told = lines(reporter);
    expect(told).toHaveLength(count);
    for (const line of told) for (const value of values) expect(line).toContain(value);
  });

  test('is counted as it is in the document', () => {
    expect(pretty(grown, screen)).toContain('minor: 0 breaking, 40 risky, 40 compatible');
    expect(markdown(grown)).toContain('### ⚠️ Risky (40)');
    expect(html(grown).match(/data-count="40"/gu)).toHaveLength(2);
  });
});
