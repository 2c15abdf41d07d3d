import * as validators from '@schemawright/hubspot-oauth-validators';
import { pointerOfFragment, valueAt, type SchemaObject } from '@schemawright/contract';
import { describe, expect, test } from 'vitest';
import { contract, examples } from './examples.ts';

const { document } = contract;
const schemas = document.components?.schemas as Record<string, SchemaObject>;

const guard = (name: string): ((value: unknown) => boolean) =>
  (validators as unknown as Record<string, (value: unknown) => boolean>)[`is${name}`] ??
  expect.fail(`there is no is${name}`);

const named = (ref: string | undefined): string =>
  pointerOfFragment(ref ?? '')
    ?.split('/')
    .at(-1) ?? '';

/** The component that a documented value is an example of; nothing for a parameter, whose schema has no name. */
const objects = examples.flatMap(({ title, schema, value }) => {
  const { $ref } = valueAt(document, schema) as SchemaObject;
  return $ref === undefined ? [] : [{ title, name: named($ref), value: value as Record<string, unknown> }];
});

/** The schema that says what the members of `value` are: through references, and the branch of a union that it is of. */
const membersOf = (name: string, value: unknown): SchemaObject => {
  const schema = schemas[name] as SchemaObject;
  if (schema.$ref !== undefined) return membersOf(named(schema.$ref), value);
  const branches = (schema.oneOf ?? schema.anyOf ?? []).map((branch) => named((branch as SchemaObject).$ref));
  const branch = branches.find((candidate) => guard(candidate)(value));
  return branch === undefined ? schema : membersOf(branch, value);
};

const ofAnotherType = (value: unknown): unknown => (typeof value === 'string' ? 7 : 'seven');

describe('each documented value', () => {
  test.each(objects)('is accepted: $title', ({ name, value }) => {
    expect(guard(name)(value)).toBe(true);
  });
});

describe('a documented value without a member that it needs', () => {
  const lacking = objects.flatMap(({ title, name, value }) =>
    (membersOf(name, value).required ?? []).map((member) => ({ title, name, value, member })),
  );

  test.each(lacking)('is refused: $title without $member', ({ name, value, member }) => {
    const { [member]: _, ...rest } = value;
    expect(guard(name)(rest)).toBe(false);
  });
});

describe('a documented value with a member of another type', () => {
  const mistaken = objects.flatMap(({ title, name, value }) =>
    Object.keys(value)
      .filter((member) => Object.hasOwn(membersOf(name, value).properties ?? {}, member))
      .map((member) => ({ title, name, value, member })),
  );

  test.each(mistaken)('is refused: $title with another $member', ({ name, value, member }) => {
    expect(guard(name)({ ...value, [member]: ofAnotherType(value[member]) })).toBe(false);
  });
});

describe('a value that nobody documents', () => {
  test.each([
    ['the barest inactive answer', 'TokenIntrospection', { active: false }, true],
    ['an inactive answer with members of RFC 7662', 'TokenIntrospection', { active: false, username: 'ada' }, true],
    [
      'an inactive answer that says what it is for',
      'TokenIntrospection',
      { active: false, token_use: 'access_token' },
      false,
    ],
    ['an active answer and nothing else', 'TokenIntrospection', { active: true }, false],
    ['an error of neither kind', 'Failure', { status: 'error' }, false],
    ['an error code that is registered later', 'Failure', { error: 'temporarily_unavailable' }, true],
    ['a hint that is registered later', 'TokenIntrospectionRequest', { token: 't', token_type_hint: 'saml2' }, true],
    ['a grant that v3 does not know', 'TokenRequest', { grant_type: 'client_credentials' }, false],
    ['the same grant in v1', 'TokenRequestV1', { grant_type: 'client_credentials' }, true],
  ])('%s as %s', (_, name, value, isValid) => {
    expect(guard(name)(value)).toBe(isValid);
  });

  test('a lifetime beyond 32 bits', () => {
    const example = objects.find(({ name }) => name === 'AccessTokenMetadata')?.value;
    expect(guard('AccessTokenMetadata')({ ...example, expires_in: 2 ** 40 })).toBe(true);
    expect(guard('AccessTokenMetadata')({ ...example, expires_in: 0.5 })).toBe(false);
    expect(guard('AccessTokenMetadata')({ ...example, hub_id: 2 ** 40 })).toBe(false);
  });

  test('members that are not known yet', () => {
    for (const { name, value } of objects) expect(guard(name)({ ...value, member_of_the_future: {} })).toBe(true);
  });
});
