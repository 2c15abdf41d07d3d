import type { Contract } from '@schemawright/contract';
import { describe, expect, test } from 'vitest';
import { diff } from '../src/index.ts';
import { contract, operation } from './cases/contracts.ts';

const form = (part: object, encoding: object = {}): object => ({
  'multipart/form-data': { schema: { type: 'object', properties: { part } }, encoding: { part: encoding } },
});
const typed = (contentType: string): object => form({ type: 'string' }, { contentType });

const toldOf = (old: Contract, next: Contract): readonly string[] =>
  diff(old, next).changes.map(({ impact, rule }) => `${impact} ${rule}`);

const taken = (content: object): Contract => operation({ requestBody: { content } });
const answered = (content: object, openapi: string): Contract =>
  contract({ openapi, paths: { '/pets': { post: { responses: { 200: { description: 'Done', content } } } } } });
const sent: readonly [string, (content: object) => Contract][] = [
  ['an answer of 3.2', (content) => answered(content, '3.2.0')],
  ['a webhook', (content) => contract({ webhooks: { pet: { post: { requestBody: { content }, responses: {} } } } })],
];

const [png, images, range] = [typed('image/png'), typed('image/png, image/jpeg'), typed('image/*')];

describe('the parts of a form', () => {
  test.each([
    ['further media types', png, images],
    ['a range of media types', png, range],
    ['a range for several', images, range],
  ])('with %s are taken before they are sent', (_, few, many) => {
    expect(toldOf(taken(few), taken(many))).toEqual(['compatible request-encoding-changed']);
    expect(toldOf(taken(many), taken(few))).toEqual(['breaking request-encoding-changed']);
    for (const [, of] of sent) {
      expect(toldOf(of(few), of(many))).toEqual(['breaking response-encoding-changed']);
      expect(toldOf(of(many), of(few))).toEqual(['compatible response-encoding-changed']);
    }
  });

  test.each(sent)('of %s are written as is said, or as goes without saying', (_, of) => {
    const object = { type: 'object' };
    expect(toldOf(of(form(object)), of(form(object, { contentType: 'application/json' })))).toEqual([]);
    expect(toldOf(of(form(object)), of(form(object, { contentType: 'application/xml' })))).toEqual([
      'breaking response-encoding-changed',
    ]);
  });

  test('of an answer count from 3.2 on', () => {
    expect(toldOf(answered(png, '3.1.0'), answered(images, '3.1.0'))).toEqual([]);
  });
});
