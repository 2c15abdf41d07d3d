import { child, escapeToken, type Pointer } from '@schemawright/contract';
import { isIdentifierName, stringLiteral } from '../print/text.ts';

/** A value while its check is printed. */
export interface Place {
  /** The variable that holds it. */
  readonly value: string;
  /** What leads to it below the function's own value (and path); nothing for that value itself. */
  readonly keys?: readonly Key[];
  /** How many values of the same function it lies in: their variables are not hidden. */
  readonly depth?: number;
  /** Whether the function is one that only ever answers, and calls none but such. */
  readonly isPredicate?: boolean;
  /** The member of the function's own value that it is, where its schema is that of a property. */
  readonly member?: string;
  /** Where the schema of the function stands. */
  readonly base?: Pointer;
  /** Whether the schema stands here for a reference to it. */
  readonly isBorrowed?: boolean;
  /** Where its schema stands. */
  readonly pointer: Pointer;
  /** Only the answer is wanted: nothing is said about failures. */
  readonly quiet: boolean;
}

/** A member name or an index: the expression that it is, and what it is in a JSON Pointer, where that is known by now. */
export interface Key {
  readonly expression: string;
  readonly token: { readonly text: string } | { readonly index: string } | { readonly code: string };
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
export const indent = (lines: string): string => `${lines === '' ? '' : '  '}${lines.replaceAll(/\n(?=.)/g, '\n  ')}`;

const and = (tests: readonly string[]): string =>
  tests.length < 2 ? (tests[0] ?? 'true') : tests.map((one) => `(${one})`).join(' &&\n');

/** A check without loops as one expression. */
export const expressionOf = ({ guard, steps }: Code): string => {
  const tests = steps.flatMap((step) => ('test' in step ? [step.test] : []));
  if (guard === undefined) return and(tests);
  if (guard.otherwise === 'false') return and([guard.test, ...tests]);
  if (tests.length > 0) return `(${guard.test}) ? (${and(tests)}) : ${guard.otherwise}`;
  return or(guard.test, guard.otherwise);
};

const parenthesis = (expression: string): string =>
  expression.includes('\n') ? `\n${indent(expression)}\n` : expression;

/** Statements in the order of the steps, and the tests that none of them follows. */
const inOrder = (steps: readonly Step[]): { lines: string[]; rest: string[] } => {
  const lines: string[] = [];
  let rest: string[] = [];
  for (const step of steps) {
    if ('test' in step) {
      rest.push(step.test);
      continue;
    }
    if (rest.length > 0) lines.push(unless(and(rest)));
    rest = [];
    lines.push(step.loop);
  }
  return { lines, rest };
};

/** A check as the statements of a function body. */
export const statementsOf = ({ guard, steps }: Code): string => {
  const { lines, rest } = inOrder(steps);
  if (guard !== undefined) lines.unshift(`if (${not(guard.test)}) return ${guard.otherwise};`);
  lines.push(rest.length > 1 ? `return (${parenthesis(and(rest))});` : `return ${and(rest)};`);
  return lines.join('\n');
};

/** A check as statements that go on when it holds. */
export const blockOf = ({ guard, steps }: Code): string => {
  const { lines, rest } = inOrder(steps);
  if (guard !== undefined) lines.unshift(unless(or(guard.test, guard.otherwise)));
  if (rest.length > 0) lines.push(unless(and(rest)));
  return lines.join('\n');
};

/** The statement that ends a check where the condition does not hold. */
export const unless = (condition: string): string =>
  condition === 'false' ? 'return false;' : `if (!(${parenthesis(condition)})) return false;`;

/** Steps that are only taken on a condition. */
export const only = (condition: string, steps: readonly Step[]): readonly Step[] => {
  if (steps.length === 0 || condition === 'true') return steps;
  const { lines, rest } = inOrder(steps);
  if (lines.length === 0) return [test(`${not(condition)} || (${and(rest)})`)];
  return [{ loop: `if (${condition}) {\n${indent(blockOf({ steps }))}\n}` }];
};

const inherited = new Set(Object.getOwnPropertyNames(Object.prototype));

/** The expression that reads a member, the object's own where every object inherits one of that name. */
export const memberOf = (value: string, name: string): string => {
  if (inherited.has(name)) return `own(${value}, ${stringLiteral(name)})`;
  return isIdentifierName(name) ? `${value}.${name}` : `${value}[${stringLiteral(name)}]`;
};

export const memberKey = (name: string | number): Key => ({
  expression: typeof name === 'string' ? stringLiteral(name) : String(name),
  token: { text: `/${escapeToken(String(name))}` },
});

/** A variable that holds an index. */
export const indexKey = (variable: string): Key => ({ expression: variable, token: { index: variable } });

/** A variable that holds the name of a member. */
export const nameKey = (variable: string): Key => ({ expression: variable, token: { code: `token(${variable})` } });

/** A variable for what lies in the place's value. */
export const variable = (name: string, { depth = 0 }: Place): string => (depth === 0 ? name : `${name}${depth}`);

export const below = ({ keys = [] }: Place, key: Key): readonly Key[] => [...keys, key];

/** The expression of the JSON Pointer to what the keys lead to. */
const pointerTo = (keys: readonly Key[]): string => {
  const parts: string[] = [];
  let text = '';
  for (const { token } of keys) {
    if ('text' in token) {
      text += token.text;
      continue;
    }
    if ('index' in token) text += '/';
    if (text !== '') parts.push(stringLiteral(text));
    parts.push('index' in token ? token.index : token.code);
    text = '';
  }
  return [...parts, ...(text === '' ? [] : [stringLiteral(text)])].join(' + ');
};

/**
 * What a failure gives: false at once, or what a shared function says after noting it. `message` follows "must ". A member
 * that is absent, or not of the `type` that its format is about, is told to be that.
 */
export const failure = (place: Place, keyword: string, message: string, key?: Key, type?: string): string => {
  if (place.quiet) return 'false';
  const { pointer, base = '', member } = place;
  const texts = (...parts: readonly string[]): string => parts.map(stringLiteral).join(', ');
  if (member !== undefined && key === undefined) {
    const plain = `/${member}`;
    const escaped = child('', member);
    const last = escaped === plain ? '' : `, ${stringLiteral(escaped)}`;
    const about = type === undefined ? last && ', 0' : `, ${stringLiteral(type)}`;
    return `failMember(errors, path, at, ${texts(keyword, message, member)}, member${about}${last})`;
  }
  const keys = key === undefined ? (place.keys ?? []) : below(place, key);
  return `fail(errors, path, at, ${texts(`${pointer.slice(base.length)}/${keyword}`, message)}${told(keys)})`;
};

/** The further arguments that tell the place: one plain key is in the pointer already. */
const told = (keys: readonly Key[]): string => {
  const [first] = keys;
  if (first === undefined) return '';
  const pointer = pointerTo(keys);
  const isPlain = keys.length === 1 && pointer === `"/${first.expression.slice(1)}`;
  return `, ${pointer}${isPlain ? '' : `, [${keys.map(({ expression }) => expression).join(', ')}]`}`;
};

/** The expression of the place's path, made only when errors are collected. */
export const pathOf = ({ keys = [] }: Place): string =>
  keys.length === 0
    ? 'path'
    : `errors && ${keys.reduce((up, key) => `{ up: ${up}, key: ${key.expression}${isRaw(key) ? ', raw: true' : ''} }`, 'path')}`;

/** Whether it is something else in a JSON Pointer, or may be. */
const isRaw = ({ token }: Key): boolean => 'code' in token || ('text' in token && token.text.includes('~'));

/** `condition`, or what its failure gives. */
export const or = (condition: string, otherwise: string): string => {
  if (otherwise === 'false') return condition;
  return `${condition.includes(' ? ') ? `(${condition})` : condition} || ${otherwise}`;
};

/** The expression that is true when `condition` is not. */
const not = (condition: string): string => (/^[\w.$]+\(\w+\)$/.test(condition) ? `!${condition}` : `!(${condition})`);
