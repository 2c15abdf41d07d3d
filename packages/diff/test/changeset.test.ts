import { describe, expect, test } from 'vitest';
import { changesetOf, type Change } from '../src/index.ts';
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
        operations: ['POST /pets', 'GET /pets'],
      }),
    );
    expect(text).toContain(
      '- `POST /pets` and 1 more, answer `200`, `Pet.tag`: The member tag became optional. Be ready for answers without it.',
    );
  });

  test.each([
    ['response-enum-value-removed', 'The value sent was removed', 'The value `sent` was removed. '],
    ['request-maximum-lowered', 'The maximum went from 9 to 5', 'The maximum went from `9` to `5`. '],
    ['operation-id-changed', 'The operationId changed from a to b to c', 'changed from `a` to `b to c`. '],
    ['request-property-added', 'The member a was added was added', 'The member `a was added` was added.'],
    ['response-became-nullable', 'null is allowed now', ': null is allowed now. '],
    [
      'path-removed',
      'Said otherwise than by the rule of @octocat',
      ': Said otherwise than by the rule of `@octocat`. ',
    ],
  ])('tells words of ours from what a contract says: %s', (rule, message, said) => {
    expect(textOf(change(rule, { message }))).toContain(said);
  });

  test('a new name is told once', () => {
    const message = 'The member a was removed; it is likely called b now';
    const told = textOf(change('response-property-removed', { impact: 'risky', message, renamedTo: 'b' }));
    expect(told).toContain('The member `a` was removed; it is likely called `b` now. Use the new name.');
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
