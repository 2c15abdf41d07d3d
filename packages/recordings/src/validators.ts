import type { Contract, Pointer, SchemaObject } from '@schemawright/contract';
import { child } from '@schemawright/contract/pointer';
import { Refusal } from '@schemawright/contract/problem';
import { createAjv, validatorAt } from '@schemawright/contract/ajv';
import { waysIn } from '@schemawright/contract/ways';
import { mayBacktrack, outOfTime, withinTime } from './deadline.ts';
import type { Violation } from './finding.ts';
import { messageOf } from './messages.ts';
import { conjuncts } from './schema-parts.ts';
import { safePointer } from './safe-pointer.ts';
import { isRedactionMark } from './secrets.ts';
import { chooseBranch } from './union.ts';

type Ajv = ReturnType<typeof createAjv>;
type Validate = ReturnType<typeof validatorAt>;
export type SchemaError = NonNullable<Validate['errors']>[number];

/** Which way a value travels: `readOnly` members need not be sent, `writeOnly` ones are not sent back. */
export type Direction = 'request' | 'response';

export interface Validators {
  /**
   * What is wrong with a value by the schema at `schema` of the contract; nothing when it is valid. Of a union only the
   * branch that was meant speaks. Without a direction every required member has to be there. No message holds a value. Throws a `Refusal` when the schema cannot be compiled.
   */
  check(schema: Pointer, value: unknown, direction?: Direction): readonly Violation[];
  /** Whether a value meets the schema at `schema`; not when that takes too long to tell. */
  accepts(schema: Pointer, value: unknown): boolean;
}

/** A check that may look at more schemas for one value is stopped when it takes too long. */
const manyWays = 1000;

/** After as many values that took too long a schema is not tried any more: a run has to end. */
const mostStops = 3;

/** More violations of one value than this are only counted. */
const mostViolations = 50;

/**
 * Validators of a contract's schemas, each compiled when it is first needed: one that only answers yes or no, and one
 * that finds every error, when the first has said no.
 */
export const createValidators = (contract: Contract): Validators => {
  const fast = lazily(contract, () => createAjv(contract));
  const thorough = lazily(contract, () => {
    const ajv = createAjv(contract, { allErrors: true });
    // Errors then hold the schema object that they come from: by it they are placed in the document.
    ajv.opts.verbose = true;
    return ajv;
  });
  const explain = explainer(contract, thorough);
  const backtracks = mayBacktrack(contract.document);
  const ways = waysIn(contract);
  /** Whether a check may take longer than the size of the value tells. */
  const mayTakeLong = (schema: Pointer): boolean => backtracks || ways(schema) > manyWays;
  const run = <T>(schema: Pointer, task: () => T): T | typeof outOfTime =>
    mayTakeLong(schema) ? withinTime(task) : task();
  const violations = (schema: Pointer, value: unknown, direction: Direction | undefined): readonly Violation[] => {
    if (fast(schema)(value)) return [];
    const errors = explain(schema, value).filter((error) => !isExpected(contract, error, direction));
    return capped(errors.map(({ violation }) => violation));
  };
  const stops = new Map<Pointer, number>();
  return {
    check(schema, value, direction) {
      const stopped = stops.get(schema) ?? 0;
      try {
        const found = stopped >= mostStops ? outOfTime : run(schema, () => violations(schema, value, direction));
        if (found !== outOfTime) return found;
        stops.set(schema, stopped + 1);
        return [tookTooLong(schema, backtracks)];
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        return [{ pointer: '', schemaPointer: schema, keyword: 'depth', message: 'is nested too deep to be checked' }];
      }
    },
    accepts(schema, value) {
      try {
        return run(schema, () => fast(schema)(value)) === true;
      } catch (error) {
        if (error instanceof RangeError) return false;
        throw error;
      }
    },
  };
};

const tookTooLong = (schemaPointer: Pointer, backtracks: boolean): Violation => ({
  pointer: '',
  schemaPointer,
  keyword: backtracks ? 'pattern' : 'time',
  message: backtracks
    ? 'takes too long to check: a pattern of the schema backtracks on this value'
    : 'takes too long to check: the schema leads to the same schemas in too many ways',
});

const lazily = (contract: Contract, create: () => Ajv): ((schema: Pointer) => Validate) => {
  let ajv: Ajv | undefined;
  const known = new Map<Pointer, Validate>();
  return (schema) => {
    const found = known.get(schema);
    if (found !== undefined) return found;
    ajv ??= create();
    try {
      const compiled = validatorAt(ajv, schema);
      known.set(schema, compiled);
      return compiled;
    } catch {
      throw new Refusal([
        {
          severity: 'error',
          code: 'schema-unusable',
          message: 'this schema, or one that it refers to, cannot be compiled',
          pointer: schema,
          place: contract.origin(schema),
          mend: 'lint the contract, it tells which keyword is wrong',
        },
      ]);
    }
  };
};

/** An error of the validator library with what is reported of it. */
export interface Explained {
  readonly error: SchemaError;
  readonly violation: Violation;
}

