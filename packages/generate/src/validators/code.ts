import type { Pointer } from '@schemawright/contract';
import { isIdentifierName, stringLiteral } from '../print/text.ts';
import type { Scope } from './scopes.ts';

/** A value while its check is printed. */
export interface Place {
  /** The variable that holds it. */
  readonly value: string;
  /** The expression of its key below the function's own value (and path); `undefined` for that value itself. */
  readonly key?: string;
  /** Where its schema stands. */
  readonly pointer: Pointer;
  /** Only the answer is wanted: nothing is said about failures. */
  readonly quiet: boolean;
  /** What dynamic references lead to from here; the outermost scope when it is not given. */
  readonly scope?: Scope | undefined;
}

/** The conditions of a check: `tests` are expressions, `loops` statements that return false. */
export interface Code {
  /** What must hold before anything else is looked at, and what failing it gives. */
  readonly guard?: { readonly test: string; readonly otherwise: string };
  readonly steps: readonly Step[];
}
export type Step = { readonly test: string } | { readonly loop: string };

export const test = (expression: string): Step => ({ test: expression });

/** Printed lines, one step in. No literal holds a line end of its own. */
export const indent = (lines: string): string => lines.replaceAll(/^(?=.)/gm, '  ');

const and = (tests: readonly string[]): string =>
  tests.length < 2 ? (tests[0] ?? 'true') : tests.map((one) => `(${one})`).join(' &&\n');

/** A check without loops as one expression. */
export const expressionOf = ({ guard, steps }: Code): string => {
  const tests = steps.flatMap((step) => ('test' in step ? [step.test] : []));
  if (guard === undefined) return and(tests);
  if (tests.length > 0) return `(${guard.test}) ? (${and(tests)}) : ${guard.otherwise}`;
  return or(guard.test, guard.otherwise);
};

const parenthesis = (expression: string): string =>
  expression.includes('\n') ? `\n${indent(expression)}\n` : expression;

/** A check as the statements of a function body. */
export const statementsOf = ({ guard, steps }: Code): string => {
  const lines = guard === undefined ? [] : [`if (${not(guard.test)}) return ${guard.otherwise};`];
  let pending: string[] = [];
  for (const step of steps) {
    if ('test' in step) {
      pending.push(step.test);
      continue;
    }
    if (pending.length > 0) lines.push(`if (!(${parenthesis(and(pending))})) return false;`);
    pending = [];
    lines.push(step.loop);
  }
  lines.push(pending.length > 1 ? `return (${parenthesis(and(pending))});` : `return ${and(pending)};`);
  return lines.join('\n');
};

/** `condition` implies the test: for keywords that only look at values of one type. */
export const only = (condition: string, step: Step): Step =>
  'test' in step
    ? test(`${not(condition)} || (${step.test})`)
    : { loop: `if (${condition}) {\n${indent(step.loop)}\n}` };

const inherited = new Set(Object.getOwnPropertyNames(Object.prototype));

/** The expression that reads a member, the object's own where every object inherits one of that name. */
export const memberOf = (value: string, name: string): string => {
  if (inherited.has(name)) return `own(${value}, ${stringLiteral(name)})`;
  return isIdentifierName(name) ? `${value}.${name}` : `${value}[${stringLiteral(name)}]`;
};

/** What a failure gives: false at once, or what the shared function says after noting it. `message` follows "must ". */
export const failure = (
  place: Place,
  keyword: string,
  message: string,
  key: string | undefined = place.key,
): string => {
  if (place.quiet) return 'false';
  const parts = ['errors', 'path', stringLiteral(place.pointer), stringLiteral(keyword), stringLiteral(message)];
  return `fail(${[...parts, ...(key === undefined ? [] : [key])].join(', ')})`;
};

/** The expression of the place's path, made only when errors are collected. */
export const pathOf = ({ key }: Place): string => (key === undefined ? 'path' : `errors && [path, ${key}]`);

/** `condition`, or what its failure gives. */
export const or = (condition: string, otherwise: string): string => {
  if (otherwise === 'false') return condition;
  return `${condition.includes(' ? ') ? `(${condition})` : condition} || ${otherwise}`;
};

/** The expression that is true when `condition` is not. */
const not = (condition: string): string => (/^[\w.$]+\(\w+\)$/.test(condition) ? `!${condition}` : `!(${condition})`);
