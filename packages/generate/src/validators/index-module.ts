import type { GeneratedFile } from '../generator.ts';
import { header, stringLiteral } from '../print/text.ts';
import { schemaExports } from './modules.ts';
import type { Named } from './operations.ts';

/** What the index says of all operations, by the module of the runtime that does it. */
const questions = [
  ['responses', 'responseValidator', 'validateResponse', 'operation, status, contentType, body, headers'],
  ['requests', 'requestValidator', 'validateRequest', 'operation, request, options'],
  ['reader', 'requestReader', 'readRequest', 'operation, request, options'],
] as const;

/** The entry of a validators package: all schemas, and what is asked of any operation. */
export const indexFiles = (schemas: readonly string[], named: readonly Named[], typesName: string): GeneratedFile[] => {
  const modules = schemas
    .map((name) => `export { ${schemaExports(name).join(', ')} } from './schemas/${name}.js';\n`)
    .join('');
  const shared = `export { ValidationError } from './runtime/checks.js';\n${questions.map(([module, make]) => `export { ${make} } from './runtime/${module}.js';\n`).join('')}`;
  const runtime = questions.map(([module, make]) => `import { ${make} } from './runtime/${module}.js';\n`).join('');
  // Names of operations are foreign: `$` keeps them apart from those of this module.
  const imports = named
    .map(
      ([, name]) =>
        `import { ${name} as $${name}, ${name}Request as $$${name}, ${name}Reader as $$$${name} } from './operations/${name}.js';\n`,
    )
    .join('');
  const all = questions.map(([module, make, ask, given], index) => {
    const rows = named.map(([, name]) => `${'$'.repeat(index + 1)}${name}`);
    return `const ${module} = /* @__PURE__ */ ${make}([${rows.join(', ')}]);

export function ${ask}(${given}) {
  return ${module}.${ask}(${given});
}
`;
  });
  const keys = named.map(([operation, , type]) => `  ${stringLiteral(operation.key)}: ${type};\n`);
  const types = named.some(([, , type]) => type !== 'unknown');
  return [
    { path: 'index.js', text: `${header}${runtime}${imports}\n${shared}${modules}\n${all.join('\n')}` },
    {
      path: 'index.d.ts',
      text: `${header}${types ? `import type { operations } from '${typesName}';\n` : ''}import type { RequestReader } from './runtime/reader.js';
import type { RequestValidator } from './runtime/requests.js';
import type { ResponseValidator } from './runtime/responses.js';

${shared}export type { StandardSchema, Validation, ValidationIssue } from './runtime/checks.js';
export type { OperationReader, RawRequest, RequestReader } from './runtime/reader.js';
export type {
  OperationRequest,
  RequestIssue,
  RequestOptions,
  RequestParts,
  RequestValidation,
  RequestValidator,
  RequestValue,
} from './runtime/requests.js';
export type { OperationResponses, ResponseIssue, ResponseValidation, ResponseValidator } from './runtime/responses.js';
${modules}
/** The types of all operations, by their keys. */
export interface OperationsByKey {
${keys.join('')}}

/** Checks the response of any operation of the contract, which is known by its \`METHOD /path\`. */
export declare const validateResponse: ResponseValidator['validateResponse'];

/** Checks the values of a request for any operation of the contract. */
export declare const validateRequest: RequestValidator<OperationsByKey>['validateRequest'];

/** Reads the texts of a request for any operation of the contract, and checks the values. */
export declare const readRequest: RequestReader<OperationsByKey>['readRequest'];
`,
    },
  ];
};
