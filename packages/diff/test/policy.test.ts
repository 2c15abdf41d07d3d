import { contractOf, type Contract } from '@schemawright/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  applyPolicy,
  bumpsOf,
  defaultPolicy,
  diff,
  idsOf,
  readPolicy,
  rules,
  type Change,
  type Diff,
  type Policy,
} from '../src/index.ts';
import { advice, offers } from '../src/advice.ts';
import { idPattern, operationPattern, pathPattern } from '../src/policy/pattern.ts';
import { verdictsOf } from '../src/policy/presets.ts';
import { change } from './support/change.ts';

const today = '2026-11-22';

const policyOf = (value: unknown): Policy => {
  const { policy, faults } = readPolicy(value);
  expect(faults).toEqual([]);
  return policy;
};

const of = (...changes: readonly Change[]): Diff => ({ bump: 'major', changes });

const judged = (policy: unknown, ...changes: readonly Change[]): Diff =>
  applyPolicy(of(...changes), policyOf(policy), today);

describe('patterns', () => {
  test.each([
    [idPattern('response-*-added'), 'response-enum-value-added', true],
    [idPattern('response-*-added'), 'request-enum-value-added', false],
    [idPattern('*'), 'anything', true],
    [operationPattern('POST /pets'), 'POST /pets', true],
    [operationPattern('/pets'), 'POST /pets', true],
    [operationPattern('* /pets/*'), 'GET /pets/{id}', true],
    [operationPattern('* /pets/*'), 'GET /pets/{id}/toys', false],
    [operationPattern('/internal/**'), 'GET /internal', true],
    [operationPattern('/internal/**'), 'GET /internal/a/b', true],
    [operationPattern('GET /internal/**'), 'POST /internal/a', false],
    [operationPattern('WEBHOOK pet* POST'), 'WEBHOOK petAdded POST', true],
    [pathPattern('/components/schemas/Pet/**'), '/components/schemas/Pet/properties/tag', true],
    [pathPattern('/components/schemas/Pet/**'), '/components/schemas/Pets', false],
    [pathPattern('/a/**/z'), '/a/b/c/z', true],
  ])('%j fits %s: %s', (pattern, text, fits) => {
    expect(pattern.fits(text)).toBe(fits);
  });

  test('nothing makes them slow', () => {
    const pattern = idPattern(`${'*a'.repeat(5000)}b`);
    expect(pattern.fits('a'.repeat(20_000))).toBe(false);
  });
});

