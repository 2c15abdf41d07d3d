import { effectiveSchema, type Json } from '@schemawright/contract';
import { createAjv, validatorAt } from '@schemawright/contract/ajv';
import { diff, type Change } from '../../src/index.ts';
import { candidates, guessingFor } from '../../src/witness/candidates.ts';
import { reading, sending } from '../cases/contracts.ts';
import { mapSchemas, type Edited, type Version } from './edits.ts';
import { directed } from './directed.ts';
import type { Node } from './schemas.ts';
import { mutantsOf } from './mutants.ts';

const places = {
  request: { of: sending, pointer: '/paths/~1pets/post/requestBody/content/application~1json/schema' },
  response: { of: reading, pointer: '/paths/~1pets/post/responses/200/content/application~1json/schema' },
} as const;

/** The values that a version is known to describe: nobody sends or reads members that an open schema does not name. */
const described = ({ schema, schemas }: Version): Version => {
  const close = (part: unknown, root: boolean): Node =>
    mapSchemas(part, (one, value) => (value ? { ...one, unevaluatedProperties: false } : one), root) as Node;
  return {
    schema: close(schema, true),
    schemas: Object.fromEntries(Object.entries(schemas).map(([name, part]) => [name, close(part, false)])),
  };
};

type Accepts = (value: Json) => boolean;

/** A schema that stands for itself, and so for nothing: validators ask it without end. */
export const isEndless = (error: unknown): boolean => error instanceof RangeError;

/** What takes the values of a version in one direction; of the same version the same. */
type Acceptance = (version: Version, direction: keyof typeof places) => Accepts;

const createAcceptance = (): Acceptance => {
  const known = new Map<string, Accepts>();
  return (version, direction) => {
    const key = `${direction} ${JSON.stringify(version)}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const { of, pointer } = places[direction];
    // At the first error it stops where `prefixItems` ends, and asks nothing of `contains` any more.
    const validate = validatorAt(createAjv(of(version.schema, version.schemas), { allErrors: true }), pointer);
    const accepts: Accepts = (value) => validate(value) === true;
    known.set(key, accepts);
    return accepts;
  };
};

/** A value of one version that the other one refuses, among some that were made for the purpose. */
const counterexample = (
  source: Version,
  target: Version,
  direction: keyof typeof places,
  acceptedBy: Acceptance,
): Json | undefined => {
  const { of, pointer } = places[direction];
  const sent = directed(source, direction, true);
  const [own, asked] = [directed(source, direction, false), directed(target, direction, false)];
  if (sent === undefined || own === undefined || asked === undefined) return undefined;
  const [from, to] = [of(sent.schema, sent.schemas), of(asked.schema, asked.schemas)];
  const [isSent, isDescribed, isTakenSoFar, isTaken] = [sent, described(sent), own, asked].map((one) =>
    acceptedBy(one, direction),
  ) as [Accepts, Accepts, Accepts, Accepts];
  // What is not sent is not looked at, and may so be in one more branch of `oneOf`.
  const isValue: Accepts = (value) => isSent(value) && isDescribed(value) && isTakenSoFar(value);
  const [a, b] = [effectiveSchema(from, pointer), effectiveSchema(to, pointer)];
  const guessing = guessingFor(direction, () => false);
  let tried = 0;
  for (const nodes of [
    [a, b],
    [b, a],
    [a, a],
  ] as const) {
    for (const value of candidates(guessing, nodes[0], nodes[1])) {
      for (const one of [value, ...mutantsOf(value, 3)]) {
        if (isValue(one) && !isTaken(one)) return one;
      }
      if (++tried % 60 === 0) break;
    }
  }
  return undefined;
};

const found: typeof counterexample = (...asked) => {
  try {
    return counterexample(...asked);
  } catch (error) {
    if (isEndless(error)) return undefined;
    throw error;
  }
};

const telling = (changes: readonly Change[]): boolean => changes.some(({ impact }) => impact !== 'compatible');

/** Where a value says otherwise than the comparison: in requests old values, in responses new ones. */
export const contradiction = ({ old, next }: Edited): unknown => {
  const acceptedBy = createAcceptance();
  for (const direction of ['request', 'response'] as const) {
    const { of } = places[direction];
    const { changes } = diff(of(old.schema, old.schemas), of(next.schema, next.schemas));
    const [source, target] = direction === 'request' ? [old, next] : [next, old];
    const about = changes.filter(({ location }) => location.startsWith(direction));
    if (!telling(about)) {
      const value = found(source, target, direction, acceptedBy);
      if (value !== undefined) return { direction, value, old, next };
    }
    if (about.length > 0) continue;
    const value = found(target, source, direction, acceptedBy);
    if (value !== undefined) return { direction, nothing: true, value, old, next };
  }
  return undefined;
};
