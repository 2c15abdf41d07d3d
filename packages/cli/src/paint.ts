import picocolors from 'picocolors';
import { type Part, type Text, text } from './text.ts';

type Brush = (part: Part) => Text;

/** The colours of the pretty output; each escapes what it colours. */
export interface Paint {
  readonly bold: Brush;
  readonly dim: Brush;
  readonly red: Brush;
  readonly yellow: Brush;
  readonly green: Brush;
  readonly cyan: Brush;
}

/** Brushes that colour, or that leave everything plain. */
export const paintFor = (colours: boolean): Paint => {
  const { bold, dim, red, yellow, green, cyan } = picocolors.createColors(colours);
  const brush =
    (colour: (rendered: string) => string): Brush =>
    (part) => ({ rendered: colour(text`${part}`.rendered) });
  return {
    bold: brush(bold),
    dim: brush(dim),
    red: brush(red),
    yellow: brush(yellow),
    green: brush(green),
    cyan: brush(cyan),
  };
};
