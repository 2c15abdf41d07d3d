import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diff } from '../src/index.ts';
import { operation } from './cases/contracts.ts';
import { drawing, running } from './support/draw.ts';
import { described, editedOperation, operationOf, writtenOtherwise, type ParameterDrawn } from './support/exchanges.ts';
import { lostRequest, newResponse, valuesOf } from './support/lost-exchanges.ts';
import { onWire } from './support/wire.ts';

describe('what exchanges say', () => {
  test('never contradicts "compatible", nor that nothing changed', () => {
    fc.assert(
      fc.property(fc.gen(), (generate) => {
        const draw = drawing(generate);
        const old = operationOf(draw);
        const next = editedOperation(old, draw);
        const { changes } = diff(operation(described(old)), operation(described(next)));
        const told = (way: string): boolean =>
          changes.some(({ impact, location }) => impact !== 'compatible' && location.startsWith(way));
        const lost = told('request') ? undefined : lostRequest(old, next);
        const unforeseen = told('response') ? undefined : newResponse(old, next);
        expect(JSON.stringify(lost ?? unforeseen)).toBeUndefined();
      }),
      running(200),
    );
  }, 120_000);

  test('is why the style of a parameter counts, or does not', () => {
    fc.assert(
      fc.property(fc.gen(), (generate) => {
        const draw = drawing(generate);
        const old = operationOf(draw);
        const next = writtenOtherwise(old, draw);
        const isAlike = old.parameters.every((one, index) =>
          valuesOf(one.schema).every(
            (value) => onWire(one, value) === onWire(next.parameters[index] as ParameterDrawn, value),
          ),
        );
        const { changes } = diff(operation(described(old)), operation(described(next)));
        expect(changes.some(({ impact }) => impact === 'breaking')).toBe(!isAlike);
      }),
      running(200),
    );
  }, 120_000);
});
