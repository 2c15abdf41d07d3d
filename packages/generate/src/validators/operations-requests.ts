import {
  isReservedHeader,
  type Contract,
  type JsonObject,
  type Operation,
  type ResolvedMediaType,
  type ResolvedParameter,
} from '@schemawright/contract';
import { kindOf } from '../client/media.ts';
import { literal, stringLiteral } from '../print/text.ts';
import { checkOf, row } from './operations-checks.ts';
import { readOf, type Context } from './operations-reads.ts';
import { contextOf, isJson, pairsIn, styleOf } from './operations-styles.ts';
import type { Module } from './printer.ts';
import { pure, runtime } from './runtime-names.ts';
import { membersIn, shapesOf } from './shapes.ts';

/** The parts of a request by where their parameters travel. */
const parts = [
  ['path', 'path'],
  ['query', 'query'],
  ['headers', 'header'],
  ['cookies', 'cookie'],
] as const;

/** A webhook's and a callback's address is the receiver's: their paths say nothing. */
const parametersIn = (operation: Operation, place: ResolvedParameter['in']): readonly ResolvedParameter[] =>
  place === 'path' && operation.kind !== 'path'
    ? []
    : operation.parameters.filter((one) => one.in === place && !isReservedHeader(one));

/** Keys of security schemes that travel in the query. */
const queryKeys = (contract: Contract): string[] =>
  Object.values(contract.document.components?.securitySchemes ?? {}).flatMap((scheme) =>
    'type' in scheme && scheme.type === 'apiKey' && scheme['in'] === 'query' && typeof scheme['name'] === 'string'
      ? [scheme['name']]
      : [],
  );

/** How a member of a form with an encoding of its own is found and read; nothing where it is as usual. */
const encodingOf = (
  module: Module,
  media: ResolvedMediaType,
  name: string,
  { style, explode, allowReserved, contentType }: JsonObject,
): { readonly context: Context | 'json' | undefined; readonly styled: string | undefined } => {
  if (style === undefined && explode === undefined && allowReserved === undefined) {
    const json = typeof contentType === 'string' && isJson(contentType) && kindOf(media) === 'form';
    return { context: json ? 'json' : undefined, styled: undefined };
  }
  const form = typeof style === 'string' ? style : 'form';
  const found = pairsIn(form, typeof explode === 'boolean' ? explode : form === 'form');
  const whole = media.schema === undefined ? [] : shapesOf(module.contract, [media.schema.pointer]);
  const inner = whole.flatMap(({ parts: all }) => membersIn(module.contract, all).named.get(name) ?? []);
  const names =
    found !== 'form' || inner.length === 0
      ? []
      : shapesOf(module.contract, inner).flatMap(({ parts: all }) => [...membersIn(module.contract, all).named.keys()]);
  return {
    context: contextOf(found),
    styled: row(stringLiteral(name), runtime(found), names.length === 0 ? undefined : literal(names)),
  };
};

/** What reads the form that a media type is. */
const formReader = (module: Module, media: ResolvedMediaType, name: 'formBody' | 'partsBody'): string => {
  const encodings = Object.entries(media.object.encoding ?? {}).map(
    ([member, encoding]) => [member, encodingOf(module, media, member, encoding)] as const,
  );
  const contexts = encodings.flatMap(([member, { context }]) =>
    context === undefined ? [] : [[member, context] as const],
  );
  const styled = encodings.flatMap(([, { styled: one }]) => (one === undefined ? [] : [one]));
  const read =
    media.schema === undefined
      ? pure('record', '[]', runtime('text'))
      : readOf(module, [media.schema.pointer], 'form', new Map(contexts));
  return pure(name, read, styled.length === 0 ? undefined : `[${styled.join(', ')}]`);
};

/** What reads a body; nothing where it is taken as it is. */
const bodyReader = (module: Module, media: ResolvedMediaType): string | undefined => {
  const kind = kindOf(media);
  if (kind === 'json') return runtime('jsonBody');
  if (kind === 'form') return formReader(module, media, 'formBody');
  if (kind === 'parts') return formReader(module, media, 'partsBody');
  if (kind !== 'text' || media.schema === undefined) return undefined;
  return pure('textBody', readOf(module, [media.schema.pointer], 'inner'));
};

/** A stream of values is not one of its own. */
const bodyCheck = (module: Module, media: ResolvedMediaType): string | undefined =>
  ['lines', 'events'].includes(kindOf(media)) ? undefined : checkOf(module, media.schema);

const mayHoldBytes = (media: ResolvedMediaType): boolean => ['parts', 'bytes', 'open'].includes(kindOf(media));

const object = (name: string, members: readonly (readonly [string, string | undefined])[]): string => {
  const lines = members.map(([key, value]) => (value === undefined ? '' : `  ${key}: ${value},\n`));
  return `const ${name} = {\n${lines.join('')}};`;
};

const table = (rows: readonly string[]): string | undefined =>
  rows.length === 0 ? undefined : `[\n    ${rows.join(',\n    ')},\n  ]`;

const requestTable = (module: Module, operation: Operation): string => {
  const body = operation.requestBody;
  const media = (body?.content ?? []).map((one) => {
    const check = bodyCheck(module, one);
    const plain = check !== undefined && mayHoldBytes(one) ? runtime('bytesAsText') : undefined;
    return row(stringLiteral(one.mediaType), check, plain);
  });
  const keys = queryKeys(module.contract);
  return object('request', [
    ['operation', stringLiteral(operation.key)],
    ...parts.map(([part, place]) => {
      const rows = parametersIn(operation, place).map(({ name, required, pointer, schema }) =>
        row(stringLiteral(name), String(required), stringLiteral(pointer), checkOf(module, schema)),
      );
      return [part, table(rows)] as const;
    }),
    ['keys', keys.length === 0 ? undefined : literal(keys)],
    ['body', body && row(String(body.required), stringLiteral(body.pointer), `[${media.join(', ')}]`)],
  ]);
};

const parameterRow = (module: Module, parameter: ResolvedParameter): string => {
  const { name, schema, mediaType } = parameter;
  const style = styleOf(parameter);
  const read = isJson(mediaType)
    ? runtime('jsonContent')
    : schema === undefined
      ? runtime('text')
      : readOf(module, [schema.pointer], contextOf(style));
  return row(stringLiteral(name), runtime(style), read);
};

const readerTable = (module: Module, operation: Operation): string => {
  const bodies = (operation.requestBody?.content ?? []).map((media) =>
    row(stringLiteral(media.mediaType), bodyReader(module, media)),
  );
  return object('reader', [
    ['request', 'request'],
    ['template', operation.kind === 'path' ? stringLiteral(operation.path) : undefined],
    ...parts.map(
      ([part, place]) => [part, table(parametersIn(operation, place).map((one) => parameterRow(module, one)))] as const,
    ),
    ['body', bodies.length === 0 ? undefined : `[${bodies.join(', ')}]`],
  ]);
};

/** The tables of what an operation is asked with: the second reads the values that the first checks. */
export const requestTables = (module: Module, operation: Operation): readonly string[] => [
  requestTable(module, operation),
  readerTable(module, operation),
];
