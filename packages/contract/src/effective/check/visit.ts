import type { Json, Schema, SchemaObject } from '../../openapi/types.ts';
import { child, type Pointer } from '../../pointer.ts';
import { isSchema } from '../json-types.ts';
import type { Answer } from './answer.ts';

/** What is held against a value: the keyword, where in the value, and which member it names. */
export interface Refusal {
  readonly keyword: string;
  readonly instancePath: Pointer;
  readonly params: Readonly<Record<string, string>>;
}

/** Where refusals are told: the place in the value, and the list that they join. */
export interface Told {
  readonly path: Pointer;
  readonly refusals: Refusal[];
}

/** Judges a value by a schema. With `told` it does not stop at the first refusal, and tells them all. */
export type Judge = (schema: Schema, value: Json, told?: Told) => Answer;

export interface Surroundings {
  readonly judge: Judge;
  /** What a reference leads to; `undefined` when that is nowhere. */
  target(reference: string): Schema | undefined;
  /** Whether a member of the object that is judged just now is neither asked for nor looked at. */
  isPassedOver(name: string): boolean;
}

const noParams: Refusal['params'] = {};

/** One value at one schema, with the answer so far. */
export class Visit<Value extends Json = Json> {
  readonly schema: SchemaObject;
  readonly value: Value;
  readonly around: Surroundings;
  readonly told: Told | undefined;
  answer: Answer = true;

  constructor(schema: SchemaObject, value: Value, around: Surroundings, told: Told | undefined) {
    this.schema = schema;
    this.value = value;
    this.around = around;
    this.told = told;
  }

  /** Whether nothing that is found further changes what is answered. */
  get isSettled(): boolean {
    return this.answer === false && this.told === undefined;
  }

  refuse(keyword: string, params: Refusal['params'] = noParams): void {
    this.answer = false;
    this.told?.refusals.push({ keyword, instancePath: this.told.path, params });
  }

  /** What is asked here cannot be told. */
  leaveOpen(): void {
    if (this.answer === true) this.answer = undefined;
  }

  /** Of an assertion: `answer` is what it comes to. */
  assert(keyword: string, answer: Answer): void {
    if (answer === false) this.refuse(keyword);
    else if (answer === undefined) this.leaveOpen();
  }

  /** Whether a schema below takes a value, of which nothing is told. A keyword that holds no schema tells nothing. */
  ask(schema: unknown, value: Json): Answer {
    return isSchema(schema) ? this.around.judge(schema, value) : undefined;
  }

  /** A schema below has to take the value, or its part of that name. */
  demand(schema: unknown, value: Json, token?: string | number): void {
    if (!isSchema(schema)) return this.leaveOpen();
    const { told } = this;
    const below = told && token !== undefined ? { ...told, path: child(told.path, token) } : told;
    const answer = this.around.judge(schema, value, below);
    if (answer === false) this.answer = false;
    else if (answer === undefined) this.leaveOpen();
  }
}

/** What a keyword asks of a value. */
export type Check<Value extends Json = Json> = (visit: Visit<Value>, given: unknown) => void;

export type Checks<Value extends Json = Json> = ReadonlyMap<string, Check<Value>>;

/** A keyword that is told from the value alone. A value of the keyword that means nothing leaves it open. */
export const assertion = <Value extends Json>(
  keyword: string,
  holds: (value: Value, given: unknown, schema: SchemaObject) => Answer,
): readonly [string, Check<Value>] => [
  keyword,
  (visit, given) => visit.assert(keyword, holds(visit.value, given, visit.schema)),
];
