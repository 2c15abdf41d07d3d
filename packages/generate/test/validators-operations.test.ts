import { describe, expect, test } from 'vitest';
import type { GivenHeaders } from '../src/runtime/validators/headers.ts';
import type { RequestReader } from '../src/runtime/validators/reader.ts';
import type { RequestValidation, RequestValidator } from '../src/runtime/validators/requests.ts';
import type { ResponseValidator } from '../src/runtime/validators/responses.ts';
import { documentWith, packageOf } from './validators/package.ts';
import { pets } from './validators/pets.ts';

const tested = await packageOf(pets);
const { validateRequest, readRequest, validateResponse } = (await tested.load('index.js')) as unknown as Pick<
  RequestValidator<object>,
  'validateRequest'
> &
  Pick<RequestReader<object>, 'readRequest'> &
  ResponseValidator;

/** Where a request is wrong, and why. */
const told = (result: RequestValidation): unknown =>
  result.valid
    ? []
    : result.errors.map(({ part, parameter: name, pointer, keyword }) =>
        [part, name, pointer, keyword].filter((one) => one !== undefined && one !== '').join(' '),
      );

const post = 'POST /pets';
const sent = { name: 'Rex', secret: 's', owner: { name: 'Ada' } };
const received = { id: 1, name: 'Rex', owner: { name: 'Ada', since: '2026' } };

describe('the values of a request', () => {
  const valid = { query: { dry: true }, headers: { 'x-trace': 1 }, body: sent, contentType: 'application/json' };

  test('that are valid come back', () => {
    expect(validateRequest(post, valid)).toEqual({
      valid: true,
      value: { path: {}, query: { dry: true }, headers: { 'x-trace': 1 }, cookies: {}, body: sent },
    });
  });

  test.each([
    ['an operation that is not there', 'GET /pets', valid, ['operation']],
    ['a text is no boolean', post, { ...valid, query: { dry: 'true' } }, ['query dry type']],
    ['an item', post, { ...valid, query: { tags: ['a', 1] } }, ['query tags /1 type']],
    ['a header that is missing', post, { ...valid, headers: {} }, ['headers X-Trace required']],
    ['a cookie', post, { ...valid, cookies: { session: 'x' } }, ['cookies session type']],
    ['a body that is missing', post, { ...valid, body: undefined }, ['body required']],
    ['a member of the body', post, { ...valid, body: { ...sent, name: 1 } }, ['body /name type']],
    ['a media type that is not there', post, { ...valid, contentType: 'text/csv' }, ['body content-type']],
    ['one media type needs no name', post, { ...valid, contentType: undefined }, []],
    ['several do', 'POST /form', { body: { count: 1 } }, ['body content-type']],
    [
      'bytes in a form',
      'POST /form',
      { body: { count: 1, file: new Blob(['x']) }, contentType: 'multipart/form-data' },
      [],
    ],
    ['bytes alone', 'POST /form', { body: new Uint8Array(3), contentType: 'application/octet-stream' }, []],
    ['no body where none is required', 'POST /form', {}, []],
    [
      'parameters that every object inherits',
      'GET /pets/{id}/{name}.{ending}',
      { path: { id: 1, name: 'a', ending: 'b' } },
      [],
    ],
  ])('%s', (_name, operation, request, want) => {
    expect(told(validateRequest(operation, request))).toEqual(want);
  });

  test('that are not declared are only refused by choice', () => {
    const request = { ...valid, query: { other: 1, api_key: 'k' } };
    expect(told(validateRequest(post, request))).toEqual([]);
    expect(told(validateRequest(post, request, { refuseUnknownQuery: true }))).toEqual(['query other parameters']);
  });
});

