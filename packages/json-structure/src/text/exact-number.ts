import { compareDecimals } from '../decimals.ts';

const form = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/;

/** Whether a double stands for the number that is written: printed, it is the same number again. So 0.1 stands for a tenth. */
export const denotes = (number: number, literal: string): boolean => {
  const printed = String(number);
  return printed === literal || (Number.isFinite(number) && compareDecimals(printed, literal) === 0);
};

/**
 * A JSON number that no double stands for: beyond 2^53, with a long fraction, out of range. RFC 8259, section 6.
 *
 * A double stands for the decimal number it prints as, so that one equals a double never, and another one exactly when
 * both denote the same number. Arithmetic on it, and `JSON.stringify`, see the nearest double.
 */
export class ExactNumber {
  /** As it is written in the JSON text. */
  readonly text: string;

  /** @throws RangeError when the text is no JSON number, or one that a double stands for. */
  constructor(text: string) {
    if (!form.test(text)) throw new RangeError('an exact number is written as a JSON number');
    if (denotes(Number(text), text)) throw new RangeError('a double stands for this number: use that');
    this.text = text;
    Object.freeze(this);
  }

  toString(): string {
    return this.text;
  }

  /** The nearest double, which is infinite for a number beyond all of them. */
  valueOf(): number {
    return Number(this.text);
  }

  /** The nearest finite double. */
  toJSON(): number {
    return Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, Number(this.text)));
  }
}
