import {
  canonicalJson,
  child,
  proseKeywords,
  tokens,
  writingOf,
  type Contract,
  type EffectiveSchema,
  type Json,
  type Pointer,
  type Schema,
  type SchemaObject,
} from '@schemawright/contract';
import { createAjv, validatorAt } from '@schemawright/contract/ajv';
import type { Direction } from '../change.ts';
import { takesPart } from '../schema/view.ts';

/** What a validator holds against a value: the keyword, where in the value, and which member it names. */
export interface Refusal {
  readonly keyword: string;
  readonly instancePath: string;
  readonly params: Readonly<Record<string, unknown>>;
}

export interface Acceptance {
  /** How many schema objects a validator of the node would consist of; more than any validator may when that is too much. */
  sizeOf(node: EffectiveSchema): number;
  /** Takes the schema of a node in, with all that it refers to. `false` when that is too much. */
  admit(node: EffectiveSchema): boolean;
  /**
   * Why a value is refused: nothing when it is accepted, `undefined` when no validator could be made.
   * @param text the value as canonical JSON
   */
  refusals(node: EffectiveSchema, value: Json, text: string): readonly Refusal[] | undefined;
}

interface Placed {
  readonly pointer: Pointer;
  readonly schema: Schema;
}

/** A schema as one direction sees it, with the schemas that it refers to. */
interface Piece {
  readonly schema: Schema;
  readonly size: number;
  readonly references: readonly Placed[];
}

/** How many schema objects one validator may consist of, and all of them together. */
const mostOfOne = 600;
const mostInAll = 2000;

type Graph = NonNullable<ReturnType<typeof writingOf>>['graph'];

/**
 * The validators of one contract for the schemas that are admitted, and for nothing else of it. As a direction sees them:
 * `readOnly` members are not asked for in requests, `writeOnly` ones not in responses (OpenAPI 3.0.4, 4.7.24).
 */
export const createAcceptance = (contract: Contract, direction: Direction, shared: Judges): Acceptance => {
  const pieces = new Map<Pointer, Piece>();
  const admitted = new Map<Pointer, Piece>();
  let left = mostInAll;
  let ajv: ReturnType<typeof createAjv> | undefined;

  const pieceOf = (graph: Graph, placed: Placed): Piece => {
    let piece = pieces.get(placed.pointer);
    if (piece === undefined) pieces.set(placed.pointer, (piece = directed(graph, placed, direction)));
    return piece;
  };

  const document = (): Record<string, unknown> => {
    const root: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
    const outerFirst = [...admitted].sort(([one], [other]) => one.length - other.length);
    for (const [pointer, { schema }] of outerFirst) {
      let at = root;
      const path = tokens(pointer);
      path.forEach((token, index) => {
        if (!Object.hasOwn(at, token)) {
          at[token] = index === path.length - 1 ? schema : (Object.create(null) as Record<string, unknown>);
        }
        at = at[token] as Record<string, unknown>;
      });
    }
    return root;
  };

  const reach = (node: EffectiveSchema): { readonly size: number; readonly reached: ReadonlyMap<Pointer, Piece> } => {
    const reached = new Map<Pointer, Piece>();
    const writing = writingOf(node);
    if (writing === undefined) return { size: Number.POSITIVE_INFINITY, reached };
    let size = 0;
    const pending: Placed[] = [...writing.schemas];
    for (let placed = pending.pop(); placed !== undefined && size <= mostOfOne; placed = pending.pop()) {
      if (typeof placed.schema === 'boolean' || reached.has(placed.pointer)) continue;
      const piece = pieceOf(writing.graph, placed);
      reached.set(placed.pointer, piece);
      size += piece.size;
      pending.push(...piece.references);
    }
    return { size, reached };
  };

  const judges = new Map<Pointer, Judge>();
  /** The text of a schema and of all that it refers to: what is alike in that has one validator, whichever document it is of. */
  const textAt = (pointer: Pointer): string => {
    const reached = new Map<Pointer, Piece | undefined>([[pointer, admitted.get(pointer)]]);
    for (const piece of reached.values()) {
      for (const { pointer: further } of piece?.references ?? []) reached.set(further, admitted.get(further));
    }
    const [self, ...others] = [...reached].map(([at, piece]) => [at, piece?.schema ?? null]);
    return canonicalJson([
      self?.[1] ?? pointer,
      ...others.sort(([one], [other]) => (String(one) < String(other) ? -1 : 1)),
    ]);
  };
  const judgeAt = (pointer: Pointer): Judge => {
    let found = judges.get(pointer);
    if (found !== undefined) return found;
    const text = textAt(pointer);
    found = standsAnywhere(text) ? shared.get(text) : undefined;
    if (found === undefined) {
      ajv ??= createAjv(
        { ...contract, document: document() as unknown as Contract['document'] },
        { allErrors: true, inlineRefs: false },
      );
      found = judgeOf(validatorAt(ajv, pointer));
      shared.set(text, found);
    }
    judges.set(pointer, found);
    return found;
  };

  return {
    sizeOf: (node) => reach(node).size,
    admit: (node) => {
      const { size, reached } = reach(node);
      if (size > mostOfOne) return false;
      const fresh = [...reached].filter(([pointer]) => !admitted.has(pointer));
      const cost = fresh.reduce((sum, [, piece]) => sum + piece.size, 0);
      if (cost > left) return false;
      left -= cost;
      for (const [pointer, piece] of fresh) admitted.set(pointer, piece);
      return true;
    },
    refusals: (node, value, text) => {
      try {
        const found: Refusal[] = [];
        for (const { pointer, schema } of writingOf(node)?.schemas ?? []) {
          if (schema === true) continue;
          if (schema === false) return [{ keyword: 'false schema', instancePath: '', params: {} }];
          found.push(...judgeAt(pointer)(value, text));
        }
        return found;
      } catch {
        // A reference that leads nowhere, or a keyword whose value means nothing.
        return undefined;
      }
    },
  };
};

