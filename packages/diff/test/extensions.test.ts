import { describe, expect, test } from 'vitest';
import { diff, readPolicy, type DiffOptions } from '../src/index.ts';
import { contract, operation, parameter, reading } from './cases/contracts.ts';

type Members = Readonly<Record<string, unknown>>;

const optionsOf = (policy: unknown): DiffOptions => {
  const { policy: read, faults } = readPolicy(policy);
  expect(faults).toEqual([]);
  const { stability, deprecation, extensions } = read;
  return { stability, extensions, ...(deprecation === undefined ? {} : { deprecation }), today: '2026-11-22' };
};

const told = (
  old: ReturnType<typeof contract>,
  next: ReturnType<typeof contract>,
  policy: unknown,
): readonly string[] => diff(old, next, optionsOf(policy)).changes.map(({ rule }) => rule);

describe('the names that a policy gives to extensions', () => {
  const policy = { deprecation: { days: 90, sunset: 'x-end' }, stability: { extension: 'x-level' } };
  const member = (members: Members): ReturnType<typeof contract> =>
    reading({ type: 'object', properties: { name: { type: 'string', ...members } } });
  const life = { deprecated: true, 'x-end': '2026-12-01' };

  test.each<[string, (members: Members) => ReturnType<typeof contract>, string]>([
    ['an operation', operation, 'operation-sunset-too-soon'],
    ['a parameter', parameter, 'parameter-sunset-too-soon'],
    ['a member', member, 'response-property-sunset-too-soon'],
  ])('tell when %s ends', (_, of, rule) => {
    expect(told(of({}), of(life), policy)).toContain(rule);
    expect(told(of({}), of({ deprecated: true, 'x-sunset': '2026-12-01' }), policy)).not.toContain(rule);
  });

  test('tell how firm a member is', () => {
    const [firm, loose] = [member({ 'x-level': 'stable' }), member({ 'x-level': 'beta' })];
    expect(told(firm, loose, policy)).toEqual(['response-property-stability-lowered']);
    expect(told(member({ 'x-stability-level': 'stable' }), member({ 'x-stability-level': 'beta' }), policy)).toEqual(
      [],
    );
  });
});

describe('what means nothing here', () => {
  const [old, next] = [operation({ 'x-owner': 'one' }), operation({ 'x-owner': 'two' }, { openapi: '3.0.3' })];

  test('is told when the policy asks for it', () => {
    expect(told(old, next, {})).toEqual([]);
    expect(told(old, next, { extensions: true })).toEqual(['spec-version-changed', 'extension-changed']);
  });
});
