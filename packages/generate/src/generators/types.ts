import { child, type Contract, type Problem } from '@schemawright/contract';
import { declarations } from '../adapters/openapi-typescript.ts';
import type { Generator } from '../generator.ts';
import { schemaNames, surprisingSchemaNames } from '../names.ts';
import { packageJson } from '../package-json.ts';
import { header, titleOf } from '../print/text.ts';
import { handlerTypes } from '../types/handlers.ts';
import { valuesModules } from '../types/values.ts';

const renamed = (contract: Contract): Problem[] =>
  [...surprisingSchemaNames(contract)].map(([key, name]) => {
    const pointer = child('/components/schemas', key);
    return {
      severity: 'warning',
      code: 'schema-renamed',
      message: `the schema is exported as ${name}: its own name is taken or means something else in TypeScript`,
      pointer,
      place: contract.origin(pointer),
    };
  });

const aboutHandlers =
  '- `handlers` has the type of a function for each request that the provider sends by itself: webhooks and callbacks.\n';

const aboutValues = (name: string): string =>
  `- \`${name}/values\` has the values of each schema that lists them, as an array that exists at run time.\n`;

const readme = (contract: Contract, name: string, hasHandlers: boolean, hasValues: boolean): string => {
  const [schema] = schemaNames(contract).values();
  const example =
    schema === undefined
      ? `import type { paths } from '${name}';\n\nexport type Path = keyof paths;`
      : `import type { ${schema} } from '${name}';\n\nexport const keep = (value: ${schema}): ${schema} => value;`;
  return `# ${name}

TypeScript types of ${titleOf(contract)}, generated from its contract. Not to be edited by hand.

\`\`\`ts
${example}
\`\`\`

- Each schema of the contract is an export of its own; \`components['schemas']\` has them by their names in the contract.
- \`paths\` and \`operations\` hold parameters, bodies and responses of every operation, \`webhooks\` those of every webhook.
${hasHandlers ? aboutHandlers : ''}${hasValues ? aboutValues(name) : ''}- \`${name}/contract.json\` is the contract itself: one OpenAPI 3.1 document without outside references.

A type says less than the contract where TypeScript has no words for it: lengths, ranges, patterns and conditions are
checked by the validators only.
`;
};

/** The types package: declarations, the values that schemas list, and the lowered contract beside them. */
export const types: Generator = {
  id: 'types',
  generate: async (contract, names, { int64 }) => {
    const { text, problems } = declarations(contract, int64);
    const handlers = handlerTypes(contract);
    const values = valuesModules(contract);
    return {
      files: [
        { path: 'index.d.ts', text: `${header}${text}${handlers}` },
        { path: 'index.js', text: `${header}export {};\n` },
        ...(values === undefined
          ? []
          : [
              { path: 'values.d.ts', text: values.dts },
              { path: 'values.js', text: values.js },
            ]),
        { path: 'contract.json', text: `${JSON.stringify(contract.document, undefined, 2)}\n` },
        {
          path: 'package.json',
          text: packageJson({
            name: names.types,
            description: 'Generated TypeScript types of an HTTP API',
            exports: {
              '.': './index.js',
              ...(values === undefined ? {} : { './values': './values.js' }),
              './contract.json': './contract.json',
            },
            files: [
              'index.d.ts',
              'index.js',
              ...(values === undefined ? [] : ['values.d.ts', 'values.js']),
              'contract.json',
            ],
          }),
        },
        { path: 'README.md', text: readme(contract, names.types, handlers !== '', values !== undefined) },
      ],
      problems: [...problems, ...renamed(contract)],
    };
  },
};
