import { escapeToken } from '@schemawright/contract';
import fc from 'fast-check';

/** Planted in every text that would be code. No text is this word alone, so as a bare name it could only come from one. */
export const mark = 'planted';
const code = `globalThis.${mark} = 1`;

/** Ways out of strings, comments, templates and markup, and what tools read in comments. */
const escapes = [
  `*/ ${code}; /*`,
  `*\\/ ${code}; /*`,
  `"; ${code}; //`,
  `'; ${code}; //`,
  `\\"; ${code}; //`,
  `\\'; ${code}; //`,
  `\\\\"; ${code}; //`,
  `\`; ${code}; \``,
  `\${${code}}`,
  `"] = ${mark}(); //`,
  `}); ${code}; ({`,
  `\n${code};\n`,
  `x\n${code};`,
  `\r*/${code};`,
  `\r\nx-injected: ${mark}\r\n\r\n`,
  `\u2028${code};\u2029`,
  `\u0085${code};`,
  `\\u0022; ${code}; //`,
  `\\u002a/ ${code}; /*`,
  `\u{10ffff}*/${code}`,
  `</script><script>${code}</script>`,
  `<!-- ${code} -->`,
  `]]> ${code}`,
  `//# sourceMappingURL=data:application/json;base64,e30=`,
  `*/\n//@ sourceURL=../${mark}.js`,
  `\n/// <reference path="./${mark}.d.ts" />\n`,
  `@ts-nocheck`,
  `\n * @ts-ignore`,
  `@ts-expect-error`,
  `#__NO_SIDE_EFFECTS__`,
  `x@__NO_SIDE_EFFECTS__`,
  `@jsxImportSource ${mark}`,
  `#!/usr/bin/env ${mark}`,
  `"use strict"`,
  `eval("${code}")`,
  `import('./${mark}.js')`,
  `\nimport { x } from './${mark}.js';\n`,
  `x from './${mark}.js';`,
  `require('${mark}')`,
  `typeof import('./${mark}.js')`,
  '@deprecated @param {evil} x @default',
  `\n\`\`\`\n<img src=x onerror=${mark}()>\n\`\`\`js\n${code}`,
  `[x](javascript:${mark}) ![y](https://example.com/${mark}) https://example.com/${mark} www.example.com`,
];

/** Names that mean something to JavaScript, to file systems or to URLs. */
const words =
  `__proto__ constructor prototype toString hasOwnProperty valueOf toJSON then length default class delete await
  async arguments let of undefined NaN globalThis Error Object Array Promise Record Set RegExp FormData paths components
  webhooks value errors path member element name client init create all part1 Type Check Standard Response`.split(
    /\s+/,
  );
const names = [
  ...words,
  '../../x',
  '..',
  '.',
  '%2e%2e',
  '..%2f',
  'C:\\x',
  '\\\\host\\x',
  'con',
  'NUL.txt',
  'com1',
  'a/b',
  'a:b',
  'x.',
  '',
  ' ',
  '  x',
  '-',
  '_',
  '$',
  '0',
  '1e3',
  '-1',
  '9'.repeat(400),
  'foo-bar',
  'fooBar',
  'FooBar',
  'FOOBAR',
  'foo_bar',
  '\u212bngstrom',
  '\u00c5ngstrom',
  'A\u030angstrom',
  '\ufb01x',
  'fix',
  '\u{1f600}',
  '\u{1f468}\u200d\u{1f469}',
  'e\u0301\u0327',
  '\u0130',
  'i\u0307',
  '\u00df',
  'SS',
  '\ud800',
  '\udc00x',
  '\0',
  '\x1b[31m',
  '\x7f',
  '\x9b',
  '\ufeff',
  '\u200b',
  '\u2066',
  '\u202e',
  '\u061c',
  '\u00ad',
  '{',
  '}',
  '{}',
  '{id}',
  '{a}{b}',
  '?x=1',
  '#x',
  '@example.com/x',
  '//example.com',
  '/\\example.com',
  '~0~1',
  '%',
  '%zz',
  '_k0_',
  '_d0_',
  '$form',
  '$ref',
  'x-ts-type',
  '*/*',
  'application/json',
  'application/json; x="*/"',
  '2XX',
  '99',
  'n'.repeat(10_000),
];

