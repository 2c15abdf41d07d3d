// Generated validators beside Ajv (compiled at run time, and printed by itself), typebox, typia, arktype, zod and valibot:
// valid and invalid payloads a second of CPU time, as ratios to Ajv at run time; then what one validator costs to load and
// to ship. Every contender must first accept what is valid and refuse what is not.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { bundles } from './validators/contenders.mjs';
import { subjects } from './validators/subjects.mjs';

const starts = 7;

const median = (values) => values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)];

const table = (title, rows) => {
  console.log(`\n${title}`);
  for (const [name, ...cells] of rows)
    console.log(`  ${name.padEnd(18)} ${cells.map((cell) => cell.padStart(13)).join('')}`);
};

const amount = (perSecond) =>
  perSecond > 1e6 ? `${(perSecond / 1e6).toFixed(2)}M` : `${(perSecond / 1e3).toFixed(1)}k`;

const only = process.argv.slice(2);
const measure = fileURLToPath(new URL('./validators/measure.mjs', import.meta.url));
for (const { name } of subjects) {
  if (only.length > 0 && !only.includes(name)) continue;
  const files = await bundles(name);
  const all = Object.fromEntries(Object.entries(files).map(([contender, file]) => [contender, file.all]));
  const { fresh, seasoned, errors } = JSON.parse(
    execFileSync(process.execPath, [measure, name, JSON.stringify(all)], { encoding: 'utf8' }),
  );
  const cells = ({ rate, ratio }) => [amount(rate), ratio.toFixed(2)];
  table(
    `${name.padEnd(18)} valid a second × Ajv      after failures   × Ajv   errors a second   × Ajv`,
    Object.keys(files).map((contender) => [
      contender,
      ...[fresh, seasoned, errors].flatMap((results) => cells(results[contender])),
    ]),
  );
}

const first = subjects[0];
const files = await bundles(first.name);
const starter = `const start = process.cpuUsage(); const { check } = await import(process.argv[1]);
const valid = check(JSON.parse(process.argv[2])); const { user, system } = process.cpuUsage(start);
console.log(valid ? (user + system) / 1000 : NaN);`;
const start = (file) => {
  const args = ['--input-type=module', '-e', starter, `file://${file}`, JSON.stringify(first.valid[0])];
  return Number(execFileSync(process.execPath, args, { encoding: 'utf8' }));
};
table(
  `one validator (${first.name})   CPU ms to load and check   minified bytes   gzip`,
  Object.entries(files).map(([contender, { one }]) => {
    const text = readFileSync(one);
    const times = Array.from({ length: starts }, () => start(one));
    return [contender, median(times).toFixed(1), String(text.length), String(gzipSync(text, { level: 9 }).length)];
  }),
);
