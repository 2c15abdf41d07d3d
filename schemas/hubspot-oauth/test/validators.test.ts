import * as validators from '@schemawright/hubspot-oauth-validators';
import type { Validation } from '@schemawright/hubspot-oauth-validators';
import { pointerOfFragment, valueAt, type Schema, type SchemaObject } from '@schemawright/contract';
import { describe, expect, test } from 'vitest';
import { contract, examples } from './examples.ts';
import { mutationsOf } from './mutations.ts';

const schemas = contract.document.components?.schemas as Record<string, SchemaObject>;

const member = <Member>(name: string): Member =>
  ((validators as unknown as Record<string, Member>)[name] as Member) ?? expect.fail(`there is no ${name}`);

const guard = (name: string): ((value: unknown) => boolean) => member(`is${name}`);
const issuesOf = (name: string, value: unknown): readonly { pointer: string; keyword: string; message: string }[] => {
  const outcome = member<(value: unknown) => Validation<unknown>>(`validate${name}`)(value);
  return outcome.valid ? [] : outcome.errors;
};

const named = (schema: Schema | undefined): string | undefined =>
  typeof schema === 'object' && schema.$ref !== undefined
    ? pointerOfFragment(schema.$ref)?.split('/').at(-1)
    : undefined;

/** The component that a documented value is an example of; nothing for a parameter, whose schema has no name. */
const objects = examples.flatMap(({ title, schema, value }) => {
  const name = named(valueAt(contract.document, schema) as Schema);
  return name === undefined ? [] : [{ title, name, value: value as Record<string, unknown> }];
});

/** The component that says what the members of `value` are: the branch of a union that it is of, or the schema itself. */
const variantOf = (name: string, value: unknown): string => {
  const { oneOf, anyOf } = schemas[name] as SchemaObject;
  return (
    [...(oneOf ?? []), ...(anyOf ?? [])].map((branch) => named(branch) ?? '').find((branch) => guard(branch)(value)) ??
    name
  );
};

describe('each documented value', () => {
  test.each(objects)('is accepted: $title', ({ name, value }) => {
    expect(guard(name)(value)).toBe(true);
    expect(issuesOf(name, value)).toEqual([]);
  });
});

describe('a documented value, spoilt,', () => {
  const spoilt = objects.flatMap(({ title, name, value }) => {
    const variant = variantOf(name, value);
    return mutationsOf(schemas[variant], value).map((mutation) => ({
      ...mutation,
      title: `${title} ${mutation.title}`,
      name,
      variant,
    }));
  });

  test.each(spoilt)('is refused where and why: $title', ({ name, variant, value, pointer, keyword }) => {
    const issues = issuesOf(variant, value);
    expect(issues.map((issue) => issue.keyword)).toContain(keyword);
    expect(new Set(issues.map((issue) => issue.pointer))).toEqual(new Set([pointer]));
    expect(guard(name)(value)).toBe(false);
  });

  test('is named by the member that it lacks', () => {
    expect(issuesOf('TokenIntrospectionRequest', {})).toMatchObject([{ message: 'must have token' }]);
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
  });

  test('members that are not known yet', () => {
    for (const { name, value } of objects) expect(guard(name)({ ...value, member_of_the_future: {} })).toBe(true);
  });
});

describe('a union is refused in the words of the variant that token_use names', () => {
  const { token_use: _, ...useless } =
    objects.find(({ title }) => title.includes('introspect 200: accessToken'))?.value ?? {};
  test.each([
    ['the variant', { ...useless, token_use: 'access_token', expires_in: 'long' }, '/expires_in', 'type'],
    ['a variant that does not exist', { ...useless, token_use: 'id_token' }, '', 'oneOf'],
    ['no variant, which is the inactive one', useless, '/active', 'const'],
  ])('%s', (__, value, pointer, keyword) => {
    expect(issuesOf('TokenIntrospection', value)).toMatchObject([{ pointer, keyword }]);
  });
});