/** What a validator holds against a value. */
type Judge = (value: Json, text: string) => readonly Refusal[];

/** Validators by the text of what they check. Descriptions say the same in many places, and compiling takes long. */
export type Judges = Map<string, Judge>;

const judgeOf = (validate: ReturnType<typeof validatorAt>): Judge => {
  const known = new Map<string, readonly Refusal[]>();
  return (value, text) => {
    let refusals = known.get(text);
    if (refusals === undefined) {
      refusals = validate(value) === true ? [] : (validate.errors ?? []);
      known.set(text, refusals);
    }
    return refusals;
  };
};

/** Whether a schema means the same wherever it stands: these lead elsewhere from another place. */
const standsAnywhere = (text: string): boolean => !/"\$(?:id|anchor|dynamicAnchor|dynamicRef)":/u.test(text);

const single: ReadonlySet<string> = new Set([
  'additionalProperties',
  'contains',
  'else',
  'if',
  'items',
  'not',
  'propertyNames',
  'then',
  'unevaluatedItems',
  'unevaluatedProperties',
]);
const listed: ReadonlySet<string> = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems']);
const named: ReadonlySet<string> = new Set(['properties', 'patternProperties', 'dependentSchemas']);

/** Whether the flags of a schema may be said elsewhere. */
const refers = ({ $ref, allOf, anyOf, oneOf }: SchemaObject): boolean =>
  $ref !== undefined || allOf !== undefined || anyOf !== undefined || oneOf !== undefined;

const directed = (graph: Graph, placed: Placed, direction: Direction): Piece => {
  const references: Placed[] = [];
  const absentFlag = direction === 'request' ? 'readOnly' : 'writeOnly';
  let size = 0;

  const copy = (pointer: Pointer, schema: unknown): unknown => {
    if (typeof schema !== 'object' || schema === null || Array.isArray(schema) || size > mostOfOne) return schema;
    size += 1;
    const result = new Map<string, unknown>();
    for (const [keyword, value] of Object.entries(schema)) {
      // Validators pass over it, and what differs in nothing else has one validator.
      if (proseKeywords.has(keyword) || keyword.startsWith('x-')) continue;
      const at = child(pointer, keyword);
      if (keyword === '$ref' && typeof value === 'string') {
        const target = graph.target(value);
        if (target !== undefined) references.push(target);
      }
      if (single.has(keyword)) result.set(keyword, copy(at, value));
      else if (listed.has(keyword) && Array.isArray(value)) {
        result.set(
          keyword,
          value.map((member, index) => copy(child(at, index), member)),
        );
      } else if (named.has(keyword) && typeof value === 'object' && value !== null) {
        const members = Object.entries(value).map(([name, member]) => [name, copy(child(at, name), member)]);
        result.set(keyword, Object.fromEntries(members));
      } else result.set(keyword, value);
    }
    leaveOut(pointer, schema as Readonly<Record<string, unknown>>, result);
    return Object.fromEntries(result);
  };

  const leaveOut = (
    pointer: Pointer,
    schema: Readonly<Record<string, unknown>>,
    result: Map<string, unknown>,
  ): void => {
    const { properties, required } = schema;
    if (typeof properties !== 'object' || properties === null) return;
    const absent = Object.entries(properties).flatMap(([name, member]: [string, Schema]) => {
      if (typeof member !== 'object' || member === null) return [];
      if (!refers(member)) return member[absentFlag] === true ? [name] : [];
      const node = graph.node([{ pointer: child(child(pointer, 'properties'), name), schema: member }]);
      const property = { name, required: true, described: true, pointer, schema: node };
      return takesPart(property, direction) ? [] : [name];
    });
    if (absent.length === 0) return;
    const kept = Object.entries(result.get('properties') as object).map(([name, member]: [string, unknown]) => [
      name,
      absent.includes(name) ? true : member,
    ]);
    result.set('properties', Object.fromEntries(kept));
    if (Array.isArray(required))
      result.set(
        'required',
        required.filter((name: string) => !absent.includes(name)),
      );
  };

  return { schema: copy(placed.pointer, placed.schema) as Schema, size, references };
};
