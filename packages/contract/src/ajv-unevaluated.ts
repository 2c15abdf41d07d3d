import type { FuncKeywordDefinition, ValidateFunction } from 'ajv/dist/2020.js';
import type { SchemaValidateFunction } from 'ajv/dist/types/index.js';
import { patternTest } from './pattern.ts';
import { child, pointerOfFragment, valueAt, type Pointer } from './pointer.ts';

type Members = Readonly<Record<string, unknown>>;
type Keyword = 'unevaluatedProperties' | 'unevaluatedItems';

/** The validator of the schema at a pointer of the document. */
export type ValidatorAt = (pointer: Pointer) => ValidateFunction;

/**
 * Instead of Ajv's own, which pass over what `contains` has looked at and take branches for held that are not: what a value
 * that is valid otherwise has left is found out anew, by asking which subschemas hold. JSON Schema 2020-12 Core, 11.
 */
export const unevaluatedKeywords = (
  document: object,
  validatorAt: ValidatorAt,
): readonly (FuncKeywordDefinition & { readonly keyword: Keyword })[] => {
  let places: ReadonlyMap<object, Pointer> | undefined;
  const compile =
    (keyword: Keyword) =>
    (_: unknown, parent: object): SchemaValidateFunction => {
      places ??= placesOf(document);
      const pointer = places.get(parent) as Pointer;
      const validate: SchemaValidateFunction = (value: unknown) => {
        const evaluated = evaluatedIn({ document, validatorAt, keyword }, pointer, value as object);
        if (evaluated === true) return true;
        const rest = Object.keys(value as object).filter((key) => !evaluated.has(key));
        const left = rest.filter((key) => !validatorAt(child(pointer, keyword))((value as Members)[key]));
        validate.errors = left.map((key) => errorOf(keyword, key));
        return left.length === 0;
      };
      return validate;
    };
  const schemaType: FuncKeywordDefinition['schemaType'] = ['boolean', 'object'];
  return [
    {
      keyword: 'unevaluatedProperties',
      type: 'object',
      schemaType,
      compile: compile('unevaluatedProperties'),
      errors: true,
    },
    { keyword: 'unevaluatedItems', type: 'array', schemaType, compile: compile('unevaluatedItems'), errors: true },
  ];
};

const errorOf = (keyword: Keyword, key: string): NonNullable<SchemaValidateFunction['errors']>[number] =>
  keyword === 'unevaluatedProperties'
    ? { keyword, params: { unevaluatedProperty: key }, message: 'must NOT have unevaluated properties' }
    : { keyword, params: { index: Number(key) }, message: `must NOT have the unevaluated item ${key}` };

const placesOf = (document: object): ReadonlyMap<object, Pointer> => {
  const places = new Map<object, Pointer>([[document, '']]);
  // Grows while it is gone through.
  for (const [holder, pointer] of places) {
    for (const [key, member] of Object.entries(holder)) {
      if (typeof member === 'object' && member !== null && !places.has(member as object)) {
        places.set(member as object, child(pointer, key));
      }
    }
  }
  return places;
};

interface Question {
  readonly document: object;
  readonly validatorAt: ValidatorAt;
  readonly keyword: Keyword;
}

/** The keys of a value that the schema at a pointer evaluates, apart from the keyword that asks; true for all of them. */
const evaluatedIn = (question: Question, root: Pointer, value: object): ReadonlySet<string> | true => {
  const { document, validatorAt, keyword } = question;
  const found = new Set<string>();
  const keys = Object.keys(value);
  const passed = new Set<Pointer>();
  const waiting = [root];
  const holds = (pointer: Pointer, part: unknown = value): boolean => validatorAt(pointer)(part) === true;
  for (let pointer = waiting.pop(); pointer !== undefined; pointer = waiting.pop()) {
    const schema = valueAt(document, pointer);
    if (typeof schema !== 'object' || schema === null || passed.has(pointer)) continue;
    passed.add(pointer);
    const at = (...path: readonly (string | number)[]): Pointer => path.reduce(child, pointer as Pointer);
    const own = (name: string): unknown => (Object.hasOwn(schema, name) ? (schema as Members)[name] : undefined);
    if (rest[keyword].some((name) => own(name) !== undefined && (pointer !== root || name !== keyword))) return true;
    if (keyword === 'unevaluatedProperties') {
      const named = own('properties') as object | undefined;
      const tests = Object.keys((own('patternProperties') ?? {}) as object).map(patternTest);
      for (const key of keys) {
        if ((named !== undefined && Object.hasOwn(named, key)) || tests.some((test) => test(key))) found.add(key);
      }
    } else {
      const prefix = own('prefixItems');
      const listed = Array.isArray(prefix) ? prefix.length : 0;
      const isContained = (key: string): boolean =>
        own('contains') !== undefined && holds(at('contains'), (value as Members)[key]);
      for (const key of keys) if (Number(key) < listed || isContained(key)) found.add(key);
    }
    const ref = own('$ref');
    const target = typeof ref === 'string' && ref.startsWith('#') ? pointerOfFragment(ref) : undefined;
    if (target !== undefined) waiting.push(target);
    for (const name of ['allOf', 'anyOf', 'oneOf']) {
      const branches = own(name);
      if (!Array.isArray(branches)) continue;
      const applied = branches.map((_, index) => at(name, index));
      waiting.push(...applied.filter((branch) => name === 'allOf' || holds(branch)));
    }
    if (own('if') !== undefined) waiting.push(...(holds(at('if')) ? [at('if'), at('then')] : [at('else')]));
    for (const name of Object.keys((own('dependentSchemas') ?? {}) as object)) {
      if (Object.hasOwn(value, name)) waiting.push(at('dependentSchemas', name));
    }
  }
  return found;
};

/** The keywords that leave nothing to others. */
const rest: Readonly<Record<Keyword, readonly string[]>> = {
  unevaluatedProperties: ['additionalProperties', 'unevaluatedProperties'],
  unevaluatedItems: ['items', 'unevaluatedItems'],
};
