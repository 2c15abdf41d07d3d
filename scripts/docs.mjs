// Fills the marked sections of the docs from the tables in code: `<!-- NAME -->` up to `<!-- /NAME -->`.
// `--check` writes nothing and exits 1 when a section is stale, or a code that can be met is missing.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const built = path.join(root, 'packages/json-structure/dist');
const load = (module) => import(path.join(built, module));

const [{ rules }, { typeScriptLosses }, { toJsonSchemaLosses }, { fromJsonSchemaLosses }] = await Promise.all([
  load('lint/table.js'),
  load('to-typescript/losses.js'),
  load('json-schema-losses.js'),
  load('from-json-schema/losses.js'),
]);

/** A table as oxfmt writes it. */
const table = (head, rows) => {
  const cells = [head, ...rows].map((row) => row.map((cell) => cell.replaceAll('|', '\\|')));
  const widths = head.map((_, column) => Math.max(3, ...cells.map((row) => row[column].length)));
  const line = (row) => `| ${row.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`;
  const [first, ...others] = cells.map(line);
  return [first, `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...others].join('\n');
};

const list = (lines) => lines.map((line) => `- ${line}`).join('\n');
const unique = (values) => [...new Set(values)];
const code = (words) => words.map((word) => `\`${word}\``).join(', ');

const rulesByCode = unique(rules.map((rule) => rule.code)).map((name) => {
  const rows = rules.filter((rule) => rule.code === name);
  const severities = unique(rows.map(({ severity }) => severity));
  return [`\`${name}\``, severities.join(' or '), unique(rows.map(({ summary }) => summary)).join('; ')];
});

const judged = ({ impact, bump }) => (impact === 'compatible' ? `${impact}, ${bump}` : impact);
const diffRules = (await import(path.join(root, 'packages/diff/dist/table.js'))).rules.map(
  ({ id, judged: by, turned, says }) =>
    'impact' in by
      ? [`\`${id}\``, judged(by), turned ? judged(turned) : '', says]
      : [`\`${id}\``, judged(by.request), judged(by.response), says],
);

/** Sections by file. */
const files = {
  'docs/json-structure.md': {
    rules: table(['code', 'severity', 'tells that'], rulesByCode),
    'typescript-losses': table(
      ['keywords', 'what a type does not say', 'told'],
      typeScriptLosses.map(({ keywords, loss, told }) => [code(keywords), loss, told]),
    ),
    'to-json-schema-losses': list(Object.values(toJsonSchemaLosses)),
    'from-json-schema-losses': list(Object.values(fromJsonSchemaLosses)),
  },
  'docs/diff.md': {
    'diff-rules': table(['rule', 'impact, or in a request', 'in a response, or in a webhook', 'says'], diffRules),
  },
};

const filled = Object.entries(files).map(([file, sections]) => {
  const before = readFileSync(path.join(root, file), 'utf8');
  let after = before;
  for (const [name, text] of Object.entries(sections)) {
    const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
    const [from, to] = [after.indexOf(start), after.indexOf(end)];
    if (from === -1 || to < from) throw new Error(`${file} lacks ${start} … ${end}`);
    after = `${after.slice(0, from + start.length)}\n\n${text}\n\n${after.slice(to)}`;
  }
  return { file, before, after };
});

// What no table lists is written by hand, so it is looked for. Formats are called like codes.
const isFormat = /^js-(?:u?int\d+|decimal)/;
const modules = readdirSync(built, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'));
const codes = modules.flatMap(
  (name) => readFileSync(path.join(built, name), 'utf8').match(/(?<=')js-[a-z-]+\d*(?=')/g) ?? [],
);
const [{ file: reference, after: said }] = filled;
const missing = unique(codes).filter((name) => !isFormat.test(name) && !said.includes(`\`${name}\``));
if (missing.length > 0) throw new Error(`${reference} does not mention ${missing.sort().join(', ')}`);

const stale = filled.filter(({ before, after }) => before !== after);
for (const { file, after } of stale) {
  if (process.argv.includes('--check')) process.stderr.write(`${file} is stale: node scripts/docs.mjs\n`);
  else writeFileSync(path.join(root, file), after);
}
if (process.argv.includes('--check') && stale.length > 0) process.exit(1);
