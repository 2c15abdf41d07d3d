import type { Contract } from '@schemawright/contract';
import { describe, expect, test } from 'vitest';
import { diff } from '../src/index.ts';
import { contract } from './cases/contracts.ts';

const component = { $ref: '#/components/examples/Rex' };
const linked = { $ref: '#/components/examples/Linked' };

/** Two operations that answer with this example, and what the component of that name is. */
const answering = (example: object, Rex: object = { value: 'Rex' }): Contract => {
  const content = { 'application/json': { schema: { type: 'string' }, examples: { dog: example } } };
  const get = { responses: { 200: { description: 'Found', content } } };
  return contract({
    components: { examples: { Rex, Linked: component } },
    paths: { '/pets': { get }, '/dogs': { get } },
  });
};

const toldOf = (old: Contract, next: Contract): readonly unknown[] =>
  diff(old, next).changes.map(({ rule, pointer, operations }) => [rule, pointer, operations?.length ?? 1]);

describe('an example', () => {
  test.each([
    ['a component', component],
    ['a component that refers to another', linked],
  ])('in place says what it says as %s', (_, example) => {
    expect(toldOf(answering({ value: 'Rex' }), answering(example))).toEqual([]);
    expect(toldOf(answering(example), answering({ value: 'Rex' }))).toEqual([]);
  });

  test('that is a component is told once, with all that show it', () => {
    expect(toldOf(answering(component), answering(component, { value: 'Bo' }))).toEqual([
      ['annotation-changed', '/components/examples/Rex', 2],
    ]);
  });

  test.each([
    ['in place', { value: 'Rex' }, { value: 'Bo' }],
    ['by a reference that says itself what it is for', { ...component, summary: 'A' }, { ...component, summary: 'B' }],
    ['by a reference that leads nowhere', component, { $ref: '#/components/examples/None' }],
  ])('that says something else %s is told where it stands', (_, before, after) => {
    const places = toldOf(answering(before), answering(after));
    expect(places).toContainEqual([
      'annotation-changed',
      '/paths/~1pets/get/responses/200/content/application~1json',
      1,
    ]);
  });
});
