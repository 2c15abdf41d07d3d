import type { FuncKeywordDefinition, ValidateFunction } from 'ajv/dist/2020.js';
import type { SchemaValidateFunction } from 'ajv/dist/types/index.js';
import { evaluatedIn, type UnevaluatedKeyword as Keyword } from './effective/check/evaluated.ts';
import { patternTest } from './pattern.ts';
import { child, pointerOfFragment, valueAt, type Pointer } from './pointer.ts';

type Members = Readonly<Record<string, unknown>>;

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
  const target = (reference: string): unknown => {
    const pointer = reference.startsWith('#') ? pointerOfFragment(reference) : undefined;
    return pointer === undefined ? undefined : valueAt(document, pointer);
  };
  const tests = new Map<string, (text: string) => boolean>();
  const matches = (pattern: string, name: string): boolean => {
    const test = tests.get(pattern) ?? patternTest(pattern);
    tests.set(pattern, test);
    return test(name);
  };
  const compile =
    (keyword: Keyword) =>
    (_: unknown, parent: object): SchemaValidateFunction => {
      places ??= placesOf(document);
      const placeOf = (schema: object): Pointer => places?.get(schema) as Pointer;
      const pointer = placeOf(parent);
      const holds = (schema: unknown, part: unknown): boolean =>
        typeof schema === 'object' ? validatorAt(placeOf(schema as object))(part) === true : schema === true;
      const validate: SchemaValidateFunction = (value: unknown) => {
        const evaluated = evaluatedIn(parent, value as object, keyword, { target, holds, matches });
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