const explainer = (
  contract: Contract,
  validate: (schema: Pointer) => Validate,
): ((schema: Pointer, value: unknown) => Explained[]) => {
  const places = placesOf(contract);
  const declared = lazyNames(contract);

  const raw = (schema: Pointer, value: unknown): readonly SchemaError[] => {
    const validator = validate(schema);
    return validator(value) ? [] : [...(validator.errors ?? [])];
  };

  const explain = (schema: Pointer, value: unknown, at: Pointer = ''): Explained[] => {
    const kept: Explained[] = [];
    const errors = raw(schema, value);
    let index = errors.length - 1;
    while (index >= 0) {
      const error = errors[index] as SchemaError;
      index -= 1;
      if (error.keyword === 'oneOf' || error.keyword === 'anyOf') {
        const union = narrow(schema, error, at);
        index -= union.consumed;
        kept.unshift(...union.kept);
      } else if (!isMasked(error.data)) kept.unshift(explained(schema, error, at));
    }
    const telling = kept.filter(({ error }) => error.keyword !== 'if');
    return telling.length > 0 ? telling : kept;
  };

  const explained = (schema: Pointer, error: SchemaError, at: Pointer): Explained => {
    const pointer = safePointer(at + error.instancePath, declared);
    const schemaPointer = placeOf(places, schema, error);
    const missing = (error.params as { missingProperty?: string }).missingProperty;
    const violation: Violation = { pointer, schemaPointer, keyword: error.keyword, message: messageOf(error) };
    return { error, violation: missing === undefined ? violation : { ...violation, missing } };
  };

  /**
   * The errors of the branch that was meant, instead of those of all branches. The latter stand right before the
   * union's own: their number is what the branches report on their own.
   */
  const narrow = (schema: Pointer, error: SchemaError, at: Pointer): { consumed: number; kept: Explained[] } => {
    const own = explained(schema, error, at);
    const place = places.get(error.parentSchema as object);
    const branches = (error.parentSchema as SchemaObject | undefined)?.[error.keyword as 'oneOf' | 'anyOf'];
    if (place === undefined || branches === undefined) return { consumed: 0, kept: [own] };
    const pointers = branches.map((_, index) => child(child(place, error.keyword), index));
    const below = pointers.map((pointer) => raw(pointer, error.data));
    const passing = (error.params as { passingSchemas?: readonly number[] | null }).passingSchemas;
    const consumed = (passing ? below.slice(0, passing[1]) : below).reduce((sum, { length }) => sum + length, 0);
    if (passing) return { consumed, kept: [own] };
    const choice = chooseBranch(
      contract,
      branches,
      error.data,
      below.map((errors) => errors.filter(({ data }) => !isMasked(data))),
    );
    // Only the chosen branch is explained: doing so for all would double the work at every level of a nested union.
    if (choice.kind === 'branch')
      return { consumed, kept: explain(pointers[choice.index] ?? schema, error.data, at + error.instancePath) };
    const { tag, values } = choice;
    const violation: Violation = {
      ...own.violation,
      pointer: child(own.violation.pointer, tag),
      message: `must be one of ${values.map((text) => JSON.stringify(text)).join(', ')}, which tell the variants apart`,
    };
    return { consumed, kept: [{ error, violation }] };
  };

  return explain;
};

/** Whether a value was replaced by a redactor: what it was is unknown, so it is not wrong. */
const isMasked = (value: unknown): boolean => typeof value === 'string' && isRedactionMark(value);

/** A missing member that does not travel this way. OpenAPI 3.1.1, 4.8.24.4 leaves it to `readOnly` and `writeOnly`. */
const isExpected = (contract: Contract, { error }: Explained, direction: Direction | undefined): boolean => {
  if (error.keyword !== 'required' || direction === undefined) return false;
  const name = String((error.params as { missingProperty?: unknown }).missingProperty);
  const mark = direction === 'request' ? 'readOnly' : 'writeOnly';
  return conjuncts(contract, error.parentSchema as SchemaObject).some(({ properties }) => {
    const property = properties !== undefined && Object.hasOwn(properties, name) ? properties[name] : undefined;
    return conjuncts(contract, property).some((part) => part[mark] === true);
  });
};

/** Each violation once, however many ways lead to its schema. */
const capped = (found: readonly Violation[]): readonly Violation[] => {
  const violations = [...new Map(found.map((violation) => [JSON.stringify(violation), violation])).values()];
  const kept = violations.slice(0, mostViolations);
  const last = kept.at(-1);
  if (last === undefined || kept.length === violations.length) return kept;
  return [...kept.slice(0, -1), { ...last, message: `${last.message} (and ${violations.length - kept.length} more)` }];
};

/** The pointer of every object in the document. */
const placesOf = (contract: Contract): ReadonlyMap<object, Pointer> => {
  const places = new Map<object, Pointer>();
  const waiting: (readonly [unknown, Pointer])[] = [[contract.document, '']];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [value, pointer] = next;
    if (typeof value !== 'object' || value === null || places.has(value)) continue;
    places.set(value, pointer);
    for (const [key, item] of Object.entries(value)) waiting.push([item, child(pointer, key)]);
  }
  return places;
};

const placeOf = (places: ReadonlyMap<object, Pointer>, schema: Pointer, error: SchemaError): Pointer => {
  const parent = places.get(error.parentSchema as object);
  return parent === undefined ? schema : child(parent, error.keyword);
};

/** Every member name in the document, gathered when first asked for. */
const lazyNames = (contract: Contract): ((name: string) => boolean) => {
  let names: Set<string> | undefined;
  return (name) => {
    names ??= new Set([...placesOf(contract).keys()].flatMap((value) => Object.keys(value)));
    return names.has(name);
  };
};
