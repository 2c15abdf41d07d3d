import { annotationFormats, formats, patternOf, textFormatOf } from '@schemawright/contract/ajv';
import { readPattern } from '@schemawright/json-structure/pattern';
import { stringLiteral } from '../../print/text.ts';
import { failure, only, or, test, type Step } from '../code.ts';
import type { Keywords, Printer } from '../printer.ts';
import { applies } from './types.ts';

/** The module's constant for a pattern, with the `test` of a RegExp; `undefined`, and a warning, when it can't be checked. */
export const patternConstant = (source: string, pointer: string, printer: Printer): string | undefined => {
  const flags = patternOf(source)?.flags;
  if (flags === undefined) {
    printer.report('pattern-invalid', 'the pattern is no regular expression and is not checked', pointer);
    return undefined;
  }
  if (flags === '') {
    printer.report('pattern-not-unicode', 'the pattern is only valid without the u flag and runs without it', pointer);
  }
  const read = readPattern(source, 'anywhere');
  if ('test' in read && read.engine === 'linear' && printer.patterns !== 'native') {
    return printer.constant(`/* @__PURE__ */ linearPattern(${stringLiteral(source)}, "${flags}")`);
  }
  if ('refused' in read && printer.patterns === 'refuse') {
    printer.refuse('pattern-unsafe', `no engine runs the pattern in linear time: it ${read.message}`, pointer);
  } else if ('refused' in read || read.engine === 'linear') {
    const message = 'the pattern may be matched in many ways: a text may take far longer than linear time to refuse';
    printer.report('pattern-backtracks', message, pointer);
  }
  const literals = [source, ...(flags === '' ? [] : [flags])].map(stringLiteral).join(', ');
  return printer.constant(`/* @__PURE__ */ new RegExp(${literals})`);
};

export const strings: Keywords = (schema, place, types, printer) => {
  const condition = applies(types, place, 'string');
  if (condition === undefined) return [];
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
  if (typeof format !== 'string') return only(condition, steps);
  const known = textFormatOf(schema);
  if (known !== undefined) {
    const check = `${printer.format(known.exportName)}(${value})`;
    steps.push(test(or(check, failure(place, 'format', `be ${format}`))));
  }
  if (!formats.has(format) && !annotationFormats.has(format)) {
    printer.report('format-unknown', 'the format is not known and is not checked', `${pointer}/format`);
  }
  return only(condition, steps);
};
