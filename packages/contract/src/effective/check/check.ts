import type { Json, Schema, SchemaObject } from '../../openapi/types.ts';
import { jsonTypes, declaredTypes, integersOnly, typeBit, typeOfValue, type JsonType } from '../json-types.ts';
import type { Answer } from './answer.ts';
import { ofArrays } from './arrays.ts';
import { ofNumbers } from './numbers.ts';
import { ofObjects } from './objects.ts';
import { ofTexts } from './texts.ts';
import { checkUnevaluated } from './unevaluated.ts';
import { joining, ofAll } from './values.ts';
import { Visit, type Checks, type Judge, type Refusal, type Surroundings, type Told } from './visit.ts';

export interface Circumstances extends Pick<Surroundings, 'target'> {
  /** The members that are neither asked for nor looked at, as a schema and those that hold with it tell of them. */
  passedOver(schema: SchemaObject): ReadonlySet<string>;
  /** How many schemas are asked before nothing can be told. */
  readonly steps: number;
}

/** Judges values by schemas as they are written, by JSON Schema 2020-12. What it learns of an object or array it keeps. */
export interface Checker {
  /** Whether a schema takes a value. */
  holds(schema: Schema, value: Json): Answer;
  /** The same of what a schema says itself: without `$ref`, `allOf`, `anyOf`, `oneOf`, and what these have looked at. */
  holdsItself(schema: Schema, value: Json): Answer;
  /** All that is held against a value; nothing when it is taken, `undefined` when that cannot be told. */
  refusals(schema: Schema, value: Json): readonly Refusal[] | undefined;
  /** How many schemas were asked so far. */
  readonly spent: number;
}

/** Deeper than this nothing is told: schemas may hold themselves, and values come from strangers. */
const deepest = 100;

const besides = <Value extends Json>(own: Checks<Value>): Checks<Value> => new Map([...ofAll, ...own]);

const checks = {
  null: ofAll,
  boolean: ofAll,
  number: besides(ofNumbers),
  string: besides(ofTexts),
  array: besides(ofArrays),
  object: besides(ofObjects),
};

const allTypeNames: ReadonlySet<unknown> = new Set([...jsonTypes, 'integer']);

const checkType = (visit: Visit, type: JsonType): void => {
  const { schema, value } = visit;
  if (schema.type === undefined) return;
  const isTaken = (declaredTypes(schema.type) & typeBit[type]) !== 0;
  if (isTaken && !(typeof value === 'number' && integersOnly(schema.type) && !Number.isInteger(value))) return;
  if ([schema.type].flat().every((name) => allTypeNames.has(name))) visit.refuse('type');
  else visit.leaveOpen();
};

type Names = ReadonlySet<string>;

const none: Names = new Set();

/** The object that is judged just now, and those of its members that are neither asked for nor looked at. */
interface Judged {
  readonly value: Json | undefined;
  readonly passedOver: Names;
}

const checkKeywords = (visit: Visit, type: JsonType, leftOut: Names): void => {
  checkType(visit, type);
  if (visit.isSettled) return;
  const { schema } = visit;
  // The table of a type has the checks of its values.
  const table = checks[type] as Checks;
  for (const keyword of Object.keys(schema)) {
    const check = table.get(keyword);
    if (check === undefined || leftOut.has(keyword)) continue;
    check(visit, schema[keyword]);
    if (visit.isSettled) return;
  }
  if (type !== 'object' && type !== 'array') return;
  const keyword = type === 'object' ? 'unevaluatedProperties' : 'unevaluatedItems';
  if (!Object.hasOwn(schema, keyword)) return;
  if (leftOut.size > 0) visit.leaveOpen();
  else checkUnevaluated(keyword, visit as Visit<Json & object>);
};

/**
 * A checker for the references of one document. Nothing is told (`undefined`) of texts that are listed and are not of their
 * format, of regular expressions that might take for ever, of references that lead nowhere, of keywords whose value means
 * nothing, and of schemas that hold themselves or take too many steps.
 */
