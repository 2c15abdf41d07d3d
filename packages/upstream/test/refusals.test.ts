import { contractOf, Refusal } from '@schemawright/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyReading, readSource } from '../src/index.ts';
import { english, orders, pageIn, sample } from './orders.ts';

const codeOf = (text: string): string | undefined => {
  try {
    readSource(text, { file: 'page.txt' });
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error.problems[0]?.code;
    throw error;
  }
};

test.each([
  ['page-empty', ''],
  ['page-empty', ' \n\u00a0\n'],
  ['page-binary', 'PK\u0003\u0004\u0000\u0000'],
  ['page-is-login', 'Welcome back\nSign in to your account\nEmail\nPassword\nForgot password?'],
  ['page-is-login', 'Iniciar sesión\nCorreo electrónico\nContraseña'],
  ['page-is-bot-check', 'Just a moment...\nVerify you are human by completing the action below.'],
  ['page-is-script-shell', 'You need to enable JavaScript to run this app.'],
  [
    'page-is-script-shell',
    '<!doctype html><html><body><div id="root"></div><script src="/a.js"></script></body></html>',
  ],
  ['page-is-markup', '<!DOCTYPE html>\n<html><head></head><body><p>Orders</p></body></html>'],
  ['page-not-found', 'Documentation\nPOST\nCreate an order\nGET\nList orders\nPage not found!\nWe could not find it.'],
  [
    'page-not-a-reference',
    'Getting started\n\nFirst POST to /oauth/token, then GET /orders.\n\nThe response holds a token.',
  ],
  ['json-not-a-contract', '{ "status": "error", "message": "no such page", "type": "object" }'],
  ['json-not-a-contract', '[1, 2, 3]'],
  ['json-malformed', '{ "name": '],
  ['json-malformed', '{ "openapi": '],
  ['version-unsupported', '{ "swagger": "1.2" }'],
  ['version-unsupported', 'swagger: "1.2"\ninfo: {}'],
  [
    'names-run-together',
    'POST\n/\nv1\n/\norders\ncurl --url https://api.example.com/v1/orders\nBody\napplication/json\nkindstringrequired\nnotestring\ncountinteger<int32>',
  ],
  ['page-not-found', 'POST\n/\nv1\n/\norders\ncurl --url https://api.example.com/v1/orders\nPage not found'],
  [
    'page-states-nothing',
    'POST\n/\nv1\n/\norders\ncurl --url https://api.example.com/v1/orders\nOrders\nA place to order.',
  ],
  [
    'schema-cut',
    'Order Structure\nProperties: 2 Required: 1\n{\n  "$schema": "https://json-structure.org/meta/core/v0/#",\n  "properties": {',
  ],
])('%s', (code, text) => {
  expect(codeOf(text)).toBe(code);
});

test('a page may speak of logging in, and of what is not found', () => {
  expect(
    codeOf(pageIn(english).replace('The order.', 'Log in first. 404 means that the page was not found.')),
  ).toBeUndefined();
});

test('no text makes the reader fail otherwise, and what is read makes a document that can be read', () => {
  const lines = pageIn(english).split('\n');
  const odd = [
    sample,
    'curl',
    '{',
    '[',
    "'",
    '\\',
    '<',
    'enum<',
    '(((',
    '|',
    '"$schema"',
    'openapi: 3.1.0',
    '__proto__',
  ];
  const edit = fc.record({
    at: fc.nat({ max: lines.length }),
    drop: fc.nat({ max: 3 }),
    put: fc.array(fc.oneof(fc.constantFrom(...lines, ...odd), fc.string({ unit: 'binary' })), { maxLength: 3 }),
  });
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 8 }), (edits) => {
      const changed = [...lines];
      for (const { at, drop, put } of edits) changed.splice(at, drop, ...put);
      const text = changed.join('\n');
      if (codeOf(text) !== undefined) return;
      const reading = readSource(text, { file: 'page.txt' });
      if (reading.operation?.path !== '/shop/v1/orders/{orderId}' || reading.operation.method !== 'POST') return;
      const { contract } = applyReading(orders, reading);
      const { problems } = contractOf(contract.document, { name: 'orders' });
      expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    }),
    { numRuns: Number(process.env['RUNS'] ?? 60) },
  );
}, 30_000);

test('pages made to be slow are read or refused in time', () => {
  const withProse = (prose: string): string => pageIn(english).replace('The order.', () => prose);
  expect(codeOf(withProse('default: '.repeat(60_000)))).toBeUndefined();
  expect(codeOf(withProse('a\nstring\n'.repeat(60_000)))).toBe('too-many-fields');
  expect(codeOf('{\n"$schema": "https://json-structure.org/x",\n'.repeat(50_000).slice(1))).toBe('schema-cut');
  expect(codeOf('('.repeat(2_000_000))).toBe('page-not-a-reference');
  expect(codeOf('x'.repeat(6_000_000))).toBe('source-too-large');
}, 30_000);