describe('a request as it came', () => {
  test('is read into values', () => {
    const headers = new Headers({
      'x-trace': '7',
      cookie: 'a=b; session=3',
      'content-type': 'application/json; charset=utf-8',
    });
    expect(readRequest(post, { path: '/pets?dry=false&tags=a&tags=b', headers, body: JSON.stringify(sent) })).toEqual({
      valid: true,
      value: {
        path: {},
        query: { dry: false, tags: ['a', 'b'] },
        headers: { 'X-Trace': 7 },
        cookies: { session: 3 },
        body: sent,
      },
    });
  });

  test('may be what a router has made of it', () => {
    const get = 'GET /pets/{id}/{name}.{ending}';
    const raw = { path: '/pets/5/a%2Fb.c.d', query: '?filter[a]=1' };
    const value = { path: { id: 5, name: 'a/b', ending: 'c.d' }, query: { filter: { a: 1 } } };
    expect(readRequest(get, raw)).toMatchObject({ valid: true, value });
    const path = { id: '5', name: 'a/b', ending: 'c.d' };
    for (const query of [{ 'filter[a]': '1' }, new URLSearchParams('filter[a]=1')])
      expect(readRequest(get, { path, query })).toMatchObject({ valid: true, value });
    const headers = { 'X-Trace': ['7'], 'Content-Type': 'application/json' };
    expect(
      readRequest(post, { headers, body: sent, query: { tags: ['a', 'b'] }, cookies: { session: '1' } }),
    ).toMatchObject({
      valid: true,
      value: { query: { tags: ['a', 'b'] }, cookies: { session: 1 }, body: sent },
    });
  });

  const headers = { 'x-trace': '1', 'content-type': 'application/json' };
  test.each([
    ['another path', { path: '/cats', headers, body: JSON.stringify(sent) }, ['path path']],
    [
      'a text that is no number',
      { headers: { ...headers, 'x-trace': 'x' }, body: JSON.stringify(sent) },
      ['headers X-Trace type'],
    ],
    ['a body that is no JSON', { headers, body: '{secret' }, ['body content']],
    ['an empty body', { headers, body: '' }, ['body required']],
    ['empty bytes', { headers, body: new Uint8Array() }, ['body required']],
    ['no media type', { headers: { 'x-trace': '1' }, body: '{}' }, ['body content-type']],
    [
      'a query that is not declared',
      { headers, path: '/pets?x=1&__proto__=2&api_key=k', body: JSON.stringify(sent) },
      ['query x parameters', 'query __proto__ parameters'],
    ],
  ])('is refused: %s', (_name, raw, want) => {
    const result = readRequest(post, raw, { refuseUnknownQuery: true });
    expect(told(result)).toEqual(want);
    expect(JSON.stringify(result)).not.toContain('secret');
  });

  test('segments fit in linear time', () => {
    const raw = { path: `/pets/1/${'.'.repeat(200_000)}`, query: '' };
    expect(readRequest('GET /pets/{id}/{name}.{ending}', raw).valid).toBe(true);
  });
});