describe('reading', () => {
  test.each<[string, unknown, string, RegExp, RegExp?]>([
    ['an unknown field', { profil: 'wire' }, '/profil', /this field is not known/, /did you mean profile\?/],
    ['a field like no other', { foo: 1 }, '/foo', /; known: profile, /, /take it out, or write one that is known/],
    [
      'an unknown rule',
      { rules: { 'operation-remove': 'off' } },
      '/rules/operation-remove',
      /rule is not known/,
      /operation-removed/,
    ],
    [
      'a pattern of no rule',
      { rules: { 'cat-*': 'off' } },
      '/rules/cat-*',
      /no rule is called like this/,
      /diff --rules/,
    ],
    ['a rule like no other', { rules: { foo: 'off' } }, '/rules/foo', /rule is not known/, /diff --rules/],
    [
      'an unknown severity',
      { rules: { 'operation-removed': 'of' } },
      '/rules/operation-removed',
      /severity is not known/,
    ],
    [
      'a severity per operation',
      { rules: { 'operation-removed': { '/a/b': 1 } } },
      '/rules/operation-removed/~1a~1b',
      /severity/,
    ],
    ['an unknown profile', { profile: 'wires' }, '/profile', /known: wire, balanced, source/, /did you mean wire\?/],
    ['no mapping', ['wire'], '', /a mapping belongs here/],
    ['no list', { accepted: {} }, '/accepted', /a list belongs here/],
    [
      'an acceptance of everything',
      { accepted: [{ reason: 'x' }] },
      '/accepted/0',
      /a rule or a fingerprint is needed/,
    ],
    ['an acceptance without a reason', { accepted: [{ rule: 'path-removed' }] }, '/accepted/0', /a reason is needed/],
    [
      'an empty reason',
      { accepted: [{ rule: 'path-removed', reason: ' ' }] },
      '/accepted/0/reason',
      /a text belongs here/,
    ],
    [
      'a day that is none',
      { accepted: [{ rule: 'path-removed', reason: 'x', until: '2026-02-30' }] },
      '/accepted/0/until',
      /a day belongs here/,
      /year, month and day of the calendar/,
    ],
    [
      'a number for a day',
      { accepted: [{ rule: 'path-removed', reason: 'x', until: 20270331 }] },
      '/accepted/0/until',
      /a day belongs here, as 2027-03-31/,
    ],
    [
      'a fingerprint of digits alone',
      { accepted: [{ fingerprint: 1234567890123456, reason: 'x' }] },
      '/accepted/0/fingerprint',
      /a text belongs here/,
      /in quotes/,
    ],
    ['an acceptance that is none', { accepted: ['path-removed'] }, '/accepted/0', /a mapping belongs here/],
    [
      'a level that is none',
      { stability: { threshold: 'gamma' } },
      '/stability/threshold',
      /draft, alpha, beta, stable/,
    ],
    ['a level of one’s own', { stability: { levels: ['x', 'y'], paths: { z: ['/a'] } } }, '/stability/paths/z', /x, y/],
    [
      'a path that is none',
      { stability: { paths: { beta: ['beta'] } } },
      '/stability/paths/beta/0',
      /pattern of a path/,
    ],
    ['a level twice', { stability: { levels: ['x', 'y', 'x'] } }, '/stability/levels/2', /named twice/],
    ['a text for days', { deprecation: { days: '30' } }, '/deprecation/days', /a number of days belongs here/],
    ['days that are none', { deprecation: { days: { stable: -1 } } }, '/deprecation/days/stable', /number of days/],
    ['an extension that is none', { deprecation: { sunset: 'sunset' } }, '/deprecation/sunset', /x-sunset/],
    ['a flag that is none', { closedEnums: 'yes' }, '/closedEnums', /true or false/],
    ['an unknown bump', { bump: { risky: 'patch' } }, '/bump/risky', /major, minor/],
  ])('%s is told with its place', (_, value, pointer, message, mend = /^/) => {
    const { faults } = readPolicy(value);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({ pointer, message: expect.stringMatching(message) });
    expect(faults[0]?.mend ?? '').toMatch(mend);
  });

  test('every fault is told at once', () => {
    expect(readPolicy({ profile: 1, closedEnums: 1, rules: { x: 'off' } }).faults).toHaveLength(3);
  });

  test('nothing is the policy of everybody, and changes nothing', () => {
    const changes = [change('operation-removed'), change('parameter-removed', { impact: 'risky', bump: 'minor' })];
    expect(judged(undefined, ...changes)).toEqual({ bump: 'major', changes });
    expect(judged(null, ...changes)).toEqual({ bump: 'major', changes });
  });

  test('never throws', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(readPolicy(value).faults).toBeInstanceOf(Array);
      }),
    );
  });
});

describe('severities', () => {
  const removed = change('operation-removed', { operation: 'GET /internal/a' });

  test.each<[string, unknown, readonly [string, string][], string]>([
    ['lower', { 'operation-removed': 'risky' }, [['risky', 'minor']], 'minor'],
    ['silence', { 'operation-removed': 'off' }, [], 'none'],
    ['take wildcards', { 'operation-*': 'compatible' }, [['compatible', 'minor']], 'minor'],
    ['by operation', { 'operation-removed': { '/internal/**': 'compatible' } }, [['compatible', 'minor']], 'minor'],
    ['by another operation', { 'operation-removed': { '/public/**': 'compatible' } }, [['breaking', 'major']], 'major'],
    ['the last counts', { 'operation-*': 'off', 'operation-removed': 'risky' }, [['risky', 'minor']], 'minor'],
  ])('%s', (_, rules, expected, bump) => {
    const result = judged({ rules }, removed);
    expect(result.changes.map(({ impact, bump: moved }) => [impact, moved])).toEqual(expected);
    expect(result.bump).toBe(bump);
  });

  test('an edit that reaches several operations is as grave as for any of them', () => {
    const both = change('request-type-changed', {
      operation: 'GET /internal/a',
      operations: ['GET /internal/a', 'GET /b'],
    });
    const { changes } = judged({ rules: { 'request-type-changed': { '/internal/**': 'off' } } }, both);
    expect(changes.map(({ impact }) => impact)).toEqual(['breaking']);
  });

  test('raised findings of policy move no version', () => {
    const finding = change('info-version-decreased', { impact: 'risky', bump: 'none', policy: true });
    const { policy } = readPolicy({ rules: { '*': 'breaking' } });
    expect(applyPolicy(of(finding), policy, today)).toMatchObject({ bump: 'none', changes: [{ impact: 'breaking' }] });
  });
});

