import { child, type Pointer, type Schema, type SchemaObject } from '@schemawright/contract';
import { stringLiteral } from '../print/text.ts';
import { indent, memberOf } from './code.ts';
import { patternConstant } from './keywords/strings.ts';
import type { Printer } from './printer.ts';
import { entries, isSchema, member, referenceOf, schemaAt } from './schema.ts';

/** What is asked about a value before its members are looked at one by one. */
export interface Evaluation {
  /** Statements; each gives a value to a name of its own. */
  readonly before: readonly string[];
  /** Whether the member (`name`) or element (`index`) is evaluated. */
  readonly expression: string;
}

interface Spot {
  readonly pointer: Pointer;
  readonly printer: Printer;
  readonly before: string[];
}

/** What one schema, apart from its subschemas in place, evaluates: an expression over `value` and the key. */
type Direct = (schema: SchemaObject, spot: Spot) => string[];

const any = (parts: readonly string[]): string => {
  const real = parts.filter((part) => part !== 'false');
  if (real.length === 0) return 'false';
  return real.includes('true') ? 'true' : `(${real.join(' || ')})`;
};

const when = (condition: string, evaluated: string): string =>
  evaluated === 'false' ? 'false' : `(${condition} && ${evaluated})`;

/**
 * How to tell whether a member (or element) of a valid `value` counts as evaluated by a schema: by its own keywords or by a
 * subschema in place that holds. Which of them hold is found once a value. JSON Schema 2020-12 Core, 11.
 */
const evaluator = (kind: string, key: string, direct: Direct) => {
  const note = ({ before }: Spot, expression: string): string => {
    const name = `${key}Known${before.length + 1}`;
    before.push(`const ${name} = ${expression};`);
    return name;
  };

  const referred = (target: Pointer, spot: Spot): string => {
    const { printer } = spot;
    const schema = schemaAt(printer.contract, target);
    if (schema === undefined || printer.isEndless(spot.pointer)) return 'false';
    const name = printer.define(`${kind} ${target}`, (part) => {
      const { before, expression } = evaluation(schema, target, printer);
      const lines = [...before, `return (${key}) => ${expression};`];
      return `function ${part}(value) {\n${lines.map((line) => `  ${line}\n`).join('')}}`;
    });
    return `${note(spot, `${name}(value)`)}(${key})`;
  };

  const evaluated = (schema: Schema, spot: Spot): string => {
    if (typeof schema === 'boolean') return 'false';
    const at = (pointer: Pointer): Spot => ({ ...spot, pointer });
    const holds = (sub: Schema, pointer: Pointer): string =>
      note(spot, spot.printer.check(sub, { value: 'value', pointer, quiet: true }));
    const { pointer } = spot;
    const parts = direct(schema, spot);
    const target = referenceOf(schema);
    if (target !== undefined) parts.push(referred(target, spot));
    for (const keyword of ['allOf', 'anyOf', 'oneOf']) {
      const list = member(schema, keyword);
      if (!Array.isArray(list)) continue;
      list.forEach((branch, index) => {
        if (!isSchema(branch)) return;
        const place = child(child(pointer, keyword), index);
        const inner = evaluated(branch, at(place));
        parts.push(keyword === 'allOf' || inner === 'false' ? inner : when(holds(branch, place), inner));
      });
    }
    const condition = member(schema, 'if');
    if (isSchema(condition)) {
      const inner = (keyword: 'if' | 'then' | 'else'): string => {
        const branch = member(schema, keyword);
        return isSchema(branch) ? evaluated(branch, at(child(pointer, keyword))) : 'false';
      };
      const held = any([inner('if'), inner('then')]);
      const otherwise = inner('else');
      if (held !== 'false' || otherwise !== 'false') {
        parts.push(`(${holds(condition, child(pointer, 'if'))} ? ${held} : ${otherwise})`);
      }
    }
    for (const keyword of ['dependentSchemas', 'dependencies']) {
      for (const [name, branch] of entries(member(schema, keyword))) {
        const inner = evaluated(branch, at(child(child(pointer, keyword), name)));
        parts.push(when(`${memberOf('value', name)} !== undefined`, inner));
      }
    }
    return any(parts);
  };

  const evaluation = (schema: Schema, pointer: Pointer, printer: Printer): Evaluation => {
    const before: string[] = [];
    const expression = evaluated(schema, { pointer, printer, before });
    return { before, expression };
  };
  return evaluation;
};

/** A loop over members with what is found before it. */
export const hoisted = (before: readonly string[], loop: string): { readonly loop: string } => ({
  loop: before.length === 0 ? loop : `{\n${indent([...before, loop].join('\n'))}\n}`,
});

type Evaluate = (schema: Schema, pointer: Pointer, printer: Printer) => Evaluation;

export const evaluatedProperties: Evaluate = evaluator('evaluates property', 'name', (schema, { pointer, printer }) => {
  if (member(schema, 'additionalProperties') !== undefined || member(schema, 'unevaluatedProperties') !== undefined) {
    return ['true'];
  }
  const patterns = entries(member(schema, 'patternProperties')).flatMap(([source]) => {
    const constant = patternConstant(source, child(child(pointer, 'patternProperties'), source), printer);
    return constant === undefined ? [] : [`${constant}.test(name)`];
  });
  return [...isNamed(Object.keys(member(schema, 'properties') ?? {}), 'name', printer), ...patterns];
});

export const evaluatedItems: Evaluate = evaluator('evaluates item', 'index', (schema, { pointer, printer }) => {
  if (member(schema, 'items') !== undefined || member(schema, 'unevaluatedItems') !== undefined) return ['true'];
  const prefix = member(schema, 'prefixItems');
  const contains = member(schema, 'contains');
  const holds = (sub: Schema): string =>
    printer.check(sub, { value: 'value[index]', pointer: child(pointer, 'contains'), quiet: true });
  return [
    ...(Array.isArray(prefix) ? [`index < ${prefix.length}`] : []),
    ...(isSchema(contains) ? [`(${holds(contains)})`] : []),
  ];
});

/** Up to this many names are compared one by one. */
const few = 16;

/** The tests of a variable that tell whether it is one of these. */
export const isNamed = (known: readonly string[], name: string, printer: Printer): string[] => {
  const literals = known.map(stringLiteral);
  if (literals.length <= few) return literals.map((one) => `${name} === ${one}`);
  return [`${printer.constant(`/* @__PURE__ */ new Set([${literals.join(', ')}])`)}.has(${name})`];
};