describe('a form', () => {
  const value = {
    count: 3,
    flags: [true, false],
    detail: { n: 1 },
    ids: [1, 2],
    range: { from: 1, to: 2 },
    list: [{ n: 1 }, { n: 2 }],
  };
  const fields: readonly (readonly [string, string])[] = [
    ['count', '3'],
    ['flags', 'true'],
    ['flags', 'false'],
    ['detail', '{"n":1}'],
    ['ids', '1,2'],
    ['range[from]', '1'],
    ['range[to]', '2'],
    ['list', '{"n":1}'],
    ['list', '{"n":2}'],
  ];
  const encoded = fields.map(
    ([name, field]) => `${encodeURIComponent(name)}=${encodeURIComponent(field).replace('%2C', ',')}`,
  );
  const urlencoded = { 'content-type': 'application/x-www-form-urlencoded' };
  const part = (name: string, content: string, more = ''): string =>
    `--x\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${content}\r\n`;
  const multipart = { 'content-type': 'multipart/form-data; boundary=x' };
  const read = (given: GivenHeaders, body: unknown): RequestValidation =>
    readRequest('POST /form', { headers: given, body });

  test('is read by its encodings and the types of its members', () => {
    expect(read(urlencoded, encoded.join('&'))).toMatchObject({ valid: true, value: { body: value } });
    expect(read(urlencoded, new TextEncoder().encode(encoded.join('&')))).toMatchObject({ value: { body: value } });
    expect(
      read(urlencoded, new URLSearchParams(fields.map(([name, field]): [string, string] => [name, field]))),
    ).toMatchObject({
      value: { body: value },
    });
  });

  test('of several parts too', () => {
    const body = `${fields.map(([name, field]) => part(name, field)).join('')}--x--\r\n`;
    expect(read(multipart, body)).toMatchObject({ valid: true, value: { body: value } });
    expect(
      read({ 'content-type': 'multipart/form-data; boundary="x"' }, new TextEncoder().encode(`preamble\r\n${body}`)),
    ).toMatchObject({ value: { body: value } });
    const data = new FormData();
    for (const [name, field] of fields) data.append(name, field);
    expect(read(multipart, data)).toMatchObject({ valid: true, value: { body: value } });
  });

  test('with files and parts of JSON, as fetch sends them', async () => {
    const data = new FormData();
    data.append('count', '1');
    data.append('detail', new Blob(['{"n":2}'], { type: 'application/json' }));
    data.append('file', new File([new Uint8Array([0, 13, 10, 255])], 'ü".bin'));
    const request = new Request('http://localhost', { method: 'POST', body: data });
    const result = read(request.headers, await request.arrayBuffer());
    const body = (result.valid ? result.value.body : undefined) as { file: File };
    expect(body).toMatchObject({ count: 1, detail: { n: 2 } });
    expect([body.file.name, ...new Uint8Array(await body.file.arrayBuffer())]).toEqual(['ü".bin', 0, 13, 10, 255]);
  });

  test.each([
    ['a field of another type', urlencoded, 'count=x', ['body /count type']],
    ['a field that is missing', urlencoded, 'flags=true', ['body required']],
    ['a field that is not declared', urlencoded, 'count=1&__proto__=2', ['body /__proto__ additionalProperties']],
    ['an encoding that is broken', urlencoded, 'count=%', ['body encoding']],
    ['an item that is no JSON', urlencoded, 'count=1&list=x', ['body content']],
    [
      'a body of parts without a boundary',
      { 'content-type': 'multipart/form-data' },
      part('count', '1'),
      ['body content'],
    ],
    ['a body of parts without an end', multipart, part('count', '1'), ['body content']],
    ['a part without a name', multipart, '--x\r\nContent-Type: text/plain\r\n\r\n1\r\n--x--', ['body content']],
    ['a text', { 'content-type': 'text/plain' }, 'x', ['body type']],
  ])('is refused: %s', (_name, given, body, want) => {
    expect(told(read(given, body))).toEqual(want);
  });

  test('of many parts is read in linear time', () => {
    const flags = part('flags', 'true').repeat(50_000);
    expect(read(multipart, `${part('count', '1')}${flags}--x--`).valid).toBe(true);
    expect(told(read(multipart, `--x\r\n${'\r\n--x\r\n'.repeat(50_000)}`))).toEqual(['body content']);
  });

  test('that is a union is read as the variant that fits', () => {
    const token = (body: string): RequestValidation => readRequest('POST /token', { headers: urlencoded, body });
    expect(token('grant_type=count&count=5')).toMatchObject({ valid: true, value: { body: { count: 5 } } });
    expect(token('grant_type=code&code=5')).toMatchObject({ valid: true, value: { body: { code: '5' } } });
    expect(told(token('grant_type=count&count=x'))).toEqual(['body /count type']);
  });

  test('a text is read by its type', () => {
    expect(read({ 'content-type': 'text/plain' }, '5')).toMatchObject({ valid: true, value: { body: 5 } });
  });
});

test('a body whose schema leads to very many is checked', async () => {
  const level = (at: number): object => ({
    allOf: [1, 2].map(() => ({ $ref: `#/components/schemas/Level${at + 1}` })),
  });
  const schemas = Object.fromEntries([...Array(12).keys()].map((at) => [`Level${at}`, level(at)]));
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/Level0' } } };
  const { load } = await packageOf(
    documentWith(
      { ...schemas, Level12: { type: 'object', required: ['id'] } },
      { '/levels': { post: { requestBody: { content }, responses: { 200: { description: 'Fine.', content } } } } },
    ),
  );
  const all = (await load('index.js')) as unknown as RequestValidator<object> & ResponseValidator;
  const asked = (body: object): RequestValidation =>
    all.validateRequest('POST /levels', { body, contentType: 'application/json' });
  expect([told(asked({ id: 1 })), [...new Set(told(asked({})) as string[])]]).toEqual([[], ['body required']]);
  expect(all.validateResponse('POST /levels', 200, 'application/json', {}).valid).toBe(false);
});

test('an object whose members stand alone leaves those of a deep one to it', async () => {
  const ofTexts = { type: 'object', additionalProperties: { type: 'string' } };
  const parameters = [
    { name: 'rest', in: 'query', schema: ofTexts },
    {
      name: 'deep',
      in: 'query',
      style: 'deepObject',
      schema: { type: 'object', properties: { n: { type: 'integer' } } },
    },
  ];
  const get = { parameters, responses: { 200: { description: 'Fine.' } } };
  const { load } = await packageOf(documentWith({}, { '/both': { get } }));
  const { readRequest: read } = (await load('index.js')) as unknown as RequestReader<object>;
  expect(read('GET /both', { path: '/both?deep[n]=1&other[n]=2' })).toMatchObject({
    value: { query: { deep: { n: 1 }, rest: { 'other[n]': '2' } } },
  });
});