describe('options', () => {
  test.each<[string, unknown, string, string, string]>([
    ['wire drops names', { profile: 'wire' }, 'operation-id-changed', 'risky', 'compatible'],
    ['source raises names', { profile: 'source' }, 'operation-id-changed', 'risky', 'breaking'],
    [
      'source raises what code can read no more',
      { profile: 'source' },
      'response-property-removed',
      'risky',
      'breaking',
    ],
    ['closed enums', { closedEnums: true }, 'response-enum-value-added', 'risky', 'breaking'],
    ['consumers that validate', { validators: 'strict' }, 'response-max-length-raised', 'risky', 'breaking'],
    [
      'consumers that validate have open enums',
      { validators: 'strict' },
      'response-enum-value-added',
      'risky',
      'risky',
    ],
    [
      'defaults are filled in',
      { defaultsFillIn: true },
      'request-property-became-required-with-default',
      'breaking',
      'compatible',
    ],
    ['strict servers', { strictServers: true }, 'parameter-removed', 'risky', 'breaking'],
    [
      'a rule overrules an option',
      { strictServers: true, rules: { 'parameter-removed': 'risky' } },
      'parameter-removed',
      'risky',
      'risky',
    ],
  ])('%s', (_, policy, rule, impact, expected) => {
    const { changes } = judged(policy, change(rule, { impact: impact as Change['impact'], bump: 'minor' }));
    expect(changes[0]?.impact).toBe(expected);
  });

  test('what cannot be decided is raised by no option', () => {
    const undecided = change('response-pattern-changed', { impact: 'risky', bump: 'minor', undecided: 'pattern' });
    expect(judged({ validators: 'strict' }, undecided).changes).toEqual([undecided]);
  });

  test('bumps', () => {
    const risky = change('parameter-removed', { impact: 'risky', bump: 'minor' });
    expect(judged({ bump: { risky: 'major' } }, risky).bump).toBe('major');
    expect(judged({ bump: { zeroMajor: true } }, change('path-removed')).bump).toBe('minor');
  });
});

describe('acceptances', () => {
  const rule = 'request-enum-value-removed';

  test.each<[string, object, boolean]>([
    ['by rule', { rule }, true],
    ['by wildcard', { rule: 'request-*' }, true],
    ['by fingerprint', { fingerprint: '0123456789abcdef' }, true],
    ['by operation', { rule, operation: '/pets' }, true],
    ['by pointer', { rule, pointer: '/components/schemas/Pet/**' }, true],
    ['until today', { rule, until: today }, true],
    ['of another operation', { rule, operation: '/cats' }, false],
    ['of another place', { rule, pointer: '/components/schemas/Cat/**' }, false],
    ['of another change', { fingerprint: 'ffffffffffffffff' }, false],
    ['until yesterday', { rule, until: '2026-11-21' }, false],
  ])('%s', (_, acceptance, counts) => {
    const result = judged({ accepted: [{ ...acceptance, reason: 'nobody sends it' }] }, change(rule));
    expect(result.changes[0]?.accepted?.reason).toBe(counts ? 'nobody sends it' : undefined);
    expect(result.bump).toBe('major');
    expect(result.notes?.length ?? 0).toBe(counts ? 0 : 1);
  });

  test('of what is harmless, which --fail-on any would name', () => {
    const harmless = change(rule, { impact: 'compatible', bump: 'minor' });
    const { changes, notes, bump } = judged({ accepted: [{ rule, reason: 'x' }] }, harmless);
    expect({ changes, notes, bump }).toEqual({
      changes: [{ ...harmless, accepted: { reason: 'x' } }],
      notes: undefined,
      bump: 'minor',
    });
  });

  test('of one operation do not cover an edit that reaches more', () => {
    const wide = change(rule, { operations: ['POST /pets', 'POST /cats'] });
    expect(
      judged({ accepted: [{ rule, operation: '/pets', reason: 'x' }] }, wide).changes[0]?.accepted,
    ).toBeUndefined();
  });

  test('tell when they have run out, and when nothing needs them', () => {
    const { notes } = judged(
      {
        accepted: [
          { rule, reason: 'x', until: '2026-01-01' },
          { rule: 'path-removed', reason: 'x' },
        ],
      },
      change(rule),
    );
    expect(notes?.map(({ code, pointer }) => [code, pointer])).toEqual([
      ['accepted-expired', '/accepted/0'],
      ['accepted-stale', '/accepted/1'],
    ]);
  });

  test('announced removals pass when the policy says so', () => {
    const announced = change('operation-removed-after-deprecation', { announced: true });
    expect(judged({ allowAnnouncedRemovals: true }, announced).changes[0]?.accepted).toBeDefined();
    expect(judged({}, announced).changes[0]?.accepted).toBeUndefined();
    expect(judged({ allowAnnouncedRemovals: true }, change('operation-removed')).changes[0]?.accepted).toBeUndefined();
  });
});

