import { child, type Pointer, type Schema, type SchemaObject } from '@schemawright/contract';
import { stringLiteral } from '../print/text.ts';
import { memberOf } from './code.ts';
import { patternConstant } from './keywords/strings.ts';
import type { Printer } from './printer.ts';
import { entries, isSchema, member, referenceOf, schemaAt } from './schema.ts';

/** What one schema, apart from its subschemas in place, evaluates: an expression over `value` and the key. */
type Direct = (schema: SchemaObject, pointer: Pointer, printer: Printer) => string[];

const any = (parts: readonly string[]): string => {
  const real = parts.filter((part) => part !== 'false');
  if (real.length === 0) return 'false';
  return real.includes('true') ? 'true' : `(${real.join(' || ')})`;
};

const when = (condition: string, evaluated: string): string =>
  evaluated === 'false' ? 'false' : `(${condition}) && ${evaluated}`;

/**
 * The expression that tells whether a member (or element) of a valid `value` counts as evaluated by a schema: by its own keywords or
 * by a subschema in place that holds. JSON Schema 2020-12 Core, 11.
 */
const evaluator = (kind: string, key: string, direct: Direct) => {
  const evaluated = (schema: Schema, pointer: Pointer, printer: Printer): string => {
    if (typeof schema === 'boolean') return 'false';
    const holds = (sub: Schema, at: Pointer): string =>
      printer.check(sub, { value: 'value', pointer: at, quiet: true });
    const parts = direct(schema, pointer, printer);
    const target = referenceOf(schema);
    const targetSchema = target === undefined ? undefined : schemaAt(printer.contract, target);
    if (target !== undefined && targetSchema !== undefined && !printer.isEndless(pointer)) {
      const name = printer.define(
        `${kind} ${target}`,
        (part) => `function ${part}(value, ${key}) {\n  return ${evaluated(targetSchema, target, printer)};\n}`,
      );
      parts.push(`${name}(value, ${key})`);
    }
    for (const keyword of ['allOf', 'anyOf', 'oneOf']) {
      const list = member(schema, keyword);
      if (!Array.isArray(list)) continue;
      list.forEach((branch, index) => {
        if (!isSchema(branch)) return;
        const at = child(child(pointer, keyword), index);
        const inner = evaluated(branch, at, printer);
        parts.push(keyword === 'allOf' ? inner : when(holds(branch, at), inner));
      });
    }
    const condition = member(schema, 'if');
    if (isSchema(condition)) {
      const inner = (keyword: 'if' | 'then' | 'else'): string => {
        const branch = member(schema, keyword);
        return isSchema(branch) ? evaluated(branch, child(pointer, keyword), printer) : 'false';
      };
      const held = any([inner('if'), inner('then')]);
      parts.push(`(${holds(condition, child(pointer, 'if'))} ? ${held} : ${inner('else')})`);
    }
    for (const [name, branch] of entries(member(schema, 'dependentSchemas'))) {
      const inner = evaluated(branch, child(child(pointer, 'dependentSchemas'), name), printer);
      parts.push(when(`${memberOf('value', name)} !== undefined`, inner));
    }
    return any(parts);
  };
  return evaluated;
};

export const evaluatedProperty: (schema: Schema, pointer: Pointer, printer: Printer) => string = evaluator(
  'evaluates property',
  'name',
  (schema, pointer, printer) => {
    if (member(schema, 'additionalProperties') !== undefined || member(schema, 'unevaluatedProperties') !== undefined) {
      return ['true'];
    }
    const named = Object.keys(member(schema, 'properties') ?? {}).map((name) => `name === ${stringLiteral(name)}`);
    const patterns = entries(member(schema, 'patternProperties')).flatMap(([source]) => {
      const constant = patternConstant(source, child(child(pointer, 'patternProperties'), source), printer);
      return constant === undefined ? [] : [`${constant}.test(name)`];
    });
    return [...named, ...patterns];
  },
);

export const evaluatedItem: (schema: Schema, pointer: Pointer, printer: Printer) => string = evaluator(
  'evaluates item',
  'index',
  (schema, pointer, printer) => {
    if (member(schema, 'items') !== undefined || member(schema, 'unevaluatedItems') !== undefined) return ['true'];
    const prefix = member(schema, 'prefixItems');
    const contains = member(schema, 'contains');
    const holds = (sub: Schema): string =>
      printer.check(sub, { value: 'value[index]', pointer: child(pointer, 'contains'), quiet: true });
    return [
      ...(Array.isArray(prefix) ? [`index < ${prefix.length}`] : []),
      ...(isSchema(contains) ? [`(${holds(contains)})`] : []),
    ];
  },
);
