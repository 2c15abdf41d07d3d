import { formats, mayBacktrack, patternOf } from '@schemawright/contract/ajv';
import { stringLiteral } from '../../print/text.ts';
import { failure, only, or, test, type Step } from '../code.ts';
import type { Keywords, Printer } from '../printer.ts';
import { member } from '../schema.ts';
import { applies, typeTest } from './types.ts';

/** The module's constant for a pattern; `undefined`, and a warning, when no engine takes it. */
export const patternConstant = (source: string, pointer: string, printer: Printer): string | undefined => {
  const pattern = patternOf(source);
  if (pattern === undefined) {
    printer.report('pattern-invalid', 'the pattern is no regular expression and is not checked', pointer);
    return undefined;
  }
  if (pattern.flags === '') {
    printer.report('pattern-not-unicode', 'the pattern is only valid without the u flag and runs without it', pointer);
  }
  if (mayBacktrack(source)) {
    const message = 'the pattern may be matched in many ways: a text may take far longer than linear time to refuse';
    printer.report('pattern-backtracks', message, pointer);
  }
  const flags = pattern.flags === '' ? '' : `, "${pattern.flags}"`;
  return printer.constant(`/* @__PURE__ */ new RegExp(${stringLiteral(source)}${flags})`);
};

export const strings: Keywords = (schema, place, types, printer) => {
  const scope = applies(types, 'string');
  if (scope === 'never') return [];
  const { value, pointer } = place;
  const steps: Step[] = [];
  const { minLength, maxLength, pattern, format } = schema;
  if (typeof minLength === 'number' && minLength > 0) {
    const enough = `${value}.length >= ${minLength}${minLength > 1 ? ` && codePoints(${value}) >= ${minLength}` : ''}`;
    steps.push(test(or(enough, failure(place, 'minLength', `have at least ${minLength} characters`))));
  }
  if (typeof maxLength === 'number') {
    const short = `${value}.length <= ${maxLength} || codePoints(${value}) <= ${maxLength}`;
    steps.push(test(or(short, failure(place, 'maxLength', `have at most ${maxLength} characters`))));
  }
  if (typeof pattern === 'string') {
    const constant = patternConstant(pattern, `${pointer}/pattern`, printer);
    if (constant !== undefined) {
      steps.push(test(or(`${constant}.test(${value})`, failure(place, 'pattern', `match ${pattern}`))));
    }
  }
  const known = typeof format === 'string' ? formats.get(format) : undefined;
  if (known?.of === 'string') {
    const check = `${printer.format(known.exportName)}(${value})`;
    steps.push(test(or(check, failure(place, 'format', `be ${String(format)}`))));
  }
  if (typeof format === 'string' && known === undefined && member(schema, 'format') !== undefined) {
    printer.report('format-unknown', 'the format is not known and is not checked', `${pointer}/format`);
  }
  return scope === 'always' ? steps : steps.map((step) => only(typeTest('string', value), step));
};
