import { commentBlock } from '../printed-text.ts';

/** A type that the module declares for itself when it is used. */
export interface WideNumber {
  readonly name: string;
  readonly code: string;
  readonly doc: string;
}

/**
 * `${bigint}` takes exactly the digits of an integer, so that `'1.5'` and any `string` are refused; a bigint becomes
 * one as `${value}`.
 */
const integer = (name: string, expects: string): WideNumber => ({
  name,
  code: '`${bigint}`',
  doc: `${expects} as a string, which is how JSON carries it: BigInt(text) reads it, \`\${value}\` writes it.`,
});

/**
 * Numbers that JSON carries as strings, by the name of their type.
 *
 * A decimal is a string with an optional brand: any string can be given, and yet the type tells what it is.
 * `${number}` would take exponents, which the type forbids, and refuse what `toFixed` returns.
 */
export const wideNumbers: ReadonlyMap<string, WideNumber> = new Map([
  ['int64', integer('Int64', 'A whole number of 64 bits')],
  ['uint64', integer('Uint64', 'A whole number of 64 bits without sign')],
  ['int128', integer('Int128', 'A whole number of 128 bits')],
  ['uint128', integer('Uint128', 'A whole number of 128 bits without sign')],
  [
    'decimal',
    {
      name: 'Decimal',
      code: "string & { readonly __brand?: 'Decimal' }",
      doc: 'A decimal number without exponent as a string, which is how JSON carries it. Any string may be given.',
    },
  ],
]);

export const wideNumberText = ({ code, doc }: WideNumber, name: string): string =>
  `${commentBlock([doc])}export type ${name} = ${code};\n`;
