import type { Operation, ResolvedHeader } from '@schemawright/contract';
import type { GeneratedFile } from '../generator.ts';
import { header as head, stringLiteral } from '../print/text.ts';
import type { Directed } from './directions.ts';
import { imports } from './imports.ts';
import { homeOf, moduleOf, type PackageSettings } from './modules.ts';
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

/** The module of an operation's responses. */
export const responsesModule = (
  operation: Operation,
  name: string,
  settings: PackageSettings,
  of: Directed,
  variants: Set<string>,
): GeneratedFile[] => {
  const module = moduleOf(settings, of.contract);
  const rows = operation.responses.map(({ status, content, headers }) => {
    const media = content.map(({ mediaType, schema }) => row(stringLiteral(mediaType), checkOf(module, schema)));
    const declared = headers.map((one) => headerRow(module, one)).filter((one) => one !== undefined);
    const checked =
      declared.length === 0 ? undefined : pure('headersOf', `[\n      ${declared.join(',\n      ')},\n    ]`);
    return `    ${row(stringLiteral(status), `[${media.join(', ')}]`, checked)},\n`;
  });
  const table = `const responses = {\n  operation: ${stringLiteral(operation.key)},\n  responses: [\n${rows.join('')}  ],\n};\n\nexport { responses as ${name} };\n`;
  const code = [...module.definitions(), table].join('\n\n');
  return [
    {
      path: `operations/${name}.js`,
      text: `${head}${imports(module, code, homeOf(settings, module, of, variants))}\n${code}`,
    },
    {
      path: `operations/${name}.d.ts`,
      text: `${head}import type { OperationResponses } from '../runtime/responses.js';\n\nexport declare const ${name}: OperationResponses;\n`,
    },
  ];
};