export const createChecker = ({ target, passedOver, steps }: Circumstances): Checker => {
  const known = new Map<Names, WeakMap<object, Map<SchemaObject, boolean>>>();
  const together = createUnion();
  let judged: Judged = { value: undefined, passedOver: none };
  let depth = 0;
  let left = 0;
  let spent = 0;

  /** What several schemas say of one object holds for all of them. */
  const judgedBy = (schema: SchemaObject, value: Json): Judged => {
    if (typeOfValue(value) !== 'object') return { value, passedOver: none };
    const own = passedOver(schema);
    if (judged.value !== value) return { value, passedOver: own };
    const all = together(judged.passedOver, own);
    return all === judged.passedOver ? judged : { value, passedOver: all };
  };

  const recall = (schema: SchemaObject, value: Json, names: Names): Answer =>
    typeof value === 'object' && value !== null ? known.get(names)?.get(value)?.get(schema) : undefined;

  const remember = (schema: SchemaObject, value: Json, names: Names, answer: Answer): void => {
    if (answer === undefined || typeof value !== 'object' || value === null) return;
    let ofNames = known.get(names);
    if (ofNames === undefined) known.set(names, (ofNames = new WeakMap()));
    let answers = ofNames.get(value);
    if (answers === undefined) ofNames.set(value, (answers = new Map()));
    answers.set(schema, answer);
  };

  const judge: Judge = (schema, value, told) => {
    if (typeof schema === 'boolean') {
      if (!schema) told?.refusals.push({ keyword: 'false schema', instancePath: told.path, params: {} });
      return schema;
    }
    const outer = judged;
    const inner = judgedBy(schema, value);
    const before = recall(schema, value, inner.passedOver);
    if (before === true || (before === false && told === undefined)) return before;
    if (left <= 0 || depth >= deepest) return undefined;
    judged = inner;
    const answer = visitOf(schema, value, told, none);
    judged = outer;
    remember(schema, value, inner.passedOver, answer);
    return answer;
  };

  const around: Surroundings = { judge, target, isPassedOver: (name) => judged.passedOver.has(name) };

  const visitOf = (schema: SchemaObject, value: Json, told: Told | undefined, leftOut: Names): Answer => {
    left -= 1;
    depth += 1;
    const visit = new Visit(schema, value, around, told);
    checkKeywords(visit, typeOfValue(value), leftOut);
    depth -= 1;
    return visit.answer;
  };

  const begin = <Result>(ask: () => Result): Result => {
    left = steps;
    const result = ask();
    spent += steps - left;
    return result;
  };

  return {
    holds: (schema, value) => begin(() => judge(schema, value)),
    holdsItself: (schema, value) =>
      typeof schema === 'boolean' ? schema : begin(() => visitOf(schema, value, undefined, joining)),
    refusals: (schema, value) => {
      const answer = begin(() => judge(schema, value));
      if (answer !== false) return answer && [];
      const refusals: Refusal[] = [];
      begin(() => judge(schema, value, { path: '', refusals }));
      return refusals.length > 0 ? refusals : undefined;
    },
    get spent() {
      return spent;
    },
  };
};

/** The names of two sets together; the same set for the same two. */
const createUnion = (): ((one: Names, other: Names) => Names) => {
  const known = new WeakMap<Names, WeakMap<Names, Names>>();
  return (one, other) => {
    if (one === other || other.size === 0) return one;
    if (one.size === 0) return other;
    let unions = known.get(one);
    if (unions === undefined) known.set(one, (unions = new WeakMap()));
    let union = unions.get(other);
    if (union === undefined) {
      const isWithin = [...other].every((name) => one.has(name));
      unions.set(other, (union = isWithin ? one : new Set([...one, ...other])));
    }
    return union;
  };
};
