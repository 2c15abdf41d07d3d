import type { Entries, Entry, Level } from '../entries/entry.ts';
import { cell, code, prose } from './foreign.ts';
import type { Section } from './limit.ts';

const titles: Readonly<Record<Level, string>> = { error: '❌ Errors', warning: '⚠️ Warnings', note: 'Notes' };
const levels: readonly Level[] = ['error', 'warning', 'note'];

const placeOf = ({ place, test }: Entry): string =>
  place === undefined ? test : [place.file, place.line, place.column].filter((part) => part !== undefined).join(':');

const row = (entry: Entry): string => {
  const said = [prose(entry.message), ...entry.facts.map(({ label, text }) => `${label}: ${prose(text)}`)].join('; ');
  return `| ${[code(placeOf(entry)), code(entry.test), said, code(entry.rule)].map(cell).join(' | ')} |\n`;
};

/** A table for each level. */
export const entrySections = ({ entries }: Entries): readonly Section[] =>
  levels.flatMap((level) => {
    const group = entries.filter((entry) => entry.level === level);
    if (group.length === 0) return [];
    const head = `\n### ${titles[level]} (${group.length})\n\n| Where | About | What | Rule |\n| --- | --- | --- | --- |\n`;
    return [{ head, items: group.map(row), tail: '' }];
  });
