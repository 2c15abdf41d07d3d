import type { Operation, ResolvedHeader } from '@schemawright/contract';
import { stringLiteral } from '../print/text.ts';
import { checkOf, row } from './operations-checks.ts';
import { readOf } from './operations-reads.ts';
import { isJson } from './operations-styles.ts';
import type { Module } from './printer.ts';
import { pure, runtime } from './runtime-names.ts';

/** One header of a response. Its style is `simple`, and Content-Type is none of its own. OpenAPI 3.1.1, 4.8.21. */
const headerRow = (module: Module, { name, required, pointer, schema, object }: ResolvedHeader): string | undefined => {
  if (name.toLowerCase() === 'content-type') return undefined;
  const [mediaType] = Object.keys(object['content'] ?? {});
  const read =
    mediaType !== undefined && isJson(mediaType)
      ? runtime('jsonContent')
      : schema === undefined
        ? runtime('text')
        : readOf(module, [schema.pointer], 'style');
  const style = runtime(object['explode'] === true ? 'simpleExploded' : 'simple');
  const check = checkOf(module, schema);
  if (!required && check === undefined) return undefined;
  return row(stringLiteral(name), String(required), stringLiteral(pointer), style, read, check);
};

/** The table of an operation's responses. */
export const responsesTable = (module: Module, operation: Operation): string => {
  const rows = operation.responses.map(({ status, content, headers }) => {
    const media = content.map(({ mediaType, schema }) => row(stringLiteral(mediaType), checkOf(module, schema)));
    const declared = headers.map((one) => headerRow(module, one)).filter((one) => one !== undefined);
    const checked =
      declared.length === 0 ? undefined : pure('headersOf', `[\n      ${declared.join(',\n      ')},\n    ]`);
    return `    ${row(stringLiteral(status), `[${media.join(', ')}]`, checked)},\n`;
  });
  return `const responses = {\n  operation: ${stringLiteral(operation.key)},\n  responses: [\n${rows.join('')}  ],\n};`;
};
