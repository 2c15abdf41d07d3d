import type { Pointer } from '../pointer.ts';
import type { LintProblem } from '../problem.ts';

/** What JSON Structure can't say, or says otherwise than JSON Schema, by kind; the words are for a list of all kinds. */
export const fromJsonSchemaLosses = {
  integer: 'A whole number without bounds of 32 bits has no type of its own: it becomes a number with multipleOf 1.',
  int64: 'The type int64 is a string in JSON; an int64 that is sent as a number becomes a double with multipleOf 1.',
  'laxer-format':
    'A type accepts more texts than the format: relative references (uri), fractions and skipped units (duration), URI fragments (json-pointer).',
  bytes: 'The type binary accepts encoded bytes only, where JSON Schema describes the text without checking it.',
  'unknown-format': 'A format that is unknown, or speaks of another type, checks nothing: it is kept as x-format.',
  pattern: 'A pattern that is no regular expression is left out.',
  malformed: 'A keyword whose value breaks the rules of JSON Schema is left out.',
  reference: 'A reference that leads out of the schema, or to nothing, accepts anything.',
  'property-name':
    'A property whose key is no identifier gets another name, with the key in altnames.json: readers that do not honour it look for the name.',
  'instance-keywords':
    'The root of an instance may always carry $schema and $uses, also where the root type is closed.',
  tuple:
    'An array whose first elements have schemas of their own, and that may go on or end early, becomes a plain array of all of them.',
  unevaluated:
    'unevaluatedProperties and unevaluatedItems are followed only where the evaluated parts are known without a value.',
  discriminator: 'A discriminator decides by the tag alone, where JSON Schema takes it as a remark.',
  tag: 'A named alternative of a choice asks for its tag only where the choice does: by itself it accepts any.',
  scope: 'A schema resource or a dynamic reference inside the schema is read as part of the whole.',
  annotation: 'A keyword that means something else here is kept under a name with x-.',
  restored: 'The annotation x-json-structure does not fit the schema that it stands in, and is not followed.',
  extension: 'A keyword needs an extension that the asked meta-schema does not have.',
  cycle: 'A schema that asks nothing of a value but itself is cut.',
  size: 'A schema that nests too deep accepts anything there.',
} as const;

export type Loss = keyof typeof fromJsonSchemaLosses;

export interface Losses {
  readonly tell: (kind: Loss, pointer: Pointer, message: string) => void;
  /** Each place and message once, in the order in which they were met. */
  readonly problems: () => readonly LintProblem[];
}

export const createLosses = (): Losses => {
  const met = new Map<string, LintProblem>();
  return {
    tell: (_, pointer, message) => {
      const problem = { severity: 'warning', code: 'js-from-json-schema-loss', message, pointer } as const;
      met.set(`${pointer}\n${message}`, problem);
    },
    problems: () => [...met.values()],
  };
};
