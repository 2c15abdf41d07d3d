import type { Contract } from '@schemawright/contract';
import { stringLiteral, titleOf } from '../print/text.ts';
import type { Named } from './operations.ts';

/** A call that shows how a server reads a request; the body is that of an operation that has one, where there is one. */
const requestExample = (packageName: string, named: readonly Named[]): string => {
  const example = named.find(([{ kind, requestBody }]) => kind === 'path' && requestBody !== undefined) ?? named[0];
  if (example === undefined) return '';
  const [{ key, kind, path, requestBody }, name] = example;
  const type = requestBody?.content[0]?.mediaType;
  const address = kind === 'path' ? path.replace(/\{[^{}]*\}/g, '1') : '/';
  return `
A server reads requests with \`readRequest\`: path, query, headers and body as they came. Texts become numbers, booleans, lists and objects
as the contract writes them, and the values are checked. \`validateRequest\` checks values that are there already.

\`\`\`js
import { requestReader, requestValidator } from '${packageName}';
import { ${name}Reader, ${name}Request } from '${packageName}/operations/${name}';

const { readRequest } = requestReader([${name}Reader]);
const answer = (request) => {
  const result = readRequest(${stringLiteral(key)}, request);
  if (result.valid) return { status: 200, received: result.value.body };
  return { status: 400, problems: result.errors.map(({ part, parameter, pointer, message }) => ({ part, parameter, pointer, message })) };
};

console.log(answer({ path: ${stringLiteral(address)}, headers: { ${type === undefined ? '' : `'content-type': ${stringLiteral(type)}`} }, body: '' }));

const { validateRequest } = requestValidator([${name}Request]);
console.log(validateRequest(${stringLiteral(key)}, { path: {}, query: {}, headers: {}, cookies: {} }).valid);
\`\`\`

- \`path\` starts where the server's paths begin and may hold the query; give \`request.url\` of \`node:http\`, \`pathname + search\` of a URL, or
  what a router made of it: \`path: params, query\`. \`headers\` is a \`Headers\` or a record, cookies are read from it.
- \`body\` is text or bytes, such as \`await request.text()\`; \`await request.arrayBuffer()\` or \`formData()\` for multipart. What a parser made of it is taken too.
- An error names the \`part\` (\`path\`, \`query\`, \`headers\`, \`cookies\`, \`body\`), the \`parameter\`, and the \`pointer\` in it. \`{ refuseUnknownQuery: true }\` as the last argument refuses query parameters that the contract does not have.
- What a webhook or a callback brings is read by its key: \`WEBHOOK name POST\`.
- Requests need not have members that are readOnly, responses none that are writeOnly.
`;
};

/** What a validators package says of itself; its examples run. */
export const readme = (
  contract: Contract,
  name: string,
  schema: string | undefined,
  named: readonly Named[],
): string => {
  const [operation] = named;
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
Responses are checked by operation. \`${name}\` has all operations, a validator of your own only those that you name.
Headers are checked where they are given:

\`\`\`js
import { responseValidator } from '${name}';
import { ${operation[1]} } from '${name}/operations/${operation[1]}';

const validators = responseValidator([${operation[1]}]);
console.log(validators.validateResponse(${stringLiteral(operation[0].key)}, 200, 'application/json', {}, new Headers()));
\`\`\`
`;
  return `# ${name}

Runtime validators of ${titleOf(contract)}, generated from its contract. Not to be edited by hand.
${guard}${response}${requestExample(name, named)}
- Plain ES modules without dependencies; no \`eval\`, no \`new Function\`; bundlers keep only the schemas that are used.
- The answer comes first; errors are put together only for a value that is not valid, up to 100 of them.
- An error tells the place in the payload and in the contract, the keyword and what was asked for, never the payload's values.
- Members that are \`undefined\` count as absent.
`;
};
