import { contractOf, Refusal, type Contract } from '@schemawright/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diff } from '../src/index.ts';
import { wholeDescription } from './support/whole-description.ts';

type Path = readonly string[];
type Holder = Record<string, unknown>;

const isHolder = (value: unknown): value is Holder => typeof value === 'object' && value !== null;

const pathsBelow = (value: unknown, path: Path): readonly Path[] =>
  isHolder(value)
    ? Object.keys(value).flatMap((key) => [[...path, key], ...pathsBelow(value[key], [...path, key])])
    : [];

const paths = pathsBelow(wholeDescription, []);

const at = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((below, key) => (isHolder(below) ? below[key] : undefined), value);

/** What does not belong in most places; of a reference it is unknown where it leads. */
const foreign = fc.oneof(
  fc.constantFrom<unknown>(null, true, 0, -1, '', '#', '(', '__proto__', [], {}, [null], [{}], { '': {} }),
  fc.constantFrom<unknown>({ $ref: 1 }, { $ref: '' }, { $ref: '#' }, { $ref: '#/nowhere' }, { type: ['string', 1] }),
  fc.constantFrom<unknown>({ $ref: '#/components/schemas/Tree' }, { allOf: 1 }, { oneOf: {} }, { enum: {} }),
  fc.constantFrom(...paths).map((path) => at(wholeDescription, path)),
);

const edits = fc.array(fc.record({ path: fc.constantFrom(...paths), value: fc.option(foreign, { nil: undefined }) }), {
  minLength: 1,
  maxLength: 5,
});

/** The description with values in places that are not theirs, or without what stood there. */
const descriptions = edits.map((made): unknown => {
  const description: unknown = structuredClone(wholeDescription);
  for (const { path, value } of made) {
    const holder = at(description, path.slice(0, -1));
    const key = path.at(-1);
    if (!isHolder(holder) || key === undefined) continue;
    if (value === undefined) delete holder[key];
    else holder[key] = structuredClone(value);
  }
  return description;
});

/** Nothing when it is refused. */
const read = (description: unknown): Contract | undefined => {
  try {
    return contractOf(description, { name: 'whole' });
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
};

test('descriptions with anything anywhere are compared, and none differs from itself', () => {
  let compared = 0;
  fc.assert(
    fc.property(descriptions, descriptions, (...written) => {
      const [old, next, again] = [...written, structuredClone(written[1])].map(read);
      if (old === undefined || next === undefined || again === undefined) return;
      expect(diff(next, again).changes).toEqual([]);
      expect(diff(old, next).bump).toBeDefined();
      compared += 1;
    }),
  );
  expect(compared).toBeGreaterThan(60);
});