describe('the headers of a response', () => {
  const answer = (headers?: object, body: unknown = []): unknown => {
    const result = validateResponse(post, 200, 'application/json', body, headers as never);
    return result.valid
      ? []
      : result.errors.map(({ part, parameter: name, pointer, keyword }) =>
          [part, name, pointer, keyword].join(' ').trim(),
        );
  };

  test.each([
    ['none are given', undefined, []],
    ['all are there', { 'x-rate': '5', 'x-list': '1, 2', 'X-Json': '{}' }, []],
    ['as a platform has them', new Headers({ 'X-Rate': '5' }), []],
    ['as values', { 'X-Rate': 5, 'x-list': ['1', '2'] }, []],
    ['one is missing', {}, ['headers X-Rate  required']],
    ['one is of another type', { 'x-rate': 'many' }, ['headers X-Rate  type']],
    ['one is too large', { 'x-rate': '101' }, ['headers X-Rate  maximum']],
    ['an item', { 'x-rate': '1', 'x-list': '1,x' }, ['headers X-List /1 type']],
    ['one is no JSON', { 'x-rate': '1', 'x-json': '{' }, ['headers X-Json  content']],
  ])('%s', (_name, headers, want) => {
    expect(answer(headers)).toEqual(want);
  });

  test('stand before what is wrong with the body', () => {
    expect(answer({}, [1])).toEqual(
      ['headers X-Rate  required', '/0 type'].map((one) => expect.stringContaining(one) as unknown),
    );
  });
});

describe('a member that goes one way only', () => {
  const request = (body: unknown): unknown => told(validateRequest(post, { headers: { 'X-Trace': 1 }, body }));
  const response = (body: unknown): unknown => {
    const result = validateResponse(post, 200, 'application/json', [body]);
    return result.valid ? [] : result.errors.map(({ pointer, message }) => `${pointer} ${message}`);
  };

  test('need not be there the other way, nested and through references', () => {
    expect(request({ ...sent, friends: [sent] })).toEqual([]);
    expect(response({ ...received, friends: [received] })).toEqual([]);
  });

  test('is required the way it goes', () => {
    expect(request({ name: 'Rex', owner: { name: 'Ada' } })).toEqual(['body required']);
    expect(response({ name: 'Rex', owner: { name: 'Ada' } })).toEqual(['/0 must have id', '/0/owner must have since']);
  });

  test('and is checked where it comes all the same', () => {
    expect(request({ ...sent, id: 'x' })).toEqual(['body /id type']);
  });

  test('makes no difference to the schema itself', async () => {
    const { isPet } = (await tested.load('schemas/Pet.js')) as { isPet: (value: unknown) => boolean };
    expect([isPet(sent), isPet(received), isPet({ ...received, secret: 's' })]).toEqual([false, false, true]);
  });

  test('takes further checks for the components that hold it, and no others', () => {
    const variants = tested.files.map(({ path }) => path).filter((path) => /^(?:sent|received)\//.test(path));
    expect(variants.toSorted()).toEqual(['received/Pet.js', 'sent/Owner.js', 'sent/Pet.js']);
  });
});

test('what a provider sends is received, by the key of its webhook or callback', () => {
  for (const key of ['WEBHOOK pet POST', `CALLBACK ${post} done POST`]) {
    const ask = (body: object): unknown =>
      told(
        readRequest(key, {
          path: '/anything?x=1',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }),
      );
    expect(ask(received)).toEqual([]);
    expect(ask(sent)).toEqual(['body required', 'body /owner required']);
  }
});

test('values that callers of the client see otherwise have no type of theirs', async () => {
  const schema = { type: 'integer', format: 'int64' };
  const document = {
    openapi: '3.1.0',
    info: { title: 'Long', version: '1' },
    paths: {
      '/a': { get: { parameters: [{ name: 'n', in: 'query', schema }], responses: { 200: { description: '' } } } },
      '/b': { get: { responses: { 200: { description: '', content: { 'application/json': { schema } } } } } },
    },
  };
  const { files } = await packageOf(document, { int64: 'bigint' });
  const text = files.find(({ path }) => path === 'index.d.ts')?.text;
  expect(text).toContain('"GET /a": unknown;');
  expect(text).toContain('"GET /b": operations["getB"];');
});
