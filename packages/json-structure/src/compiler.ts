import { isObject, isString, type JsonObject } from './json.ts';
import { createAnswers } from './answers.ts';
import { declaredType, isComposed } from './composition.ts';
import type { Applicator } from './keywords/applicator.ts';
import { applicatorsIn, limitsIn } from './keywords/table.ts';
import { child, type Pointer } from './pointer.ts';
import { isReference, type Target } from './references.ts';
import type { Structure } from './structure.ts';
import { types } from './types/table.ts';
import type { PrimitiveType, Type } from './types/type.ts';
import { isAmbiguous, unionValidator } from './types/union.ts';
import { mismatch, type Compiler, type Validator } from './validator.ts';

/** How deep objects and arrays of a value may nest. */
export const maxValueDepth = 1000;

const anything: Validator = { test: () => true, explain: () => {} };

export interface CompilerOptions {
  /** Schemas that accept anything: their problems are told elsewhere. */
  readonly broken?: ReadonlySet<JsonObject>;
  /** Whether tests may be made as code. */
  readonly code?: boolean;
}

/** Makes validators of a structure. */
export const createCompiler = (
  structure: Structure,
  { broken = new Set(), code = false }: CompilerOptions = {},
): RootCompiler => {
  const atRoot = new Map<JsonObject, Validator>();
  const inside = new Map<JsonObject, Validator>();
  const answers = createAnswers();
  let depth = 0;

  /** Counts the levels that are being looked into, so that a hostile value can't exhaust the stack. */
  const counted = ({ test, explain }: Validator, schemaPointer: Pointer): Validator => ({
    test: (value) => {
      if (depth >= maxValueDepth) return false;
      depth += 1;
      const valid = test(value);
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
      explain(value, pointer, report);
      depth -= 1;
    },
  });

  const reference = (text: string, uncounted: readonly string[] = []): Validator => {
    const target = structure.find(text);
    if (target === undefined) return anything;
    const end = withoutPlainAliases(target, structure);
    const inner = onFirstUse(() => validator(end, uncounted));
    const mayOnlyLeadOn = isObject(end.schema['type']) || isComposed(end.schema, structure.binds);
    return mayOnlyLeadOn ? counted(inner, end.pointer) : inner;
  };

  const ofType = (target: Target, uncounted: readonly string[]): Validator => {
    const { schema, pointer } = target;
    const type = declaredType(schema);
    if (isReference(type)) return reference(type.$ref, uncounted);
    if (Array.isArray(type)) {
      const union = unionValidator(target, compiler, uncounted);
      return isAmbiguous(target, structure) ? answers.remembered(union) : union;
    }
    const definition = isString(type) ? types.get(type) : undefined;
    if (definition === undefined) return anything;
    if (definition.kind === 'primitive') return primitive(definition, target);
    return counted(definition.validator(target, compiler, uncounted), pointer);
  };

  const build = (target: Target, uncounted: readonly string[]): Validator => {
    if (broken.has(target.schema)) return anything;
    const asserted = constrained(ofType(target, uncounted), target, compiler);
    return isComposed(target.schema, structure.binds) ? answers.remembered(asserted) : asserted;
  };

  const validator = (target: Target, uncounted: readonly string[] = []): Validator => {
    const made = uncounted.length > 0 ? atRoot : inside;
    const known = made.get(target.schema);
    if (known !== undefined) return known;
    const built = build(target, uncounted);
    made.set(target.schema, built);
    return built;
  };

  const compiler: RootCompiler = {
    structure,
    makesCode: code,
    validator,
    reference,
    constrained: (base, target) => constrained(base, target, compiler),
    forget: answers.forget,
  };
  return compiler;
};

export interface RootCompiler extends Compiler {
  /** Ends the check of one value: what was remembered of its parts is given up. */
  readonly forget: () => void;
}

