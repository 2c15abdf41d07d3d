// Measures one subject in a process of its own and prints the rates as JSON: `measure.mjs SUBJECT {contender: file}`.
//
// The contenders take turns in slices of a few milliseconds, so that whatever else the machine does slows all of them, and
// what counts is the median of the ratios of one round. Valid payloads are timed twice: by code that has met nothing else,
// and by code that has met every invalid payload often, which leaves an engine with slower code for the places that failed.
import { pathToFileURL } from 'node:url';
import { reference } from './reference.mjs';
import { subjects } from './subjects.mjs';

const [subject, files] = process.argv.slice(2);
const { valid, spoilt, faults } = subjects.find(({ name }) => name === subject);
const rounds = Number(process.env['ROUNDS'] ?? 41);
const sliceMs = 5;
const warmUpMs = 200;
const failures = 200;

const median = (values) => values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)];

/** A loop with a text of its own for each call: engines keep what they learn by text, and one that has learnt of all contenders inlines none. */
let loops = 0;
const looped = (call) =>
  new Function(
    'call',
    `return (payloads) => { let passed${++loops} = 0; for (const one of payloads) if (call(one)) passed${loops}++; return passed${loops}; };`,
  )(call);

/** Milliseconds of CPU time. */
const timed = (run) => {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
};

const repeat = (loop, payloads, times) => {
  for (let count = 0; count < times; count++) loop(payloads);
};

/** How often the pool goes through in one slice, once the code is as fast as it gets. */
const passesIn = (loop, payloads) => {
  const end = performance.now() + warmUpMs;
  let passes = 0;
  const spent = timed(() => {
    for (; passes === 0 || performance.now() < end; passes++) loop(payloads);
  });
  return Math.max(1, Math.round((passes * sliceMs) / spent));
};

/** By contender: the median rate, and the median of the ratios to the reference. */
const measured = (contenders, payloads) => {
  const names = Object.keys(contenders);
  const passes = Object.fromEntries(names.map((name) => [name, passesIn(contenders[name], payloads)]));
  const rates = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const name of names) {
      const spent = timed(() => repeat(contenders[name], payloads, passes[name]));
      rates[name].push((passes[name] * payloads.length * 1000) / spent);
    }
  }
  return Object.fromEntries(
    names.map((name) => [
      name,
      { rate: median(rates[name]), ratio: median(rates[name].map((rate, round) => rate / rates[reference][round])) },
    ]),
  );
};

const modules = {};
for (const [name, file] of Object.entries(JSON.parse(files))) modules[name] = await import(pathToFileURL(file).href);

const loopsOf = (call) => Object.fromEntries(Object.keys(modules).map((name) => [name, looped(call(modules[name]))]));
const checks = loopsOf(({ check }) => check);
const reports = loopsOf(
  ({ errors }) =>
    (payload) =>
      errors(payload).length > 0,
);

for (const [name, loop] of Object.entries(checks)) {
  if (loop(valid) < valid.length) throw new Error(`${name} refuses a valid ${subject}`);
}
const fresh = measured(checks, valid);

for (const [name, loop] of Object.entries(checks)) {
  [...faults, ...spoilt].forEach((fault, index) => {
    if (loop([fault]) > 0) throw new Error(`${name} accepts the invalid ${subject} ${index}`);
  });
  if (reports[name](spoilt) < spoilt.length) throw new Error(`${name} says nothing of ${subject}`);
  repeat(loop, [...faults, ...spoilt], failures);
}
const seasoned = measured(checks, valid);
const errors = measured(reports, spoilt);

console.log(JSON.stringify({ fresh, seasoned, errors }));
