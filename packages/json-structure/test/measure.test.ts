import fc from 'fast-check';
import { test } from 'vitest';
import { isDeepStrictEqual } from 'node:util';
import { lint, type JsonObject } from '../src/index.ts';
import { anyDocument } from './reference/arbitrary-documents.ts';
import { asJsonSchema, back, flattened } from './round-trip.ts';
const runs = Number(process.env['RUNS'] ?? 150);
const show = Number(process.env['SHOW'] ?? 3);
const plain = (v: unknown) => JSON.parse(JSON.stringify(v, (k, x) => k === '$comment' ? undefined : x)) as any;
const diff = (a: any, b: any, at = ''): string[] => {
  if (isDeepStrictEqual(a, b)) return [];
  if (a && b && typeof a === 'object' && typeof b === 'object' && Array.isArray(a) === Array.isArray(b))
    return [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((k) => diff(a[k], b[k], `${at}/${k}`));
  return [`${at}: ${JSON.stringify(a)?.slice(0, 300)} -> ${JSON.stringify(b)?.slice(0, 300)}`];
};
test.each([
  ['core', { validation: false, composition: false, addIns: false }],
  ['validation', { validation: true, composition: false, addIns: false }],
  ['composition', { validation: true, composition: true, addIns: false }],
  ['add-ins', { validation: true, composition: false, addIns: true }],
])('%s', (name, features) => {
  const seen = { same: 0, schema: 0, lossy: 0, unclean: 0, all: 0, told: 0 };
  let shown = 0;
  fc.assert(fc.property(fc.gen(), (draw) => {
    const d = plain(anyDocument(draw, features)) as JsonObject;
    if (lint(d).some((p) => p.severity === 'error')) { seen.unclean++; return; }
    const { joined, losses } = asJsonSchema(d);
    if (losses.length > 0) { seen.lossy++; return; }
    seen.all++;
    const J = plain(joined);
    const { document, problems } = back(J, d);
    const D = plain(document);
    const J2 = plain(asJsonSchema(D).joined);
    const f = plain(flattened(d));
    const okD = isDeepStrictEqual(D, f); const okJ = isDeepStrictEqual(J2, J);
    seen.same += +okD; seen.schema += +okJ; seen.told += +(problems.length > 0);
    if ((!okD || !okJ || problems.length > 0) && shown++ < show) {
      console.log(name, okD, okJ, problems.slice(0,4).map((p) => p.pointer + ' ' + p.message.slice(0, 100)), '\n d: ' + diff(f, D).slice(0, 5).join('\n d: '), '\n j: ' + diff(J, J2).slice(0, 3).join('\n j: '));
    }
  }), { numRuns: runs, seed: Number(process.env['SEED'] ?? 1), endOnFailure: true });
  console.log(name, JSON.stringify(seen));
}, 600_000);
