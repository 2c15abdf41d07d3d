import { mismatch, type Compiler, type Validator } from '../validator.ts';
import type { Converter } from '../converter.ts';
import type { Members } from '../inheritance.ts';
import { describe, isObject, isString, listed, plural, type JsonObject } from '../json.ts';
import { child, type Pointer } from '../pointer.ts';
import type { Target } from '../references.ts';
import type { Structure } from '../structure.ts';
import { objectSchema, objectValidator } from './object.ts';
import { mapOf } from './parts.ts';
import type { CompoundType } from './type.ts';

/** The schemas in `choices` by tag. */
export const choicesOf = (choice: Target): ReadonlyMap<string, Target> => mapOf(choice, 'choices');

/** The member that carries the tag of an inline choice; a tagged choice has none. */
export const selectorOf = ({ schema }: Target): string | undefined =>
  Object.hasOwn(schema, '$extends') && isString(schema['selector']) ? schema['selector'] : undefined;

/** The object type that a choice of an inline choice stands for, and its members but the selector, which the choice itself checks. */
export const variantOf = (
  choice: Target,
  selector: string,
  structure: Structure,
): { readonly type: Target; readonly members: Members } => {
  const schema = structure.aliased(choice.schema) ?? choice.schema;
  const members = structure.members(schema);
  const properties = new Map([...members.properties].filter(([name]) => name !== selector));
  const requirements = members.requirements.map((sets) =>
    sets.map((names) => names.filter((name) => name !== selector)),
  );
  return { type: { schema, pointer: structure.pointerOf(schema) }, members: { ...members, properties, requirements } };
};

const taggedValidator = (type: Target, compiler: Compiler, uncounted: readonly string[]): Validator => {
  const choices = new Map([...choicesOf(type)].map(([tag, choice]) => [tag, compiler.validator(choice)] as const));
  const tagsIn = (value: JsonObject): string[] => Object.keys(value).filter((name) => !uncounted.includes(name));
  return {
    test: (value) => {
      if (!isObject(value)) return false;
      const [tag, ...others] = tagsIn(value);
      return tag !== undefined && others.length === 0 && (choices.get(tag)?.test(value[tag]) ?? false);
    },
    explain: (value, pointer, report) => {
      const tell = (keyword: string, message: string, at = pointer): void =>
        report({ pointer: at, schemaPointer: child(type.pointer, keyword), keyword, message });
      if (!isObject(value)) return tell('type', mismatch('an object (a choice)', value));
      const [tag, ...others] = tagsIn(value);
      if (tag === undefined || others.length > 0) {
        const count = tag === undefined ? 0 : others.length + 1;
        return tell('choices', `must have exactly one member, named as a choice; has ${plural(count, 'member')}`);
      }
      const choice = choices.get(tag);
      if (choice !== undefined) return choice.explain(value[tag], child(pointer, tag), report);
      tell('choices', `is no choice; the choices are ${listed(choices.keys())}`, child(pointer, tag));
    },
  };
};

const inlineValidator = (
  type: Target,
  selector: string,
  compiler: Compiler,
  uncounted: readonly string[],
): Validator => {
  const choices = choicesOf(type);
  const made = new Map<string, Validator>();
  // Made on first use: a choice may hold itself.
  const variant = (tag: unknown): Validator | undefined => {
    const choice = isString(tag) ? choices.get(tag) : undefined;
    if (choice === undefined || !isString(tag)) return undefined;
    const known = made.get(tag);
    if (known !== undefined) return known;
    const { type: object, members } = variantOf(choice, selector, compiler.structure);
    const built = compiler.constrained(objectValidator(object, members, compiler, [selector, ...uncounted]), object);
    made.set(tag, built);
    return built;
  };
  const tagOf = (value: JsonObject): unknown => (Object.hasOwn(value, selector) ? value[selector] : undefined);
  return {
    test: (value) => isObject(value) && (variant(tagOf(value))?.test(value) ?? false),
    explain: (value, pointer, report) => {
      const tell = (keyword: string, message: string, at = pointer): void =>
        report({ pointer: at, schemaPointer: child(type.pointer, keyword), keyword, message });
      if (!isObject(value)) return tell('type', mismatch('an object (a choice)', value));
      const tag = tagOf(value);
      const chosen = variant(tag);
      if (chosen !== undefined) return chosen.explain(value, pointer, report);
      if (tag === undefined) return tell('selector', `lacks the selector ${selector}`);
      const tags = listed(choices.keys());
      tell(
        'selector',
        `must name a choice (${tags}); is ${isString(tag) ? 'another string' : describe(tag)}`,
        child(pointer, selector),
      );
    },
  };
};

const taggedSchema = (type: Target, converter: Converter, out: Pointer, uncounted: readonly string[]): JsonObject => ({
  oneOf: [...choicesOf(type)].map(([tag, choice], index) => ({
    type: 'object',
    properties: Object.fromEntries([
      [tag, converter.schema(choice, child(out, 'oneOf', index, 'properties', tag))] as const,
      ...uncounted.filter((name) => name !== tag).map((name) => [name, {}] as const),
    ]),
    required: [tag],
    additionalProperties: false,
  })),
});

const inlineSchema = (
  type: Target,
  selector: string,
  converter: Converter,
  out: Pointer,
  uncounted: readonly string[],
): JsonObject => ({
  oneOf: [...choicesOf(type)].map(([tag, choice], index) => {
    const { type: variant, members } = variantOf(choice, selector, converter.structure);
    const at = child(out, 'oneOf', index);
    return converter.noted(at, variant.pointer, () => {
      const { properties, required, ...rest } = objectSchema(members, converter, at, uncounted);
      const tagAt = child(at, 'properties', selector);
      const schema = {
        type: 'object',
        properties: Object.fromEntries([
          [selector, converter.noted(tagAt, child(type.pointer, 'selector'), () => ({ type: 'string', const: tag }))],
          ...Object.entries(isObject(properties) ? properties : {}),
        ]),
        required: [selector, ...(Array.isArray(required) ? required : [])],
        ...rest,
      };
      return converter.limited(variant, schema, at);
    });
  }),
});

export const choice: CompoundType = {
  kind: 'compound',
  name: 'choice',
  base: 'object',
  inherits: true,
  validator: (type, compiler, uncounted) => {
    const selector = selectorOf(type);
    return selector === undefined
      ? taggedValidator(type, compiler, uncounted)
      : inlineValidator(type, selector, compiler, uncounted);
  },
  jsonSchema: (type, converter, out, uncounted) => {
    const selector = selectorOf(type);
    return selector === undefined
      ? taggedSchema(type, converter, out, uncounted)
      : inlineSchema(type, selector, converter, out, uncounted);
  },
  recoverable: false,
};
