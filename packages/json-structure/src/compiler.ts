import { isObject, isString, type JsonObject } from './json.ts';
import { keywords } from './keywords/table.ts';
import { child, type Pointer } from './pointer.ts';
import { isReference, type Target } from './references.ts';
import type { Structure } from './structure.ts';
import { types } from './types/table.ts';
import type { PrimitiveType, Type } from './types/type.ts';
import { unionValidator } from './types/union.ts';
import { mismatch, type Compiler, type Validator } from './validator.ts';

/** How deep objects and arrays of a value may nest. */
export const maxValueDepth = 1000;

const anything: Validator = { test: () => true, explain: () => {} };

/** Makes validators of a structure. A schema in `broken` accepts anything: its problems are told elsewhere. */
export const createCompiler = (structure: Structure, broken: ReadonlySet<JsonObject>): Compiler => {
  const made = new Map<JsonObject, Validator>();
  let depth = 0;

  /** Counts the levels that are being looked into, so that a hostile value can't exhaust the stack. */
  const counted = (inner: () => Validator, schemaPointer: Pointer): Validator => ({
    test: (value) => {
      if (depth >= maxValueDepth) return false;
      depth += 1;
      const valid = inner().test(value);
      depth -= 1;
      return valid;
    },
    explain: (value, pointer, report) => {
      if (depth >= maxValueDepth) {
        const message = `nests deeper than ${maxValueDepth} levels; what lies below is not checked`;
        report({ pointer, schemaPointer, keyword: 'type', message });
        return;
      }
      depth += 1;
      inner().explain(value, pointer, report);
      depth -= 1;
    },
  });

  const reference = (text: string): Validator => {
    const target = structure.find(text);
    if (target === undefined) return anything;
    const end = withoutPlainAliases(target, structure);
    let inner: Validator | undefined;
    const lazy = (): Validator => (inner ??= validator(end));
    if (isObject(end.schema['type'])) return counted(lazy, end.pointer);
    return {
      test: (value) => lazy().test(value),
      explain: (value, pointer, report) => lazy().explain(value, pointer, report),
    };
  };

  const build = (target: Target, uncounted: readonly string[]): Validator => {
    const { schema, pointer } = target;
    const type = schema['type'];
    if (broken.has(schema)) return anything;
    if (isReference(type)) return constrained(reference(type.$ref), target, structure);
    if (Array.isArray(type)) return unionValidator(target, compiler);
    const definition = isString(type) ? types.get(type) : undefined;
    if (definition === undefined) return anything;
    if (definition.kind === 'primitive') return constrained(primitive(definition, target), target, structure);
    const compound = definition.validator(target, compiler, uncounted);
    return constrained(
      counted(() => compound, pointer),
      target,
      structure,
    );
  };

  const validator = (target: Target, uncounted: readonly string[] = []): Validator => {
    if (uncounted.length > 0) return build(target, uncounted);
    const known = made.get(target.schema);
    if (known !== undefined) return known;
    const built = build(target, uncounted);
    made.set(target.schema, built);
    return built;
  };

  const compiler: Compiler = { structure, validator, reference };
  return compiler;
};

/** The end of a chain of types that are nothing but another name. */
const withoutPlainAliases = (target: Target, structure: Structure): Target => {
  const passed = new Set<JsonObject>();
  let end = target;
  while (isReference(end.schema['type']) && !passed.has(end.schema) && constraintsOf(end, structure).length === 0) {
    passed.add(end.schema);
    const next = structure.find(end.schema['type'].$ref);
    if (next === undefined) break;
    end = next;
  }
  return end;
};

const primitive = (type: PrimitiveType, { schema, pointer }: Target): Validator => {
  const test = type.check(schema);
  const schemaPointer = child(pointer, 'type');
  return {
    test,
    explain: (value, at, report) => {
      if (!test(value)) report({ pointer: at, schemaPointer, keyword: 'type', message: mismatch(type.expects, value) });
    },
  };
};

interface Constraint {
  readonly keyword: string;
  readonly test: (value: unknown) => boolean;
  readonly expects: string;
}

const constraintsOf = ({ schema }: Target, structure: Structure): readonly Constraint[] => {
  const type = typeOf(schema, structure);
  if (type === undefined) return [];
  return keywords.flatMap((keyword) => {
    const expected = Object.hasOwn(schema, keyword.name) ? schema[keyword.name] : undefined;
    if (expected === undefined || !structure.binds(keyword.name) || !keyword.appliesTo(type)) return [];
    const test = keyword.test(expected, type);
    return [{ keyword: keyword.name, test, expects: keyword.expects(expected) }];
  });
};

/** The type that the keywords beside `type` speak of: the declared one, or the one at the end of its aliases. */
export const typeOf = (schema: JsonObject, structure: Structure): Type | undefined => {
  const type = structure.aliased(schema)?.['type'];
  return isString(type) ? types.get(type) : undefined;
};

const constrained = (base: Validator, target: Target, structure: Structure): Validator => {
  const constraints = constraintsOf(target, structure);
  const [only] = constraints;
  if (only === undefined) return base;
  const tests = constraints.map(({ test }) => test);
  return {
    test:
      constraints.length === 1
        ? (value) => base.test(value) && only.test(value)
        : (value) => base.test(value) && tests.every((test) => test(value)),
    explain: (value, pointer, report) => {
      if (!base.test(value)) return base.explain(value, pointer, report);
      for (const { keyword, test, expects } of constraints) {
        if (test(value)) continue;
        const schemaPointer = child(target.pointer, keyword);
        report({ pointer, schemaPointer, keyword, message: mismatch(expects, value) });
      }
    },
  };
};
