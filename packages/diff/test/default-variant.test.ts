import type { Contract } from '@schemawright/contract';
import { describe, expect, test } from 'vitest';
import { diff } from '../src/index.ts';
import { contract } from './cases/contracts.ts';

type Schemas = Readonly<Record<string, object>>;

const string = { type: 'string' };
const of = (kind: object, required: readonly string[] = [], more: object = {}): object => ({
  type: 'object',
  properties: { kind, ...more },
  required,
});
const strict: Schemas = { Cat: of({ const: 'cat' }, ['kind']), Dog: of({ const: 'dog' }, ['kind']) };
const loose: Schemas = { Cat: of(string, [], { lives: string }), Dog: of(string, [], { tricks: string }) };
const withRest: Schemas = { ...strict, Pet: of(string) };

const body = (schemas: Schemas, members: object, keyword = 'oneOf'): object => ({
  'application/json': {
    schema: {
      [keyword]: Object.keys(schemas).map((name) => ({ $ref: `#/components/schemas/${name}` })),
      discriminator: { propertyName: 'kind', mapping: { cat: 'Cat', dog: 'Dog' }, ...members },
    },
  },
});
const described = (schemas: Schemas, members: object): Contract =>
  contract({ openapi: '3.2.0', paths: { '/pets': { post: members } }, components: { schemas } });
const sent = (schemas: Schemas, members: object): Contract =>
  described(schemas, { requestBody: { content: body(schemas, members) }, responses: { 204: { description: 'd' } } });
const read = (schemas: Schemas, members: object): Contract =>
  described(schemas, { responses: { 200: { description: 'd', content: body(schemas, members) } } });

const impacts = (old: Contract, next: Contract): readonly string[] =>
  diff(old, next).changes.map(({ rule, impact }) => `${impact} ${rule.replace(/^(?:request|response)-/u, '')}`);
const moved = 'discriminator-mapping-changed';

describe('a variant for what has no known tag', () => {
  test.each<readonly [which: string, schemas: Schemas, name: string]>([
    ['that asks for its own tag', strict, 'Dog'],
    ['that may have any tag, as may the others', loose, 'Dog'],
    ['that may have any tag beside others with their own', withRest, 'Pet'],
  ])('%s refuses nothing that carries a known tag', (_which, schemas, defaultMapping) => {
    expect(impacts(sent(schemas, {}), sent(schemas, { defaultMapping }))).toEqual([`compatible ${moved}`]);
  });

  test.each<readonly [which: string, schemas: Schemas, name: string, impact: string]>([
    ['that asks for its own tag, nothing is refused', strict, 'Dog', 'compatible'],
    ['that took any tag, what has no known one is refused', loose, 'Dog', 'breaking'],
  ])('goes: where it is one %s', (_which, schemas, defaultMapping, impact) => {
    expect(impacts(sent(schemas, { defaultMapping }), sent(schemas, {}))).toContain(`${impact} ${moved}`);
  });

  test.each<readonly [which: string, schemas: Schemas, name: string, impact: string]>([
    ['that asks for its own tag brings nothing new', strict, 'Dog', 'compatible'],
    ['that may have any tag may bring something new', loose, 'Dog', 'risky'],
  ])('%s to those who read', (_which, schemas, defaultMapping, impact) => {
    expect(impacts(read(schemas, {}), read(schemas, { defaultMapping }))).toContain(`${impact} ${moved}`);
  });

  test('leaves in doubt what was taken without a tag', () => {
    const pets = (members: object, keyword: string): Contract =>
      described(loose, { requestBody: { content: body(loose, members, keyword) }, responses: {} });
    const [old, next] = [pets({ defaultMapping: 'Dog' }, 'anyOf'), pets({ defaultMapping: 'Dog' }, 'oneOf')];
    expect(impacts(old, next)).not.toEqual([]);
    expect(impacts(old, next).every((one) => one.startsWith('compatible'))).toBe(false);
  });
});