/** The catalogue: every run of the tests meets all of it. */
export const catalogue: readonly string[] = [...escapes, ...names];

const pieces = fc.oneof(
  fc.constantFrom(...escapes, ...names.filter((name) => name.length < 500)),
  fc.constantFrom(
    ...'*/"\'`\\$<>{}[]()@#;:=|&%?.,-_ \n\r\t\0\u2028\u2029\u0085\u202e\ud800\udc00\u200d',
    code,
    `${mark}()`,
  ),
  fc.string({ unit: 'binary', maxLength: 4 }),
);

/** A text that a stranger might have written. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(pieces, { minLength: 1, maxLength: 5 })
  .map((parts) => parts.join(''))
  .filter((text) => text !== mark);

const parametersIn = (template: string): string[] => [
  ...new Set([...template.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name as string)),
];

/** A description that has each of the texts in every place where a description can have one. */
export const hostileDocument = (texts: readonly string[]): object => {
  const distinct = [...new Set(texts)];
  const after = (index: number): string => distinct[(index + 1) % distinct.length] as string;
  const keyed = (make: (text: string, next: string, index: number) => unknown): object =>
    Object.fromEntries(distinct.map((text, index) => [text, make(text, after(index), index)]));
  const refTo = (...parts: string[]): object => ({ $ref: `#/${parts.map(escapeToken).map(encodePart).join('/')}` });
  const one = (name: string, value: unknown): object => Object.fromEntries([[name, value]]);
  const documented = (text: string): object => ({ description: text, url: text, 'x-note': text });
  const extensions = (text: string): object => ({
    'x-ts-type': text,
    'x-typescript-type': text,
    'x-go-type': text,
    'x-enum-varnames': [text],
    'x-enumNames': [text],
    'x-enum-descriptions': [text],
    'x-fern-sdk-method-name': text,
  });
  const examples = (text: string): object => one(text, { summary: text, description: text, value: text });

  const schema = (text: string, next: string): object => ({
    type: 'object',
    title: next,
    description: text,
    $comment: text,
    example: text,
    examples: [one(text, next)],
    externalDocs: documented(text),
    xml: { name: text, namespace: text, prefix: text },
    ...extensions(text),
    required: [...new Set([text, next, `${text}!`])],
    properties: {
      ...one(text, {
        type: 'string',
        format: text,
        default: next,
        enum: [...new Set([text, next])],
        examples: [text],
        description: next,
        contentMediaType: text,
        contentEncoding: text,
        ...extensions(text),
      }),
      constant: { const: one(text, [next, one(next, null)]) },
      matched: { type: 'string', pattern: text, default: text },
      known: refTo('components', 'schemas', next),
      inner: refTo('components', 'schemas', text, 'properties', text),
      nested: { type: 'object', properties: one(text, { type: 'object', properties: one(next, { enum: [text] }) }) },
    },
    patternProperties: one(text, { description: text }),
    propertyNames: { not: { const: `${text}?` } },
    dependentRequired: one(text, [next]),
    dependentSchemas: one(text, { required: [next] }),
    additionalProperties: { type: ['string', 'object', 'array', 'null'], description: text },
  });

  const union = (text: string, next: string): object => ({
    oneOf: [refTo('components', 'schemas', text), refTo('components', 'schemas', next)],
    discriminator: {
      propertyName: text,
      mapping: { ...one(text, `#/components/schemas/${encodePart(escapeToken(next))}`) },
    },
  });

  const media = (text: string, next: string): object => ({
    schema: refTo('components', 'schemas', text),
    example: text,
    examples: examples(next),
    encoding: one(text, { contentType: next, style: text, headers: one(text, { description: text, schema: {} }) }),
  });

  const operation = (text: string, next: string, template: string, hasBody: boolean): object => ({
    operationId: text,
    summary: next,
    description: text,
    tags: [text],
    externalDocs: documented(text),
    ...extensions(text),
    security: [one(text, [next])],
    servers: [
      { url: `https://example.com/{v}/${text}`, description: text, variables: { v: { default: text, enum: [text] } } },
    ],
    parameters: [
      ...parametersIn(template).map((name) => ({ in: 'path', name, required: true, schema: { type: 'string' } })),
      ...['query', 'header', 'cookie'].map((place) => ({
        in: place,
        name: text,
        description: next,
        example: text,
        examples: examples(text),
        schema: { type: 'array', items: { enum: [text, next] }, default: [text] },
      })),
      { in: 'query', name: `${text} `, content: one(text, { schema: { const: text } }) },
      refTo('components', 'parameters', text),
    ],
    ...(hasBody
      ? {
          requestBody: {
            description: text,
            content: {
              'application/json': media(text, next),
              'application/x-www-form-urlencoded': media(text, next),
              'multipart/form-data': media(text, next),
              ...one(text, media(text, next)),
            },
          },
        }
      : {}),
    responses: {
      200: {
        description: text,
        headers: one(text, { description: text, required: true, schema: { enum: [text] } }),
        content: { 'application/json': media(text, next), ...one(next, media(next, text)) },
        links: one(text, { operationId: next, parameters: one(text, text), requestBody: text, description: text }),
      },
      default: refTo('components', 'responses', text),
      ...one(text, { description: text, content: one(text, media(text, next)) }),
    },
    callbacks: one(text, one(next, { post: { operationId: `${text}-back`, description: text, responses: {} } })),
  });

  const paths = Object.fromEntries(
    distinct.map((text, index) => {
      const method = ['post', 'get', 'put', 'delete', 'patch'][index % 5] as string;
      // Without its slash a path is found by lint only.
      const template = index % 4 === 3 ? text : `/${text}/{id}`;
      const item = { summary: text, description: text };
      return [template, { ...item, [method]: operation(text, after(index), template, method.startsWith('p')) }];
    }),
  ) as object;

  return {
    openapi: '3.1.0',
    info: {
      title: distinct.filter((text) => text.length < 500).join(' '),
      version: distinct[0],
      summary: distinct[0],
      description: distinct[0],
      termsOfService: distinct[0],
      contact: { name: distinct[0], url: distinct[0], email: distinct[0] },
      license: { name: distinct[0], url: distinct[0] },
    },
    servers: distinct.map((text, index) => ({
      url: `https://example.com/{${text}}/${text}`,
      description: text,
      variables: one(text, { default: text, enum: index % 2 ? [text, after(index)] : [], description: text }),
    })),
    tags: distinct.map((text) => ({ name: text, description: text, externalDocs: documented(text) })),
    paths,
    webhooks: keyed((text, next) => ({ post: operation(text, next, '', true) })),
    components: {
      schemas: {
        ...keyed(schema),
        ...Object.fromEntries(distinct.map((text, index) => [`${text}+`, union(text, after(index))])),
      },
      parameters: keyed((text, next) => ({
        in: 'query',
        name: `${next}${text}`,
        description: text,
        schema: { enum: [text] },
      })),
      responses: keyed((text, next) => ({ description: text, content: one(text, media(text, next)) })),
      headers: keyed((text) => ({ description: text, schema: { default: text } })),
      requestBodies: keyed((text, next) => ({ description: text, content: one(text, media(text, next)) })),
      examples: keyed((text) => ({ summary: text, description: text, value: text, externalValue: text })),
      links: keyed((text) => ({ operationId: text, description: text })),
      callbacks: keyed((text) => one(text, { post: { responses: {} } })),
      pathItems: keyed((text) => ({ post: { operationId: text, responses: {} } })),
      securitySchemes: keyed((text, next, index) => {
        const flow = { authorizationUrl: text, tokenUrl: text, scopes: one(text, next) };
        const schemes = [
          { type: 'apiKey', in: 'query', name: text },
          { type: 'apiKey', in: 'header', name: text },
          { type: 'apiKey', in: 'cookie', name: text },
          { type: 'http', scheme: text, bearerFormat: text },
          { type: 'oauth2', flows: { implicit: flow, clientCredentials: flow } },
          { type: 'openIdConnect', openIdConnectUrl: text },
        ];
        return { ...schemes[index % schemes.length], description: text };
      }),
    },
  };
};

/** Percent-encoded as a URI fragment may have it; what can't be encoded stays. */
const encodePart = (text: string): string => {
  try {
    return encodeURIComponent(text);
  } catch {
    return text;
  }
};
