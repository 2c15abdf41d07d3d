// Generated validators beside Ajv (compiled at run time, and printed by itself), typebox, typia, arktype, zod and valibot:
// valid and invalid payloads a second of CPU time, as ratios to Ajv at run time; then what one validator costs to load and
// to ship. Every contender must first accept what is valid and refuse what is not. Medians of rounds that take turns.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { bundles, load } from './validators/contenders.mjs';
import { subjects } from './validators/subjects.mjs';

const rounds = Number(process.env['ROUNDS'] ?? 7);
const reference = 'Ajv, run time';

const median = (values) => values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)];

/** A loop of its own for each call: a shared one would learn of all contenders, and no call would be inlined. */
const looped = (call) =>
  new Function(
    'call',
    'return (payloads) => { let sum = 0; for (const one of payloads) if (call(one)) sum++; return sum; };',
  )(call);

/** Payloads a second of CPU time. */
const rate = (loop, payloads) => {
  const start = process.cpuUsage();
  const end = performance.now() + 100;
  let count = 0;
  while (performance.now() < end) {
    for (let round = 0; round < 4; round++) count += loop(payloads);
  }
  const { user, system } = process.cpuUsage(start);
  return (count / (user + system)) * 1e6;
};

const table = (title, rows) => {
  console.log(`\n${title}`);
  for (const [name, ...cells] of rows)
    console.log(`  ${name.padEnd(18)} ${cells.map((cell) => cell.padStart(13)).join('')}`);
};

const amount = (perSecond) =>
  perSecond > 1e6 ? `${(perSecond / 1e6).toFixed(2)}M` : `${(perSecond / 1e3).toFixed(1)}k`;

/** Medians of the rates, and of the ratios to the reference of the same round. */
const measured = (loops, payloads) => {
  const rates = Object.fromEntries(Object.keys(loops).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, loop] of Object.entries(loops)) rates[name].push(rate(loop, payloads));
  }
  const ratio = (name) => median(rates[name].map((one, round) => one / rates[reference][round]));
  return new Map(Object.keys(loops).map((name) => [name, [amount(median(rates[name])), ratio(name).toFixed(2)]]));
};

const only = process.argv.slice(2);
for (const { name, valid, spoilt, faults } of subjects) {
  if (only.length > 0 && !only.includes(name)) continue;
  const files = await bundles(name);
  const checks = {};
  const reports = {};
  for (const [contender, { all }] of Object.entries(files)) {
    const { check, errors } = await load(all);
    if (!valid.every((payload) => check(payload))) throw new Error(`${contender} refuses a valid ${name}`);
    [...faults, ...spoilt].forEach((fault, index) => {
      if (check(fault)) throw new Error(`${contender} accepts the invalid ${name} ${index}`);
    });
    if (!spoilt.every((payload) => errors(payload).length > 0)) throw new Error(`${contender} says nothing of ${name}`);
    checks[contender] = looped(check);
    reports[contender] = looped((payload) => errors(payload).length > 0);
  }
  const forValid = measured(checks, valid);
  const forErrors = measured(reports, spoilt);
  table(
    `${name}            valid a second   × Ajv   errors a second   × Ajv`,
    Object.keys(files).map((contender) => [contender, ...forValid.get(contender), ...forErrors.get(contender)]),
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
    const times = Array.from({ length: rounds }, () => start(one));
    return [contender, median(times).toFixed(1), String(text.length), String(gzipSync(text, { level: 9 }).length)];
  }),
);
