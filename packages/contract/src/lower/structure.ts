import { child, type Pointer } from '../pointer.ts';
import { isObject, own, slotsOf, type Draft, type Kind } from '../openapi/model.ts';
import { report, type Lowering } from './draft.ts';

type Check = readonly [expected: string, holds: (value: unknown) => boolean];

const text: Check = ['a string', (value) => typeof value === 'string'];
const flag: Check = ['true or false', (value) => typeof value === 'boolean'];
const number: Check = ['a number', (value) => typeof value === 'number' && Number.isFinite(value)];
const count: Check = ['a whole number from 0 on', (value) => Number.isInteger(value) && (value as number) >= 0];
const texts: Check = [
  'a list of strings',
  (value) => Array.isArray(value) && value.every((item) => typeof item === 'string'),
];
const values: Check = ['a list', Array.isArray];
const object: Check = ['an object', isObject];
const objects: Check = ['a list of objects', (value) => Array.isArray(value) && value.every(isObject)];
const oneOf = (...names: string[]): Check => [names.join(', '), (value) => names.includes(value as string)];

const typeNames = ['null', 'boolean', 'object', 'array', 'number', 'string', 'integer'];
const types: Check = [
  `one of ${typeNames.join(', ')}, or a list of them`,
  (value) =>
    typeof value === 'string'
      ? typeNames.includes(value)
      : Array.isArray(value) && value.length > 0 && value.every((item) => typeNames.includes(item as string)),
];
const positive: Check = [
  'a number above 0',
  (value) => typeof value === 'number' && value > 0 && Number.isFinite(value),
];

/** What the fields hold that are no objects of the model themselves. Readers of the lowered document rely on it. */
const fields: Readonly<Partial<Record<Kind, Readonly<Record<string, Check>>>>> = {
  document: { security: objects, tags: objects, jsonSchemaDialect: text },
  info: { title: text, version: text, summary: text, description: text },
  server: { url: text, description: text, variables: object },
  pathItem: { $ref: text, summary: text, description: text },
  operation: {
    operationId: text,
    summary: text,
    description: text,
    deprecated: flag,
    tags: texts,
    security: objects,
  },
  parameter: {
    $ref: text,
    name: text,
    in: oneOf('path', 'query', 'header', 'cookie'),
    required: flag,
    deprecated: flag,
    description: text,
    style: text,
    explode: flag,
    allowReserved: flag,
  },
  requestBody: { $ref: text, required: flag, description: text },
  response: { $ref: text, description: text },
  header: { $ref: text, required: flag, deprecated: flag, description: text },
  securityScheme: { $ref: text, type: text },
  schema: {
    $ref: text,
    type: types,
    format: text,
    title: text,
    description: text,
    enum: values,
    required: texts,
    minimum: number,
    maximum: number,
    exclusiveMinimum: number,
    exclusiveMaximum: number,
    multipleOf: positive,
    minLength: count,
    maxLength: count,
    pattern: text,
    minItems: count,
    maxItems: count,
    minContains: count,
    maxContains: count,
    uniqueItems: flag,
    minProperties: count,
    maxProperties: count,
    dependentRequired: object,
    deprecated: flag,
    readOnly: flag,
    writeOnly: flag,
    examples: values,
    discriminator: [
      'an object with propertyName',
      (value) => isObject(value) && typeof value['propertyName'] === 'string',
    ],
  },
};

const checksOf = new Map(Object.entries(fields).map(([kind, checks]) => [kind, new Map(Object.entries(checks))]));

/** Members without which the object cannot be worked with. OpenAPI 3.1.1, section 4.8. */
const needed: Readonly<Partial<Record<Kind, readonly string[]>>> = {
  parameter: ['name', 'in'],
  server: ['url'],
};

/**
 * Reports whatever is of the wrong shape and takes it out, so that the lowered document is as its types say.
 * What is missing is not reported here (lint does), save where nothing sensible can be assumed.
 */
export const checkStructure = (lowering: Lowering): void => {
  const remove = (holder: Draft | unknown[], key: string | number, pointer: Pointer, expected: string): void => {
    report(lowering, pointer, {
      severity: 'error',
      code: 'oas-structure',
      message: `${expected} belongs here; what stands here is left out`,
    });
    if (Array.isArray(holder)) holder[Number(key)] = removed;
    else delete holder[key];
  };
  const visit = (kind: Kind, node: Draft, pointer: Pointer): void => {
    const checks = checksOf.get(kind);
    if (checks !== undefined) {
      for (const key of Object.keys(node)) {
        const check = checks.get(key);
        if (check !== undefined && !check[1](node[key])) remove(node, key, child(pointer, key), check[0]);
      }
    }
    const slots = slotsOf(kind, node, pointer, (found) => {
      remove(found.holder, found.key, found.pointer, found.expected);
    });
    const lists = new Set<unknown[]>();
    for (const slot of slots) {
      const { value } = slot;
      const isRef = isObject(value) && typeof own(value, '$ref') === 'string';
      const lacks =
        isObject(value) && !isRef ? needed[slot.kind]?.find((name) => typeof own(value, name) !== 'string') : undefined;
      if (isObject(value) && lacks === undefined) visit(slot.kind, value, slot.pointer);
      else if (!(slot.kind === 'schema' && typeof value === 'boolean')) {
        remove(slot.holder, slot.key, slot.pointer, lacks === undefined ? 'an object' : `an object with ${lacks}`);
        if (Array.isArray(slot.holder)) lists.add(slot.holder);
      }
    }
    for (const list of lists) list.splice(0, list.length, ...list.filter((item) => item !== removed));
  };
  visit('document', lowering.document, '');
};

const removed = Symbol('removed');
