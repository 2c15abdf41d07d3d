import { describe, expect, test } from 'vitest';
import { judgesOf } from './judges.ts';
import { addInRows, compositionRows } from './tricky-composition.ts';
import { coreRows, type Row } from './tricky-core.ts';
import { activationRows, validationRows } from './tricky-validation.ts';

const sections: Readonly<Record<string, readonly Row[]>> = {
  core: coreRows,
  'switching on': activationRows,
  validation: validationRows,
  composition: compositionRows,
  'add-ins': addInRows,
};

describe.each(Object.entries(sections))('%s', (_, rows) => {
  test.each(rows.map(([name, document, valid, invalid]) => ({ name, document, valid, invalid })))(
    '$name',
    ({ document, valid, invalid }) => {
      const { errors, judge } = judgesOf(document);
      expect(errors).toEqual([]);
      const wanted = [...valid.map((value) => [value, true]), ...invalid.map((value) => [value, false])] as const;
      for (const [value, accepted] of wanted) {
        const verdict = judge(value);
        expect([value, verdict.accepted, verdict.complaints]).toEqual([value, accepted, []]);
      }
    },
  );
});
