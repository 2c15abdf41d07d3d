import { contractOf, type Contract } from '@schemawright/contract';
import { describe, expect, test } from 'vitest';
import { diff, sentence, together, wording, type Change } from '../src/index.ts';
import { operation, reading, sending } from './cases/contracts.ts';

const calling = (operationId: string): Parameters<typeof diff>[0] => operation({ operationId });

const marked = (change: Change): string => sentence(change, String, (foreign) => `<${foreign}>`).join('');

describe('the message of a change', () => {
  test.each(['b', 'to', 'b to c', 'was added', '{old}', '$&'])('marks what a contract says: %s', (id) => {
    const [change] = diff(calling('a'), calling(id)).changes.filter(({ rule }) => rule === 'operation-id-changed');
    expect(change?.message).toBe(`The operationId changed from a to ${id}`);
    expect(change && marked(change)).toBe(`The operationId changed from <a> to <${id}>`);
  });

  test('marks a likely new name', () => {
    const member = (name: string): object => ({
      type: 'object',
      properties: { [name]: { type: 'string', format: 'uri', maxLength: 77 } },
    });
    const { changes } = diff(reading(member('homepageUrl')), reading(member('homepageURL')));
    expect(changes.map(marked)).toContain(
      'The member <homepageUrl> was removed; it is likely called <homepageURL> now',
    );
  });

  test('in pieces is no part of a JSON document', () => {
    const { changes } = diff(calling('a'), calling('b'));
    expect(changes[0]?.[wording]).toBeDefined();
    expect(Object.keys(JSON.parse(JSON.stringify(changes[0])))).not.toContain('wording');
  });
});

describe('an end of whole numbers', () => {
  const whole = (more: object): object => ({ type: 'integer', ...more });
  test.each<[string, object, object]>([
    ['The exclusive maximum 3 was added', {}, { exclusiveMaximum: 3 }],
    ['The exclusive minimum went from 3 to 4', { exclusiveMinimum: 3 }, { exclusiveMinimum: 4 }],
    ['The minimum 2.5 was added', {}, { minimum: 2.5 }],
    ['The maximum went from 3, not included to 3, included', { exclusiveMaximum: 3 }, { maximum: 3 }],
    ['The maximum went from 3, not included to 7, included', { exclusiveMaximum: 3 }, { maximum: 7 }],
  ])('is told as it is written: %s', (message, old, next) => {
    expect(diff(sending(whole(old)), sending(whole(next))).changes.map((change) => change.message)).toEqual([message]);
  });

  test('that only is said otherwise is no change', () => {
    expect(diff(sending(whole({ minimum: 3 })), sending(whole({ exclusiveMinimum: 2 }))).changes).toEqual([]);
  });
});

describe('what is told together', () => {
  const grown = (...values: readonly unknown[]): readonly Change[] =>
    diff(reading({ enum: ['a'] }), reading({ enum: ['a', ...values] })).changes;
  const lists = (changes: readonly Change[]): readonly (readonly [string, number])[] =>
    together(changes).map((change) => [change.message, change.count]);

  test('one value alone is as it was', () => {
    expect(lists(grown('b'))).toEqual([['The value b was added', 1]]);
  });

  test('several values of an enum are one line, marked each', () => {
    const [change, ...others] = together(grown('b', 1, 'c, d'));
    expect(others).toEqual([]);
    expect(change && marked(change)).toBe('The value <b> was added; likewise <c, d>, <1>');
    expect(change).toMatchObject({ count: 3, old: null, new: ['b', 'c, d', 1] });
  });

  test('not without end', () => {
    const values = Array.from({ length: 70 }, (_, index) => `v${100 + index}`);
    const [[message, count] = ['', 0]] = lists(grown(...values));
    expect(message).toMatch(/; likewise v101, .*, v150 and 19 more$/u);
    expect(count).toBe(70);
  });

  test('more values of one edit than anybody reads are one change, which lists them all', () => {
    const values = (first: string, count: number): readonly string[] =>
      Array.from({ length: count }, (_, index) => `${first}${100 + index}`);
    expect(grown(...values('v', 100))).toHaveLength(100);
    const { changes } = diff(
      sending({ enum: ['a', ...values('v', 101)] }),
      sending({ enum: ['a', ...values('w', 2)] }),
    );
    expect(changes.map(({ rule, impact, values: count }) => [rule, impact, count])).toEqual([
      ['request-enum-value-added', 'compatible', undefined],
      ['request-enum-value-added', 'compatible', undefined],
      ['request-enum-value-removed', 'breaking', 101],
    ]);
    const removed = changes.find(({ values: count }) => count !== undefined);
    expect(removed).toMatchObject({ old: values('v', 101), new: null, witness: { acceptedBy: 'old' } });
    expect(removed?.message).toMatch(/^The value v100 was removed; likewise v101, .*, v150 and 50 more$/u);
    expect(removed && marked(removed)).toContain('The value <v100> was removed; likewise <v101>, <v102>');
    expect(lists(changes)).toContainEqual([removed?.message, 1]);
  });

  test('no change is lost, and none that says something else is taken in', () => {
    const changes = [...grown('b', 'c'), ...grown('d').map((change) => ({ ...change, accepted: { reason: 'known' } }))];
    expect(lists(changes)).toEqual([
      ['The value b was added; likewise c', 2],
      ['The value d was added', 1],
    ]);
    const two = { type: 'object', properties: { x: { type: 'string' }, y: { type: 'string' } } };
    const members = diff(reading(two), reading({ type: 'object' })).changes;
    expect(lists(members).map(([, count]) => count)).toEqual([1, 1]);
  });
});

describe('what JSON Structure says of a type', () => {
  const document = (members: object): Contract =>
    contractOf(
      {
        $schema: 'https://json-structure.org/meta/extended/v0/#',
        $id: 'https://pets.test/pet',
        name: 'Pet',
        ...members,
      },
      { name: 'pets', file: 'pets.struct.json' },
    );
  const messages = (old: Contract, next: Contract): readonly string[] => [
    ...new Set(diff(old, next).changes.map(({ message }) => message)),
  ];

  test('comes where nothing was, and leaves nothing', () => {
    const measured = (more: object): Contract =>
      document({ $uses: ['JSONStructureUnits'], type: 'object', properties: { id: { type: 'double', ...more } } });
    expect(messages(measured({ unit: 'kg' }), measured({}))).toEqual(['The unit changed from kg to nothing']);
    expect(messages(measured({}), measured({ unit: 'kg' }))).toEqual(['The unit changed from nothing to kg']);
  });

  test('names the types that it extends as definitions', () => {
    const base = { abstract: true, type: 'object', properties: { id: { type: 'string' } } };
    const pet = (more: object): Contract =>
      document({ type: 'object', properties: { tag: { type: 'string' } }, definitions: { Base: base }, ...more });
    const own = pet({ properties: { id: { type: 'string' }, tag: { type: 'string' } } });
    const said = 'The type extends nothing now, not Base, with the same members';
    expect(messages(pet({ $extends: '#/definitions/Base' }), own)).toEqual([said]);
  });
});
