import fc from 'fast-check';
import { test } from 'vitest';
import { isDeepStrictEqual } from 'node:util';
import { lint, fromJsonSchema, type JsonObject } from '../src/index.ts';
import { asJsonSchema } from './round-trip.ts';
import { anySchema } from './arbitrary-schemas.ts';
const show = Number(process.env['SHOW'] ?? 6);
const plain = (v: unknown) => JSON.parse(JSON.stringify(v)) as any;
const diff = (a: any, b: any, at = ''): string[] => {
  if (isDeepStrictEqual(a, b)) return [];
  if (a && b && typeof a === 'object' && typeof b === 'object' && Array.isArray(a) === Array.isArray(b))
    return [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((k) => diff(a[k], b[k], `${at}/${k}`));
  return [`${at}: ${JSON.stringify(a)?.slice(0, 400)} -> ${JSON.stringify(b)?.slice(0, 400)}`];
};
test('b', () => {
  const seen = { same: 0, all: 0, lossy: 0, unclean: 0 }; let shown = 0;
  const o = { name: 'Root', id: 'https://example.com/root' };
  fc.assert(fc.property(anySchema, (s) => {
    const D = plain(fromJsonSchema(s, o).document) as JsonObject;
    if (lint(D).some((p) => p.severity === 'error')) { seen.unclean++; return; }
    const { joined, losses } = asJsonSchema(D);
    if (losses.length > 0) { seen.lossy++; return; }
    seen.all++;
    const { document, problems } = fromJsonSchema(plain(joined), o);
    const D2 = plain(document);
    if (isDeepStrictEqual(D, D2)) seen.same++;
    else if (shown++ < show) console.log(problems.slice(0,3).map((p) => p.pointer + ' ' + p.message.slice(0, 120)), '\n d: ' + diff(D, D2).slice(0, 5).join('\n d: '), '\n S ', JSON.stringify(s).slice(0, 600));
  }), { numRuns: Number(process.env['RUNS'] ?? 500), seed: Number(process.env['SEED'] ?? 1), endOnFailure: true });
  console.log(JSON.stringify(seen));
}, 600_000);
