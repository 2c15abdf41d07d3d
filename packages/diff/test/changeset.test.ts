import { describe, expect, test } from 'vitest';
import { changesetOf, diff, wording, type Change } from '../src/index.ts';
import { reading } from './cases/contracts.ts';
import { change } from './support/change.ts';

describe('the changeset', () => {
  const packages = new Map([
    ['b', 'major'],
    ['a', 'patch'],
    ['c', 'none'],
  ] as const);
  const textOf = (...changes: readonly Change[]): string => changesetOf({ changes }, packages)?.text ?? '';

  test('names each package with its bump, and none that is not released', () => {
    expect(textOf(change('path-removed'))).toMatch(
      /^---\n"a": patch\n"b": major\n---\n\n1 change of the contract, a breaking one\.\n/,
    );
    expect(changesetOf({ changes: [] }, new Map([['a', 'none']] as const))).toBeUndefined();
  });

  test('says where, what and what to do', () => {
    const text = textOf(
      change('response-property-became-optional', {
        location: 'response.200.body application/json',
        message: 'The member tag became optional',
        [wording]: ['The member ', 'tag', ' became optional'],
        operations: ['POST /pets', 'GET /pets'],
      }),
    );
    expect(text).toContain(
      '- `POST /pets` and 1 more, answer `200`, `Pet.tag`: The member `tag` became optional. Be ready for answers without it.',
    );
  });

  test('names the schema of which a value went, and one that went itself once', () => {
    const State = { type: 'string', enum: ['a', 'b'] };
    const old = reading({ properties: { state: { $ref: '#/components/schemas/State' } } }, { State });
    const next = reading(
      { properties: { state: { $ref: '#/components/schemas/State' } } },
      { State: { type: 'string', enum: ['a'] } },
    );
    expect(textOf(...diff(old, next).changes)).toContain('`State`: The value `b` was removed.');
    expect(textOf(...diff(old, reading({ properties: { state: State } })).changes)).toContain(
      '\n- The schema `State` was removed.',
    );
  });

  test('tells words of ours from what a contract says', () => {
    const pieces = ['The member ', 'was added @octocat', ' was added'];
    const told = textOf(change('request-property-added', { message: pieces.join(''), [wording]: pieces }));
    expect(told).toContain(': The member `was added @octocat` was added. ');
  });

  test('what nobody marked is foreign altogether', () => {
    expect(textOf(change('path-removed', { message: 'ask @octocat' }))).toContain(': `ask @octocat`. ');
  });

  test('tells in one breath what grew by several values', () => {
    const { changes } = diff(reading({ enum: ['a'] }), reading({ enum: ['a', 'b', 'c'] }));
    expect(textOf(...changes)).toContain('The value `b` was added; likewise `c`. ');
  });

  test('is the same for the same changes', () => {
    expect(changesetOf({ changes: [change('path-removed')] }, packages)).toEqual(
      changesetOf({ changes: [change('path-removed')] }, packages),
    );
  });

  test.each(['<script>', '[x](http://e.com)', '@octocat', 'http://e.com', '# h', '``', 'a\n---\nb', '&amp;'])(
    'foreign text %j is no markup',
    (foreign) => {
      const text = textOf(
        change('path-removed', { message: `The path ${foreign} was removed`, operation: foreign, location: foreign }),
      );
      const outside = text
        .split('---\n')
        .slice(2)
        .join('')
        .replaceAll(/(`+)(?!`).*?(?<!`)\1(?!`)/g, '');
      expect(outside).not.toMatch(/[<>@[\]#&]|http/);
      expect(text.match(/^---$/gm)).toHaveLength(2);
    },
  );
});