const api = (type: string, level?: string): Contract =>
  contractOf({
    openapi: '3.1.0',
    info: { title: 'pets', version: '1.0.0' },
    paths: Object.fromEntries(
      ['/pets', '/beta/pets'].map((path) => [
        path,
        {
          get: {
            ...(path === '/pets' && level !== undefined ? { 'x-stability-level': level } : {}),
            responses: { 200: { description: 'd', content: { 'application/json': { schema: { type } } } } },
          },
        },
      ]),
    ),
  });

describe('stability', () => {
  const stability = { threshold: 'stable', paths: { beta: ['/beta/**'] } };
  const impacts = (level: string | undefined, value: unknown = { stability }): unknown => {
    const policy = policyOf(value);
    const found = diff(api('string', level), api('integer', level), { stability: policy.stability });
    return Object.fromEntries(
      applyPolicy(found, policy, today).changes.map(({ operation, impact }) => [operation, impact]),
    );
  };

  test.each([
    ['paths', undefined, 'breaking', 'compatible'],
    ['the extension', 'alpha', 'compatible', 'compatible'],
    ['the extension of a level that is kept to', 'stable', 'breaking', 'compatible'],
    ['an unknown level, as the firmest', 'solid', 'breaking', 'compatible'],
  ])('is told by %s', (_, level, pets, beta) => {
    expect(impacts(level)).toEqual({ 'GET /pets': pets, 'GET /beta/pets': beta });
  });

  test('no option raises what is promised to nobody; without a threshold everything is', () => {
    expect(impacts('alpha', { stability, profile: 'source' })).toMatchObject({ 'GET /pets': 'compatible' });
    expect(impacts('alpha', {})).toMatchObject({ 'GET /pets': 'breaking' });
  });
});

describe('each package gets the bump of the changes that reach it', () => {
  test.each([
    ['a member', 'response-required-property-removed', 'major', 'major', 'major'],
    ['a limit that no type shows', 'request-max-length-lowered', 'patch', 'major', 'major'],
    ['how calls are signed in', 'security-added', 'patch', 'major', 'patch'],
    ['what no rule of the table is', 'unknown-rule', 'major', 'major', 'major'],
  ])('%s', (_, rule, types, client, validators) => {
    expect(bumpsOf([change(rule)])).toEqual({ types, client, validators });
  });

  test('nothing is nothing', () => {
    expect(bumpsOf([])).toEqual({ types: 'none', client: 'none', validators: 'none' });
    expect(bumpsOf([change('operation-sunset-invalid', { bump: 'none', policy: true })]).types).toBe('none');
  });
});

test('every row of advice and of the options is about a rule of the table', () => {
  const ids = rules.flatMap(idsOf);
  const unfit = [...offers, ...advice].filter(([rule]) => !ids.some(idPattern(rule).fits));
  expect(unfit).toEqual([]);
  const options = {
    profile: 'wire',
    closedEnums: true,
    validators: 'strict',
    defaultsFillIn: true,
    strictServers: true,
  } as const;
  for (const profile of ['wire', 'source'] as const) {
    const verdicts = verdictsOf({ ...defaultPolicy, ...options, profile });
    expect(verdicts.filter(([rule]) => !ids.some(idPattern(rule).fits))).toEqual([]);
  }
});
