import type { Draft } from '../../openapi/model.ts';
import { isTypeName } from '../checks.ts';
import type { Healing } from './table.ts';

type Meant = readonly [type: string | undefined, format?: string];

/** Names that are no types of JSON Schema, and what everyone who writes them means. Compared without case. */
const meant: ReadonlyMap<string, Meant> = new Map<string, Meant>([
  ['any', [undefined]],
  ['mixed', [undefined]],
  ['str', ['string']],
  ['text', ['string']],
  ['file', ['string', 'binary']],
  ['binary', ['string', 'binary']],
  ['byte', ['string', 'byte']],
  ['date', ['string', 'date']],
  ['datetime', ['string', 'date-time']],
  ['date-time', ['string', 'date-time']],
  ['uuid', ['string', 'uuid']],
  ['email', ['string', 'email']],
  ['uri', ['string', 'uri']],
  ['url', ['string', 'uri']],
  ['password', ['string', 'password']],
  ['int', ['integer']],
  ['int32', ['integer', 'int32']],
  ['int64', ['integer', 'int64']],
  ['long', ['integer', 'int64']],
  ['float', ['number', 'float']],
  ['double', ['number', 'double']],
  ['decimal', ['number']],
  ['bool', ['boolean']],
  ['map', ['object']],
  ['dict', ['object']],
  ['list', ['array']],
]);

/** Names of types from programming languages and of formats. */
export const typeName: Healing = {
  code: 'healed-type-name',
  message: 'this is no type of JSON Schema; it is read as the type, and the format, that it means',
  saying: ['type'],
  heal(schema) {
    const { type } = schema;
    const isForeign = typeof type === 'string' && type.length <= 20 && !isTypeName(type);
    if (!isForeign) return false;
    const name = String(type).trim().toLowerCase();
    const reading: Meant | undefined = isTypeName(name) ? [name] : meant.get(name);
    if (reading === undefined) return false;
    write(schema, reading);
    return true;
  },
};

const write = (schema: Draft, [type, format]: Meant): void => {
  if (type === undefined) delete schema['type'];
  else schema['type'] = type;
  if (format !== undefined && !Object.hasOwn(schema, 'format')) schema['format'] = format;
};
