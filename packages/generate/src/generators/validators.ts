import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { operations, type Contract, type Problem } from '@schemawright/contract';
import type { GeneratedFile, Generator } from '../generator.ts';
import { operationNames, schemaNames } from '../names.ts';
import { packageJson } from '../package-json.ts';
import { header, markdownText, stringLiteral } from '../print/text.ts';
import { runtimeFiles } from '../runtime-files.ts';
import { endlessReferences } from '../validators/cycles.ts';
import { componentPointer, operationModule, schemaExports, schemaModule } from '../validators/modules.ts';

const { resolve } = createRequire(import.meta.url);

/** The format checks as json-structure was built, for the package to carry. */
const formatFiles = async (): Promise<GeneratedFile[]> => {
  const source = resolve('@schemawright/json-structure/formats');
  return Promise.all(
    ['js', 'd.ts'].map(async (ending) => ({
      path: `runtime/formats.${ending}`,
      text: await readFile(source.replace(/js$/, ending), 'utf8'),
    })),
  );
};

const indexFiles = (schemas: readonly string[], operationIds: readonly string[]): GeneratedFile[] => {
  const modules = schemas
    .map((name) => `export { ${schemaExports(name).join(', ')} } from './schemas/${name}.js';\n`)
    .join('');
  const shared = `export { ValidationError } from './runtime/checks.js';\nexport { responseValidator } from './runtime/responses.js';\n`;
  const imports = operationIds.map((name) => `import { ${name} } from './operations/${name}.js';\n`).join('');
  const all = `const all = /* @__PURE__ */ responseValidator([${operationIds.join(', ')}]);

export function validateResponse(operation, status, contentType, body) {
  return all.validateResponse(operation, status, contentType, body);
}
`;
  return [
    {
      path: 'index.js',
      text: `${header}import { responseValidator } from './runtime/responses.js';\n${imports}\n${shared}${modules}\n${all}`,
    },
    {
      path: 'index.d.ts',
      text: `${header}import type { ResponseValidator } from './runtime/responses.js';

${shared}export type { StandardSchema, Validation, ValidationIssue } from './runtime/checks.js';
export type { OperationResponses, ResponseValidation, ResponseValidator } from './runtime/responses.js';
${modules}
/** Checks the response of any operation of the contract, which is known by its \`METHOD /path\`. */
export declare const validateResponse: ResponseValidator['validateResponse'];
`,
    },
  ];
};

const readme = (
  contract: Contract,
  name: string,
  schema: string | undefined,
  operation: [string, string] | undefined,
): string => {
  const guard =
    schema === undefined
      ? ''
      : `
\`\`\`js
import { is${schema}, assert${schema}, validate${schema}, ${schema}Schema } from '${name}/schemas/${schema}';

const payload = JSON.parse('{}');

if (is${schema}(payload)) console.log('valid, for TypeScript too');
else for (const { pointer, keyword, message } of validate${schema}(payload).errors) console.log(pointer, keyword, message);

try {
  assert${schema}(payload);
} catch (error) {
  console.log(error.issues);
}

console.log(${schema}Schema['~standard'].validate(payload));
\`\`\`
`;
  const response =
    operation === undefined
      ? ''
      : `
Responses are checked by operation. \`${name}\` has all operations, a validator of your own only those that you name:

\`\`\`js
import { responseValidator } from '${name}';
import { ${operation[1]} } from '${name}/operations/${operation[1]}';

const validators = responseValidator([${operation[1]}]);
console.log(validators.validateResponse(${stringLiteral(operation[0])}, 200, 'application/json', {}));
\`\`\`
`;
  return `# ${name}

Runtime validators of ${markdownText(contract.document.info.title)}, generated from its contract. Not to be edited by hand.
${guard}${response}
- Plain ES modules without dependencies; no \`eval\`, no \`new Function\`; bundlers keep only the schemas that are used.
- The answer comes first; errors are put together only for a value that is not valid, up to 100 of them.
- An error tells the place in the payload and in the contract, the keyword and what was asked for, never the payload's values.
- Members that are \`undefined\` count as absent.
`;
};

/** The validators package: one module a schema, one an operation, plain JavaScript. */
export const validators: Generator = {
  id: 'validators',
  generate: async (contract, names) => {
    const problems: Problem[] = [];
    const schemas = schemaNames(contract);
    const operationIds = operationNames(contract);
    const requests = operations(contract).filter(({ kind }) => kind === 'path');
    const named = requests.flatMap((operation): [(typeof requests)[number], string][] => {
      const id = operationIds.get(operation.key);
      return id === undefined ? [] : [[operation, id]];
    });
    const roots = [
      ...[...schemas.keys()].map(componentPointer),
      ...requests.flatMap(({ responses }) =>
        responses.flatMap(({ content }) =>
          content.flatMap(({ schema }) => (schema === undefined ? [] : [schema.pointer])),
        ),
      ),
    ];
    const settings = {
      contract,
      schemas,
      endless: endlessReferences(contract, roots),
      types: names.types,
      report: (problem: Problem) => void problems.push(problem),
    };
    const modules = [
      ...[...schemas].flatMap(([key, name]) => schemaModule(key, name, settings)),
      ...named.flatMap(([operation, name]) => operationModule(operation, name, settings)),
    ];
    const usesFormats = modules.some(({ text }) => text.includes("'../runtime/formats.js'"));
    const [operation] = named;
    const [schema] = schemas.values();
    return {
      files: [
        ...indexFiles(
          [...schemas.values()],
          named.map(([, name]) => name),
        ),
        ...modules,
        ...(await runtimeFiles(['validators/checks', 'validators/responses'], 'runtime')),
        ...(usesFormats ? await formatFiles() : []),
        {
          path: 'package.json',
          text: packageJson({
            name: names.validators,
            description: 'Generated runtime validators of an HTTP API',
            exports: {
              '.': './index.js',
              ...(schemas.size === 0 ? {} : { './schemas/*': './schemas/*.js' }),
              ...(named.length === 0 ? {} : { './operations/*': './operations/*.js' }),
            },
            files: ['index.js', 'index.d.ts', 'runtime', 'schemas', 'operations'],
            generated: [names.types],
          }),
        },
        {
          path: 'README.md',
          text: readme(contract, names.validators, schema, operation && [operation[0].key, operation[1]]),
        },
      ],
      problems,
    };
  },
};
