import { isDeepStrictEqual } from 'node:util';
import type { Json } from '@schemawright/contract';
import { createAjv, validatorAt } from '@schemawright/contract/ajv';
import { contract } from '../cases/contracts.ts';
import { schemas, type OperationDrawn, type ParameterDrawn } from './exchanges.ts';
import type { Node } from './schemas.ts';
import { concrete, mediaTypeFor, onWire, responseFor } from './wire.ts';

const values: readonly Json[] = [
  'x',
  'y',
  'xx',
  '',
  1,
  0,
  1.5,
  ['x'],
  ['x', 'y'],
  [],
  [1],
  {},
  { a: 'x' },
  { a: 'x', b: 1 },
  { b: 'x' },
];

const ajv = createAjv(contract({ paths: {}, components: { schemas: Object.fromEntries(Object.entries(schemas)) } }));
const validators = new Map(schemas.map((schema, index) => [schema, validatorAt(ajv, `/components/schemas/${index}`)]));

export const takes = (schema: Node, value: Json): boolean => validators.get(schema)?.(value) === true;

/** The values of a schema, of some that there are. */
export const valuesOf = (schema: Node): readonly Json[] => values.filter((value) => takes(schema, value));

const keyOf = ({ in: place, name }: ParameterDrawn): string => `${place} ${name}`;

/** What old callers send that the new contract does not take, or reads otherwise. */
export const lostRequest = (old: OperationDrawn, next: OperationDrawn): unknown => {
  const known = new Map(old.parameters.map((one) => [keyOf(one), one]));
  for (const asked of next.parameters) {
    const before = known.get(keyOf(asked));
    if (before?.required !== true && asked.required) return { missing: keyOf(asked) };
    for (const value of before === undefined ? [] : valuesOf(before.schema)) {
      const sent = onWire(before as ParameterDrawn, value);
      // One value may be written like a list of it.
      const read = [value, [value]].filter((one) => onWire(asked, one) === sent);
      if (!read.some((one) => takes(asked.schema, one))) return { parameter: keyOf(asked), value };
    }
  }
  if (old.body?.required !== true && next.body?.required === true) return { missing: 'body' };
  for (const mediaType of old.body === undefined ? [] : concrete) {
    const schema = mediaTypeFor(old.body?.content ?? {}, mediaType);
    if (schema === undefined) continue;
    const taken = mediaTypeFor(next.body?.content ?? {}, mediaType);
    if (taken === undefined) return { mediaType };
    const value = valuesOf(schema).find((one) => !takes(taken, one));
    if (value !== undefined) return { mediaType, value };
  }
  return undefined;
};

/** What new answers hold that those who know the old contract do not foresee. */
export const newResponse = (old: OperationDrawn, next: OperationDrawn): unknown => {
  for (const status of ['200', '201', '202', '404', '500']) {
    const [before, after] = [responseFor(old.responses, status), responseFor(next.responses, status)];
    // Of errors every caller knows the class, a default tells of codes that were open, and other media types are sent to
    // those who ask for them.
    if (before === undefined || after === undefined) {
      const isNews =
        before === undefined &&
        after !== undefined &&
        after !== next.responses['default'] &&
        // A default of the same bodies answers for success as well.
        !isDeepStrictEqual(after.content, old.responses['default']?.content);
      if (isNews && status < '300') return { status };
      continue;
    }
    for (const [name, { required, schema }] of Object.entries(before.headers)) {
      const header = after.headers[name];
      if (required && header?.required !== true) return { status, missing: name };
      const value = header && valuesOf(header.schema).find((one) => !takes(schema, one));
      if (value !== undefined) return { status, header: name, value };
    }
    for (const mediaType of concrete) {
      const [foreseen, sent] = [mediaTypeFor(before.content, mediaType), mediaTypeFor(after.content, mediaType)];
      if (foreseen === undefined || sent === undefined) continue;
      const value = valuesOf(sent).find((one) => !takes(foreseen, one));
      if (value !== undefined) return { status, mediaType, value };
    }
  }
  return undefined;
};
