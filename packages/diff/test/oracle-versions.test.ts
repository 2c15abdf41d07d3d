import type { Contract } from '@schemawright/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diff } from '../src/index.ts';
import { operation } from './cases/contracts.ts';
import { drawing, running } from './support/draw.ts';
import { editedVersion, type Version } from './support/edits.ts';
import { inWordsOf30, sayableIn30 } from './support/openapi-3.0.ts';

const described = ({ schema, schemas }: Version, openapi: string): Contract => {
  const content = { 'application/json': { schema } };
  const responses = { 200: { description: 'Found', content } };
  return operation({ requestBody: { content }, responses }, { openapi, components: { schemas } });
};

const said = (old: Contract | undefined, next: Contract | undefined): readonly string[] =>
  old === undefined || next === undefined
    ? []
    : diff(old, next)
        .changes.map(({ rule, impact, location }) => `${impact} ${rule} ${location}`)
        .sort();

describe('the words of OpenAPI 3.0', () => {
  test('say what those of 3.1 say', () => {
    fc.assert(
      fc.property(fc.gen(), (generate) => {
        const edited = editedVersion(drawing(generate), { limits: true, joined: true, directions: true }, 2);
        const [old, next] = [sayableIn30(edited.old), sayableIn30(edited.next)];
        const [before, after] = [inWordsOf30(old), inWordsOf30(next)].map((one) => described(one, '3.0.3'));
        const [older, newer] = [old, next].map((one) => described(one, '3.1.0'));
        expect(said(before, older)).toEqual([]);
        expect(said(before, after)).toEqual(said(older, newer));
      }),
      running(80),
    );
  }, 120_000);
});
