// JSON Structure: linting a document beside reading it, making a check, and the check beside Ajv (compiled at run time
// from an equivalent schema) and beside a plain interpreter of the document. CPU time, so that neighbours count little.
import { compile, lint } from '@schemawright/json-structure';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { readFileSync } from 'node:fs';
import { interpret } from './json-structure-interpreter.mjs';

const file = new URL('../../../schemas/hubspot-oauth/access-token-metadata.struct.json', import.meta.url);
const whole = readFileSync(file, 'utf8');
const document = JSON.parse(whole);
const { SignedAccessToken } = document.definitions;

const annotations = ['$comment', 'description', 'examples', 'x-sensitive'];
const bare = JSON.stringify(document, (name, value) => (annotations.includes(name) ? undefined : value), 2);

const walk = (value) => {
  let count = 0;
  if (typeof value === 'object' && value !== null)
    for (const name of Object.keys(value)) count += 1 + walk(value[name]);
  return count;
};

/** The equivalent JSON Schema, written by hand type by type. */
const ajvSchema = (structure) => {
  if (structure.type.$ref !== undefined) return { $ref: '#/$defs/SignedAccessToken' };
  if (structure.type === 'int32') return { type: 'integer', minimum: -(2 ** 31), maximum: 2 ** 31 - 1 };
  if (structure.type === 'double')
    return { type: 'integer', minimum: -Number.MAX_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER };
  if (structure.type === 'array') return { type: 'array', items: ajvSchema(structure.items) };
  if (structure.type !== 'object') return { type: structure.type };
  const properties = Object.entries(structure.properties).map(([name, part]) => [name, ajvSchema(part)]);
  return { type: 'object', properties: Object.fromEntries(properties), required: structure.required };
};

const valueOf = ({ type, properties }, name, n) => {
  if (type.$ref !== undefined) return valueOf(SignedAccessToken, name, n);
  if (type === 'array') return ['oauth', `scope-${n}`, 'crm.objects.contacts.read'].slice(0, 1 + (n % 3));
  if (type === 'boolean') return n % 2 === 0;
  if (type === 'string') return `${name}-${n}`;
  if (type !== 'object') return n + 1;
  return Object.fromEntries(Object.entries(properties).map(([inner, part]) => [inner, valueOf(part, inner, n)]));
};

/** Every other optional member is absent, others from payload to payload. */
const payload = (n) => {
  const members = Object.entries(document.properties).filter(
    ([name], index) => document.required.includes(name) || ((n >> (index % 4)) & 1) === 0,
  );
  return JSON.parse(JSON.stringify(Object.fromEntries(members.map(([name, part]) => [name, valueOf(part, name, n)]))));
};

const payloads = Array.from({ length: 1000 }, (_, n) => payload(n));
const signed = payloads.find((one) => one.signed_access_token !== undefined);
const faults = [
  { ...signed, token: 1 },
  { ...signed, hub_id: 2 ** 31 },
  { ...signed, expires_in: 1.5 },
  { ...signed, scopes: [1] },
  { ...signed, signed_access_token: { ...signed.signed_access_token, userId: '1' } },
  { ...signed, user_id: undefined },
  {},
  [],
  null,
];

/** Medians over alternating rounds of the microseconds that one call takes; `repeat` calls make a round. */
const measured = (subjects, rounds = 31) => {
  const times = new Map(subjects.map(({ name }) => [name, []]));
  for (let round = -5; round < rounds; round += 1)
    for (const { name, repeat, run } of subjects) {
      const { user } = process.cpuUsage();
      for (let index = 0; index < repeat; index += 1) run(index);
      if (round >= 0) times.get(name).push((process.cpuUsage().user - user) / repeat);
    }
  const median = (list) => list.sort((a, b) => a - b)[list.length >> 1];
  return Object.fromEntries([...times].map(([name, list]) => [name, median(list)]));
};

const told = (label, ratio, bound, ...times) =>
  console.log(
    `${label.padEnd(48)} ${ratio.toFixed(2).padStart(7)} (${bound})   ${times.map((time) => `${time.toFixed(2)} µs`).join(' : ')}`,
  );

console.log('ratios, with what they are meant to be                                 CPU time of one call');
for (const [label, text] of [
  ['as it is', whole],
  ['bare', bare],
]) {
  const parsed = JSON.parse(text);
  const { reading, linting, making } = measured([
    { name: 'reading', repeat: 200, run: () => walk(JSON.parse(text)) },
    { name: 'linting', repeat: 200, run: () => lint(parsed) },
    { name: 'making', repeat: 200, run: () => compile(parsed) },
  ]);
  told(`lint / parse and walk, document ${label}`, linting / reading, 'at most 2', linting, reading);
  told(`compile / parse and walk, document ${label}`, making / reading, 'at most 3', making, reading);
}

const ajv = new Ajv2020({ strict: false, allErrors: false });
const byAjv = ajv.compile({ ...ajvSchema(document), $defs: { SignedAccessToken: ajvSchema(SignedAccessToken) } });
const [byCode, byLoop] = [true, false].map((code) => compile(document, { code }));
const contenders = {
  ajv: (value) => byAjv(value),
  code: (value) => byCode(value).length === 0,
  loop: (value) => byLoop(value).length === 0,
  plain: (value) => interpret(document, document, value),
};
for (const [name, accepts] of Object.entries(contenders)) {
  if (!payloads.every(accepts)) throw new Error(`${name} refuses a valid payload`);
  if (faults.some(accepts)) throw new Error(`${name} accepts an invalid payload`);
}
const repeats = { ajv: 40_000, code: 40_000, loop: 20_000, plain: 4000 };
const times = measured(
  Object.entries(contenders).map(([name, accepts]) => ({
    name,
    repeat: repeats[name],
    run: (index) => accepts(payloads[index % payloads.length]),
  })),
);
told('check / Ajv, operations per second', times.ajv / times.code, 'at least 0.8', times.code, times.ajv);
told('check / plain interpreter', times.plain / times.code, 'at least 15', times.code, times.plain);
told('check without code / Ajv', times.ajv / times.loop, 'where a host forbids code', times.loop, times.ajv);
