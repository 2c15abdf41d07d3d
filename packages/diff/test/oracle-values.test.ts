import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contradiction } from './support/contradictions.ts';
import { drawing, running } from './support/draw.ts';
import { editedVersion } from './support/edits.ts';

describe('what values say', () => {
  test('never contradicts "compatible" and "no change"', () => {
    fc.assert(
      fc.property(fc.gen(), (generate) => {
        const edited = editedVersion(
          drawing(generate),
          { limits: true, joined: true, directions: true, rare: true },
          2,
        );
        expect(JSON.stringify(contradiction(edited))).toBeUndefined();
      }),
      running(150),
    );
  }, 120_000);
});
