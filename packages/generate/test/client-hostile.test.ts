import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { operations } from '@schemawright/contract';
import { problemsOf } from '../src/client/problems.ts';
import { contract, names, project } from './support/packages.ts';

const mark = 'planted';
const strings = [
  `*/ globalThis.${mark} = 1; /*`,
  `"; globalThis.${mark} = 1; //`,
  `'; globalThis.${mark} = 1; //`,
  `\`\${globalThis.${mark} = 1}\``,
  `\n globalThis.${mark} = 1; \n`,
  `\u2028globalThis.${mark} = 1;\u2029`,
  `</script><script>globalThis.${mark} = 1</script>`,
  `x from './${mark}.js';`,
  `\nimport { x } from './${mark}.js';\n`,
  '__proto__',
  'constructor',
];

test('text in security schemes, servers, encodings, media types and parameters stays text', async () => {
  const schemes = strings.flatMap((text) => [
    [text, { type: 'apiKey', in: 'query', name: text }],
    [`${text} `, { type: 'http', scheme: text }],
  ]);
  const given = contract({
    securitySchemes: Object.fromEntries(schemes) as object,
    servers: strings.map((text) => ({
      url: `https://example.com/{${text}}`,
      variables: JSON.parse(
        `{${JSON.stringify(text)}:{"default":${JSON.stringify(text)},"enum":[${JSON.stringify(text)}]}}`,
      ) as object,
    })),
    paths: Object.fromEntries(
      strings.map((text, index) => [
        `/${index}`,
        {
          post: {
            operationId: text,
            security: [JSON.parse(`{${JSON.stringify(text)}:[]}`) as object],
            servers: [{ url: `https://example.com/${text}` }],
            parameters: (['query', 'header', 'cookie'] as const).map((place) => ({
              in: place,
              name: text,
              schema: {},
            })),
            requestBody: {
              content: {
                [text]: {},
                'multipart/form-data': {
                  schema: { type: 'object' },
                  encoding: JSON.parse(`{${JSON.stringify(text)}:{"contentType":${JSON.stringify(text)}}}`) as object,
                },
              },
            },
            responses: { 200: { description: '', content: { [text]: {} } } },
          },
        },
      ]),
    ),
  });
  const installed = await project(given);
  try {
    const consumer = `import * as client from '${names.client}'; client.byPath(client.createClient());`;
    expect(installed.check([consumer])).toEqual([[]]);
    const file = path.join(installed.folder, 'node_modules', names.client, 'index.js');
    await import(pathToFileURL(file).href);
    expect(fs.readFileSync(file, 'utf8')).not.toMatch(/[\u2028\u2029]/);
    expect([Object.hasOwn(globalThis, mark), Object.hasOwn(Object.prototype, mark)]).toEqual([false, false]);
  } finally {
    installed.remove();
  }
});

test('a client says what it can not send as declared', () => {
  const given = contract({
    securitySchemes: {
      key: { type: 'apiKey', in: 'query', name: 'key' },
      digest: { type: 'http', scheme: 'digest' },
      token: { type: 'http', scheme: 'bearer' },
    },
    paths: {
      '/a': {
        post: {
          operationId: 'a',
          security: [{ key: [] }],
          parameters: [{ in: 'cookie', name: 'c', schema: {} }],
          requestBody: {
            content: {
              'multipart/form-data': { schema: {}, encoding: { part: { headers: {} } } },
              'multipart/mixed': { schema: {} },
            },
          },
          responses: {},
        },
        get: { operationId: 'b', security: [{ digest: [] }], responses: {} },
        put: { operationId: 'c', security: [{ key: [] }, { token: [] }], responses: {} },
      },
    },
  });
  expect(
    problemsOf(given, operations(given))
      .map(({ code, pointer }) => [code, pointer])
      .sort(),
  ).toEqual([
    ['client-cookie-parameter', '/paths/~1a/post/parameters/0'],
    ['client-key-in-url', '/paths/~1a/post/security'],
    ['client-multipart-type', '/paths/~1a/post/requestBody/content/multipart~1mixed'],
    ['client-part-headers', '/paths/~1a/post/requestBody/content/multipart~1form-data/encoding/part'],
    ['client-security-unsupported', '/paths/~1a/get/security'],
  ]);
});
