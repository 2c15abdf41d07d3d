import type { Contract } from '@schemawright/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diff } from '../src/index.ts';
import { operation } from './cases/contracts.ts';
import { drawing, running } from './support/draw.ts';
import { described, editedOperation, operationOf, writtenOtherwise, type ParameterDrawn } from './support/exchanges.ts';
import { describedForm, editedForm, encodedOtherwise, formOf, lostForm } from './support/forms.ts';
import { lostRequest, newResponse, valuesOf } from './support/lost-exchanges.ts';
import { places } from './support/placed.ts';
import { onWire } from './support/wire.ts';

describe.each(places)('what exchanges of $name say', ({ isTurned, of }) => {
  test('never contradicts "compatible", nor that nothing changed', () => {
    fc.assert(
      fc.property(fc.gen(), (generate) => {
        const draw = drawing(generate);
        const old = operationOf(draw);
        const next = editedOperation(old, draw);
        const { changes } = diff(of(described(old)), of(described(next)));
        const told = (way: string): boolean =>
          changes.some(({ impact, location }) => impact !== 'compatible' && location.startsWith(way));
        // Who knows of no body reads none.
        const sent = old.body === undefined ? { ...next, body: undefined } : next;
        const [known, other] = isTurned ? [sent, old] : [old, next];
        const lost = told('request') ? undefined : lostRequest(known, other);
        const unforeseen = told('response') ? undefined : newResponse(known, other);
        expect(JSON.stringify(lost ?? unforeseen)).toBeUndefined();
      }),
      running(200),
    );
  }, 120_000);

  test('of forms neither', () => {
    fc.assert(
      fc.property(fc.gen(), (generate) => {
        const draw = drawing(generate);
        const old = formOf(draw);
        const next = editedForm(old, draw);
        const [before, after] = [old, next].map((form) => of({ requestBody: describedForm(form), responses: {} }));
        const { changes } = diff(before as Contract, after as Contract);
        const isTold = changes.some(({ impact }) => impact !== 'compatible');
        const lost = isTurned ? lostForm(next, old) : lostForm(old, next);
        expect(isTold ? undefined : JSON.stringify(lost)).toBeUndefined();
      }),
      running(200),
    );
  }, 120_000);
});

describe('what exchanges say', () => {
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

  test('is why the encoding of a part counts, or does not', () => {
    fc.assert(
      fc.property(fc.gen(), (generate) => {
        const draw = drawing(generate);
        const old = formOf(draw);
        const next = encodedOtherwise(old, draw);
        const [before, after] = [old, next].map((form) => operation({ requestBody: describedForm(form) }));
        const { changes } = diff(before as Contract, after as Contract);
        expect(changes.some(({ impact }) => impact === 'breaking')).toBe(lostForm(old, next) !== undefined);
      }),
      running(200),
    );
  }, 120_000);
});
