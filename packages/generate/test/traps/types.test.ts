import { expect, test } from 'vitest';
import { findings, misjudged } from '../support/assignable.ts';
import { inheritance } from './types/inheritance.ts';
import { nulls } from './types/nulls.ts';
import { objects } from './types/objects.ts';
import { recursion } from './types/recursion.ts';
import { references } from './types/references.ts';
import { tags } from './types/tags.ts';
import { tuples } from './types/tuples.ts';
import { unions } from './types/unions.ts';
import { values } from './types/values.ts';

const rows = [nulls, values, objects, tags, unions, inheritance, recursion, tuples, references].flat();

test('the types accept and refuse what the rows say', async () => {
  expect(await findings(rows)).toEqual([]);
});

test('so do the schemas themselves, but for what no type can say', () => {
  expect(misjudged(rows)).toEqual([]);
});
