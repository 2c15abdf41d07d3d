import type { Contract } from '@schemawright/contract';
import { describe, expect, test } from 'vitest';
import { diff } from '../src/index.ts';
import { operation } from './cases/contracts.ts';

const text = { type: 'string' };
const answer = (description: string, code: object = text): object => {
  const schema = { type: 'object', description, properties: { code: { ...code, description }, hint: text } };
  return { description, content: { 'application/json': { schema, example: { hint: description } } } };
};

const [specific, general] = [answer('Not found'), answer('Something went wrong')];

const toldOf = (old: Contract, next: Contract): readonly string[] =>
  diff(old, next).changes.map(({ impact, rule, location }) => `${impact} ${rule} ${location}`);

const answering = (responses: object): Contract =>
  operation({ responses: { 200: { description: 'Done' }, ...responses } });

describe.each(['default', '4XX'])('where %s answers in place of a status', (wide) => {
  test('what they say to people has nothing in common', () => {
    const [both, one] = [answering({ 404: specific, [wide]: general }), answering({ [wide]: general })];
    expect(toldOf(both, one)).toEqual([]);
    expect(toldOf(one, both)).toEqual([]);
  });

  test('what else they say is told at the status', () => {
    const [both, one] = [
      answering({ 404: answer('Not found', { type: 'integer' }), [wide]: general }),
      answering({ [wide]: general }),
    ];
    const changed = ['breaking response-type-changed response.404.body application/json'];
    expect(toldOf(both, one)).toEqual(changed);
    expect(toldOf(one, both)).toEqual(changed);
  });

  test('its own texts are told where they change', () => {
    const [old, next] = [answering({ 404: specific, [wide]: general }), answering({ [wide]: answer('Oops') })];
    expect(toldOf(old, next).filter((change) => change.includes('annotation-changed'))).not.toEqual([]);
  });
});

describe('an answer without a body that comes where the default stood for it', () => {
  const header = { 'X-Rate': { required: true, schema: text }, 'X-Page': { schema: text } };
  const links = { self: { operationId: 'self' } };
  const standing = { ...general, headers: header, links };
  const told = (...comes: readonly [code: string, answer: object]): readonly string[] =>
    toldOf(
      operation({ responses: { default: standing } }),
      operation({ responses: { default: standing, ...Object.fromEntries([comes]) } }),
    );

  test('is told once, with the body that went', () => {
    const gone = 'breaking response-media-type-removed response.200.body application/json';
    expect(told('200', { description: 'Done' })).toEqual([gone]);
  });

  test('is told with what else there still is', () => {
    const kept = { description: 'Done', headers: { 'X-Rate': { schema: text } } };
    expect(told('200', kept)).toContain('breaking response-header-became-optional response.200.header.X-Rate');
  });

  test('is told by its headers where nothing else is compared', () => {
    expect(told('204', { description: 'Done', links })).toEqual([
      'breaking response-header-removed response.204.header.X-Rate',
      'risky response-optional-header-removed response.204.header.X-Page',
    ]);
  });
});
