import type { Contract } from '@schemawright/contract';
import { describe, expect, test } from 'vitest';
import { diff } from '../src/index.ts';
import { contract, operation } from './cases/contracts.ts';

const string = { type: 'string' };
const number = { type: 'integer' };
const object = (properties: object): object => ({ type: 'object', properties });
const told = (old: Contract, next: Contract): readonly string[] =>
  diff(old, next).changes.map(({ rule, impact, location }) => `${impact} ${rule} ${location}`);

describe('the name of a parameter that is not sent', () => {
  const taking = (...parameters: readonly object[]): Contract => operation({ parameters });
  const members = (name: string, more: object = {}): object => ({
    name,
    in: 'query',
    schema: object({ a: string }),
    ...more,
  });
  const whole = (name: string, schema: object): Contract =>
    contract({
      openapi: '3.2.0',
      paths: {
        '/pets': {
          post: {
            parameters: [
              { name, in: 'querystring', required: true, content: { 'application/x-www-form-urlencoded': { schema } } },
            ],
            responses: { 204: { description: 'd' } },
          },
        },
      },
    });

  test.each<readonly [what: string, old: Contract, next: Contract, told: readonly string[]]>([
    [
      'is known to code alone',
      taking(members('q', { required: true })),
      taking(members('r', { required: true })),
      ['risky parameter-renamed request.query.r'],
    ],
    [
      'is known to code alone, in cookies',
      taking(members('q', { in: 'cookie' })),
      taking(members('r', { in: 'cookie' })),
      ['risky parameter-renamed request.cookie.r'],
    ],
    [
      'of a whole query string is known to code alone',
      whole('q', object({ a: string })),
      whole('r', object({ a: string })),
      ['risky parameter-renamed request.query.r'],
    ],
    [
      'is known to code alone, where nothing says that it is an object',
      taking(members('q', { schema: { properties: { a: string } } })),
      taking(members('r', { schema: { properties: { a: string } } })),
      ['risky parameter-renamed request.query.r'],
    ],
    [
      'does not hide what else was edited',
      whole('q', object({ a: string })),
      whole('r', object({ a: number })),
      ['risky parameter-renamed request.query.r', 'breaking request-type-changed request.query.r'],
    ],
    [
      'is that of the one with the same members, among several',
      taking(members('q'), members('s', { schema: object({ b: string }) })),
      taking(members('t', { schema: object({ b: string }) }), members('r')),
      ['risky parameter-renamed request.query.r', 'risky parameter-renamed request.query.t'],
    ],
  ])('%s', (_what, old, next, expected) => {
    expect(told(old, next).toSorted()).toEqual(expected.toSorted());
  });

  test.each<readonly [what: string, more: object]>([
    ['of a value', { schema: string }],
    ['of an object that is one value', { explode: false }],
    ['of an object whose members have it before them', { style: 'deepObject' }],
    ['of an object in JSON', { schema: undefined, content: { 'application/json': { schema: object({}) } } }],
    ['of what may be a value', { schema: { ...object({ a: string }), type: ['object', 'string'] } }],
  ])('is not one %s', (_what, more) => {
    expect(told(taking(members('q', more)), taking(members('r', more)))).toEqual([
      'risky parameter-removed request.query.q',
      'compatible parameter-optional-added request.query.r',
    ]);
  });
});

describe('the name of a callback', () => {
  const called = (schema: object): object => ({
    post: { requestBody: { content: { 'application/json': { schema } } }, responses: {} },
  });
  const [one, other] = ['{$request.body#/one}', '{$request.body#/other}'] as const;

  test.each<readonly [what: string, old: object, next: object, told: readonly string[]]>([
    [
      'is known to code alone',
      { made: { [one]: called(string) } },
      { done: { [one]: called(string) } },
      ['risky callback-renamed operation'],
    ],
    [
      'is that of all its expressions',
      { made: { [one]: called(string), [other]: called(string) } },
      { done: { [one]: called(string), [other]: called(string) } },
      ['risky callback-renamed operation'],
    ],
    [
      'is known to code alone where another callback has it now',
      { made: { [one]: called(string) } },
      { made: { [other]: called(string) }, done: { [one]: called(string) } },
      ['risky callback-renamed operation', 'risky callback-added operation'],
    ],
    [
      'does not hide what is sent',
      { made: { [one]: called(string) } },
      { done: { [one]: called(number) } },
      ['risky callback-renamed operation', 'breaking response-type-changed request.body application/json'],
    ],
    [
      'is that of what is called: with another expression it is another callback',
      { made: { [one]: called(string) } },
      { done: { [other]: called(string) } },
      ['risky callback-added operation', 'breaking callback-removed operation'],
    ],
  ])('%s', (_what, old, next, expected) => {
    expect(told(operation({ callbacks: old }), operation({ callbacks: next })).toSorted()).toEqual(expected.toSorted());
  });
});
