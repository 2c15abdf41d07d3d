import type { Contract, Operation } from '@schemawright/contract';
import { literal, titleOf } from '../print/text.ts';
import { sampleInit } from '../print/sample.ts';
import type { Int64 } from '../views/views.ts';
import { pagedOf } from './pages.ts';

const wide: Readonly<Record<Int64, string>> = {
  number: 'Numbers of 64 bits are plain numbers: digits beyond 2^53 are lost.',
  bigint: 'Numbers of 64 bits are `bigint`, read and sent with all their digits.',
  string: 'Numbers of 64 bits are decimal text, read and sent with all their digits.',
};

/** The README of a client package, with an example that runs as far as the server lets it. */
export const readme = (
  contract: Contract,
  name: string,
  identifiers: ReadonlyMap<string, string>,
  all: readonly Operation[],
  int64: Int64,
): string => {
  const first = all.find(({ requestBody }) => requestBody !== undefined) ?? all[0];
  const call = first && (identifiers.get(first.key) as string);
  const init = first && sampleInit(contract, first);
  const example =
    call === undefined
      ? `import { createClient } from '${name}';\n\nexport const client = createClient();`
      : `import { createClient, retry, ${call} } from '${name}';

const client = createClient({ timeout: 10_000, retry: retry() });
const { data, error, status } = await ${call}(client${init ? `, ${literal(init)}` : ''});
if (error) throw new Error(\`refused with status \${status}\`);
console.log(data);`;
  const [paged] = pagedOf(contract, all, identifiers);
  return `# ${name}

A typed client for ${titleOf(contract)}, generated from its contract. Not to be edited by hand.
It runs wherever \`fetch\` does and depends on nothing else.

\`\`\`ts
${example}
\`\`\`

- Every operation is a function of its own: bundlers keep what you call and what it needs. \`byPath(client)\` has them all as
  \`GET(path, init)\`, \`POST(path, init)\` …, in the style of openapi-fetch.
- Bodies and parameters go out as the contract declares. Where it offers several media types, \`contentType\` chooses.
- A 2xx reply is \`data\`, any other is \`error\`; \`status\` tells the declared ones apart. \`UnexpectedResponse\` is an error that
  the contract does not know, such as a gateway's page. \`unwrap(call)\` gives the data or throws; \`settle(call)\` turns a lost
  connection into an error value.
- \`timeout\`, \`signal\`, \`retry\`, \`fetch\`, \`headers\` and \`baseUrl\` can be set for the client and for each call. \`retry()\` tries
  429 and 503 again with \`Retry-After\`; lost connections, 502 and 504 only where sending twice does no harm.
- A body or a key is not sent on to where a redirect points, unless \`redirect: 'follow'\` asks for it.
- \`createClient({ validators })\` with the generated validators package checks requests before they are sent and replies as they
  came: \`RequestValidationError\`, \`ResponseValidationError\`. \`{ validators: { validateResponse } }\` checks replies alone, and
  without validators nothing is checked.
- Members with a \`default\` that a reply leaves out are filled in. ${wide[int64]}
- \`client.use({ onRequest, onResponse, onError })\` sees every attempt, with the operation's id and path template.
${paged === undefined ? '' : `- \`for await (const page of ${paged.name}(client))\` goes through all pages of a list.\n`}`;
};