const onFirstUse = (make: () => Validator): Validator => {
  let made: Validator | undefined;
  const validator = (): Validator => (made ??= make());
  return {
    test: (value) => validator().test(value),
    explain: (value, pointer, report) => validator().explain(value, pointer, report),
  };
};

/** The end of a chain of types that are nothing but another name. */
const withoutPlainAliases = (target: Target, structure: Structure): Target => {
  const passed = new Set<JsonObject>();
  let end = target;
  while (
    isReference(end.schema['type']) &&
    !passed.has(end.schema) &&
    constraintsOf(end, structure).length === 0 &&
    !isComposed(end.schema, structure.binds)
  ) {
    passed.add(end.schema);
    const next = structure.find(end.schema['type'].$ref);
    if (next === undefined) break;
    end = next;
  }
  return end;
};

const primitive = (type: PrimitiveType, { schema, pointer, isName }: Target): Validator => {
  const test = type.check(schema);
  return {
    test,
    explain: (value, at, report) => {
      if (test(value)) return;
      const schemaPointer = isName === true ? pointer : child(pointer, 'type');
      report({ pointer: at, schemaPointer, keyword: 'type', message: mismatch(type.expects, value) });
    },
  };
};

const none: readonly Constraint[] = [];

interface Constraint {
  readonly keyword: string;
  readonly test: (value: unknown) => boolean;
  readonly expects: () => string;
}

const constraintsOf = ({ schema }: Target, structure: Structure): readonly Constraint[] => {
  const limits = limitsIn(schema);
  const type = limits.length === 0 ? undefined : typeOf(schema, structure);
  if (type === undefined) return none;
  const constraints: Constraint[] = [];
  for (const { name, test, expects, appliesTo } of limits) {
    const expected = schema[name];
    if (expected === undefined || !structure.binds(name) || !appliesTo(type)) continue;
    constraints.push({ keyword: name, test: test(expected, type), expects: () => expects(expected) });
  }
  return constraints;
};

/** Whether all tests pass. Engines inline what is called by a name, not what is called in a loop. */
const allOf = (tests: readonly Validator['test'][]): Validator['test'] => {
  const [first, second, third, ...rest] = tests;
  if (first === undefined) return () => true;
  if (second === undefined) return first;
  if (third === undefined) return (value) => first(value) && second(value);
  if (rest.length === 0) return (value) => first(value) && second(value) && third(value);
  const others = allOf(rest);
  return (value) => first(value) && second(value) && third(value) && others(value);
};

/** The type that the keywords beside `type` speak of: the declared one, or the one at the end of its aliases. */
export const typeOf = (schema: JsonObject, structure: Structure): Type | undefined => {
  const end = structure.aliased(schema);
  const type = end === undefined ? undefined : declaredType(end);
  return isString(type) ? types.get(type) : undefined;
};

/** What applies schemas or rules to the parts of values of a schema, in order. */
export const applicatorsOf = (schema: JsonObject, structure: Structure): readonly Applicator[] => {
  const present = applicatorsIn(schema);
  if (present.length === 0) return present;
  const type = typeOf(schema, structure);
  return present.filter(({ name, appliesTo }) => structure.binds(name) && appliesTo(type));
};

const constrained = (base: Validator, target: Target, compiler: Compiler): Validator => {
  const constraints = constraintsOf(target, compiler.structure);
  const applied = applicatorsOf(target.schema, compiler.structure).map(({ validator }) => validator(target, compiler));
  if (constraints.length === 0 && applied.length === 0) return base;
  return {
    test: allOf([base, ...constraints, ...applied].map(({ test }) => test)),
    explain: (value, pointer, report) => {
      if (!base.test(value)) return base.explain(value, pointer, report);
      for (const { keyword, test, expects } of constraints) {
        if (test(value)) continue;
        const schemaPointer = child(target.pointer, keyword);
        report({ pointer, schemaPointer, keyword, message: mismatch(expects(), value) });
      }
      for (const { explain } of applied) explain(value, pointer, report);
    },
  };
};
