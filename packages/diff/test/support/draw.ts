import fc from 'fast-check';

/** Choices, made by fast-check so that what fails can be run again. */
export interface Draw {
  /** From 0 up to, and without, `end`. */
  below(end: number): number;
  chance(percent: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** Some of the list, in its order. */
  some<T>(list: readonly T[], percent?: number): readonly T[];
}

export const drawing = (generate: fc.GeneratorValue): Draw => {
  const below = (end: number): number => generate(fc.nat, { max: Math.max(0, end - 1) });
  const chance = (percent: number): boolean => below(100) < percent;
  return {
    below,
    chance,
    pick: (list) => list[below(list.length)] as (typeof list)[number],
    some: (list, percent = 50) => list.filter(() => chance(percent)),
  };
};

/** How a property runs, unless `RUNS` in the environment says otherwise. */
export const running = (runs: number): { readonly numRuns: number; readonly endOnFailure: true } => ({
  numRuns: Number(process.env['RUNS'] ?? runs),
  // Smaller ones take longer to find than they save.
  endOnFailure: true,
});

/** So many things made at random, the same ones each time. */
export const made = <T>(count: number, make: (draw: Draw) => T): readonly T[] =>
  fc.sample(fc.gen(), running(count)).map((generate) => make(drawing(generate)));
