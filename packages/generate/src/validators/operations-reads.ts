import type { Pointer } from '@schemawright/contract';
import { stringLiteral } from '../print/text.ts';
import type { Module } from './printer.ts';
import { pure, runtime } from './runtime-names.ts';
import { itemsIn, membersIn, shapesOf, type Kind, type Shape } from './shapes.ts';

/**
 * Where a value is written: in a style, whose words end with one level of lists and objects; inside such a value, where
 * only JSON is left; in `deepObject`, which goes on; as a whole form; as a member of a form.
 */
export type Context = 'style' | 'inner' | 'deep' | 'form' | 'member';

/** How members of a form are written that have an encoding of their own. OpenAPI 3.1.1, 4.8.15. */
type Encodings = ReadonlyMap<string, Context | 'json'>;

const none: Encodings = new Map();

/** What is tried first: a text can be anything, so that it comes late. */
const order = ['object', 'lines', 'boolean', 'number', 'string', 'null', 'array'] as const;

const scalars = { boolean: 'boolean', number: 'number', string: 'text', null: 'nothing' } as const;

/** Prints what reads the values that meet all the schemas. */
export const readOf = (
  module: Module,
  pointers: readonly Pointer[],
  context: Context,
  encodings: Encodings = none,
): string => {
  const { contract } = module;

  const array = (parts: readonly Pointer[], name: 'list' | 'lines'): string => {
    if (context === 'inner') return runtime('json');
    if (context === 'form') return runtime('text');
    const { first, others } = itemsIn(contract, parts);
    const hasObjects = shapesOf(contract, others).some(({ kinds }) => kinds.includes('object'));
    const next = context === 'deep' && name === 'list' && hasObjects ? 'deep' : 'inner';
    const item = others.length === 0 ? runtime('text') : readOf(module, others, next);
    const prefix = name === 'list' && first.length > 0 ? first.map((at) => readOf(module, [at], next)) : undefined;
    return pure(name, item, prefix && `[${prefix.join(', ')}]`);
  };

  const object = (parts: readonly Pointer[]): string => {
    if (context === 'inner' || context === 'member') return runtime('json');
    const next = context === 'deep' ? 'deep' : context === 'form' ? 'member' : 'inner';
    const { named, rest } = membersIn(contract, parts);
    const members = [...named].map(([name, at]) => {
      const encoding = encodings.get(name) ?? next;
      const read = encoding === 'json' ? jsonOf(module, at) : readOf(module, at, encoding);
      return `[${stringLiteral(name)}, ${read}]`;
    });
    return pure('record', `[${members.join(', ')}]`, rest && readOf(module, [rest], next));
  };

  const print = (kind: Kind | 'lines', { parts }: Shape): string => {
    if (kind === 'lines' || kind === 'array') return array(parts, kind === 'array' ? 'list' : 'lines');
    return kind === 'object' ? object(parts) : runtime(scalars[kind]);
  };

  const shapes = shapesOf(contract, pointers);
  const isMixed = shapes.some(({ kinds }) => kinds.some((kind) => kind !== 'array'));
  const codeOf = (): string => {
    const reads = order.flatMap((kind) =>
      shapes
        .filter(({ kinds }) => (kind === 'lines' ? isMixed && kinds.includes('array') : kinds.includes(kind)))
        .map((shape) => print(kind, shape)),
    );
    const [first = runtime('text'), ...others] = new Set(reads);
    if (others.length === 0) return first;
    const tests = pointers.map((pointer) => module.call({ value: 'value', pointer, quiet: true }));
    return pure('choice', `(value) => ${tests.join(' && ')}`, `[${[first, ...others].join(', ')}]`);
  };

  // Objects that hold themselves need a name.
  if (context !== 'deep' || !shapes.some(({ kinds }) => kinds.includes('object'))) return codeOf();
  return module.define(
    `reads ${pointers.join(' ')}`,
    (name) => `function ${name}(written) {\n  return (${codeOf()})(written);\n}`,
  );
};

/** A member whose encoding is JSON; of a list each item. */
const jsonOf = (module: Module, pointers: readonly Pointer[]): string => {
  const isList = shapesOf(module.contract, pointers).every(({ kinds }) => kinds.every((kind) => kind === 'array'));
  return isList ? pure('list', runtime('jsonContent')) : runtime('jsonContent');
};
