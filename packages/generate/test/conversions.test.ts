import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { bigint as readInteger, exact } from '../src/runtime/client/exact.ts';
import { contract, names, project } from './support/packages.ts';
import { reply, startServer, type Reply } from './support/server.ts';

const json = (schema: object): object => ({ 'application/json': { schema } });
const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const body = (schema: object, mediaType = 'application/json'): object => ({
  requestBody: { content: { [mediaType]: { schema } } },
});
const answers = (schema: object, mediaType = 'application/json'): object => ({
  200: { description: '', content: { [mediaType]: { schema } } },
  default: { description: '', content: { [mediaType]: { schema } } },
});
const post = (
  operationId: string,
  sent: object,
  received: object = {},
  sentAs?: string,
  receivedAs?: string,
): object => ({
  post: { operationId, ...body(sent, sentAs), responses: answers(received, receivedAs) },
});
const long = { type: 'integer', format: 'int64' };
const text = { type: 'string' };
const fields = (properties: object, more: object = {}): object => ({ type: 'object', properties, ...more });

const given = contract({
  schemas: {
    Id: long,
    Size: { type: 'integer', format: 'uint64' },
    Defaults: fields(
      JSON.parse(`{
        "word": { "type": "string", "default": "red" }, "no": { "type": "boolean", "default": false },
        "zero": { "type": "integer", "default": 0 }, "empty": { "type": "string", "default": "" },
        "nothing": { "type": ["string", "null"], "default": null },
        "list": { "type": "array", "items": {}, "default": [1, { "a": [] }] },
        "held": { "type": "object", "properties": { "inner": { "type": "integer", "default": 7 } }, "default": {} },
        "__proto__": { "type": "integer", "default": 1 }, "constructor": { "type": "string", "default": "made" },
        "given": { "type": "string", "default": "never" }, "secret": { "type": "string", "default": "s", "writeOnly": true },
        "wrong": { "type": "integer", "default": "no number" }
      }`) as object,
    ),
    Tree: fields({
      id: ref('Id'),
      size: { type: 'integer', default: 1 },
      children: { type: 'array', items: ref('Tree') },
    }),
    Cat: fields(
      { kind: { const: 'cat' }, lives: long, mood: { type: 'string', default: 'calm' } },
      { required: ['kind'] },
    ),
    Dog: fields({ kind: { const: 'dog' }, lives: text, tail: { type: 'integer', default: 1 } }, { required: ['kind'] }),
    Pet: { oneOf: [ref('Cat'), ref('Dog')] },
    Every: fields(
      {
        id: long,
        size: ref('Size'),
        maybe: { anyOf: [long, { type: 'null' }] },
        nullable: { type: ['integer', 'null'], format: 'int64' },
        either: { anyOf: [long, text] },
        untagged: { anyOf: [fields({ id: long }), fields({ other: long })] },
        list: { type: 'array', items: long },
        pair: { type: 'array', prefixItems: [text, long] },
        plain: { type: 'number' },
        any: {},
        both: { allOf: [fields({ id: long }), fields({ id: long, name: text })] },
        pet: ref('Pet'),
        tree: ref('Tree'),
      },
      { additionalProperties: long },
    ),
  },
  paths: {
    '/defaults': post('defaults', {}, ref('Defaults')),
    '/trees': post('trees', ref('Tree'), { type: 'array', items: ref('Tree') }),
    '/pet': post('pet', {}, ref('Pet')),
    '/every': post('every', ref('Every'), ref('Every')),
    '/inline': post(
      'inline',
      fields({ id: long }),
      fields({ id: long, more: fields({ id: long, colour: { type: 'string', default: 'red' } }) }),
    ),
    '/id': post('id', ref('Id'), ref('Id')),
    '/plain': post('plain', fields({ id: { type: 'integer' } }), fields({ id: { type: 'integer' } })),
    '/lines': post('lines', {}, ref('Tree'), 'application/json', 'application/jsonl'),
    '/listed': post('listed', {}, { type: 'array', items: long }, 'application/json', 'application/x-ndjson'),
    '/form': post(
      'form',
      fields({ id: long, ids: { type: 'array', items: long }, in: fields({ id: long }) }),
      {},
      'application/x-www-form-urlencoded',
    ),
    '/parts': post(
      'parts',
      fields({ id: long, in: fields({ id: long }), file: { type: 'string', format: 'binary' } }),
      {},
      'multipart/form-data',
    ),
    '/items/{id}': {
      get: {
        operationId: 'item',
        parameters: [
          { name: 'id', in: 'path', required: true, schema: long },
          { name: 'ids', in: 'query', schema: { type: 'array', items: ref('Id') } },
          { name: 'deep', in: 'query', style: 'deepObject', schema: fields({ id: long }) },
          { name: 'json', in: 'query', content: json(fields({ id: long })) },
          { name: 'X-Id', in: 'header', schema: long },
          { name: 'X-Json', in: 'header', content: json(fields({ id: long })) },
        ],
        responses: answers({}),
      },
    },
  },
});

const server = await startServer();
const [asNumber, asBigint, asString] = await Promise.all([
  project(given),
  project(given, { int64: 'bigint' }),
  project(given, { int64: 'string' }),
]);
afterAll(() => {
  server.close();
  for (const one of [asNumber, asBigint, asString]) one.remove();
});
beforeEach(() => server.answer());

const number = await asNumber.client();
const bigint = await asBigint.client();
const string = await asString.client();
type Loaded = typeof number;

const call = async (of: Loaded, name: string, init?: object): ReturnType<ReturnType<Loaded['operation']>> =>
  of.operation(name)(of.createClient({ baseUrl: server.baseUrl }), init);
const received = async (of: Loaded, name: string, text: string, status = 200): Promise<unknown> => {
  server.answer(reply(status, text));
  const { data, error } = await call(of, name);
  return status === 200 ? data : error;
};
const sent = async (of: Loaded, name: string, init: object): Promise<string | undefined> => {
  server.answer();
  await call(of, name, init);
  return server.seen[0]?.body;
};
const most = '9223372036854775807';

describe('members with a default', () => {
  test('are there when they are absent, falsy ones too, whatever their names', async () => {
    const data = (await received(number, 'defaults', '{"given":"x"}')) as object;
    expect(Object.getPrototypeOf(data)).toBe(Object.prototype);
    expect(JSON.stringify(data)).toBe(
      '{"given":"x","word":"red","no":false,"zero":0,"empty":"","nothing":null,"list":[1,{"a":[]}],"held":{"inner":7},"__proto__":1,"constructor":"made"}',
    );
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  test('stay as they came', async () => {
    const text =
      '{"word":"","no":true,"zero":null,"empty":"e","nothing":"n","list":[],"held":{"inner":0},"__proto__":{"polluted":1},"constructor":"c","given":"g"}';
    const data = await received(number, 'defaults', text);
    expect(JSON.stringify(data)).toBe(text);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  test('are fresh each time', async () => {
    const first = (await received(number, 'defaults', '{}')) as { list: unknown[] };
    first.list.push('mine');
    expect(((await received(number, 'defaults', '{}')) as { list: unknown[] }).list).toHaveLength(2);
  });

  test('in errors, in lists, in themselves', async () => {
    expect(await received(number, 'trees', '[{"children":[{}]}]', 418)).toEqual([{ size: 1, children: [{ size: 1 }] }]);
  });

  test('of the branch that the tag tells', async () => {
    expect(await received(number, 'pet', '{"kind":"cat"}')).toEqual({ kind: 'cat', mood: 'calm' });
    expect(await received(number, 'pet', '{"kind":"dog"}')).toEqual({ kind: 'dog', tail: 1 });
    expect(await received(number, 'pet', '{"kind":"cow"}')).toEqual({ kind: 'cow' });
  });

  test.each(['null', '7', '"x"', '[]'])('%s is no object to fill', async (value) => {
    expect(await received(number, 'defaults', value)).toEqual(JSON.parse(value));
  });
});

describe('numbers of 64 bits, received', () => {
  const every = `{"id":${most},"size":18446744073709551615,"maybe":null,"nullable":-9223372036854775808,"either":"12",
    "untagged":{"id":9007199254740993},"list":[1,9007199254740993],"pair":["9007199254740993",9007199254740993],
    "plain":0.12345678901234567,"any":{"a":[9007199254740993,"\\"9007199254740993"]},"both":{"id":9007199254740993},
    "pet":{"kind":"cat","lives":9007199254740993},"tree":{"id":5,"children":[{"id":9007199254740993}]},"extra":1e18}`;

  test.each<[what: string, of: Loaded, as: (digits: bigint) => unknown]>([
    ['bigint', bigint, (digits) => digits],
    ['string', string, String],
  ])('%s', async (_, of, as) => {
    expect(await received(of, 'every', every)).toEqual({
      id: as(9223372036854775807n),
      size: as(18446744073709551615n),
      maybe: null,
      nullable: as(-9223372036854775808n),
      either: '12',
      untagged: { id: 9007199254740992 },
      list: [as(1n), as(9007199254740993n)],
      pair: ['9007199254740993', as(9007199254740993n)],
      plain: Number('0.12345678901234567'),
      any: { a: [9007199254740992, '"9007199254740993'] },
      both: { id: as(9007199254740993n) },
      pet: { kind: 'cat', lives: as(9007199254740993n), mood: 'calm' },
      tree: { id: as(5n), size: 1, children: [{ id: as(9007199254740993n), size: 1 }] },
      extra: as(1000000000000000000n),
    });
  });

  test('number: as they are', async () => {
    expect(await received(number, 'id', most)).toBe(2 ** 63);
  });

  test.each<[literal: string, value: unknown]>([
    ['0', 0n],
    ['-0', 0n],
    ['123456789012345678901234567890', 123456789012345678901234567890n],
    ['9007199254740993.0', 9007199254740993n],
    ['9.007199254740993e15', 9007199254740993n],
    ['9007199254740993000e-3', 9007199254740993n],
    ['1e23', 10n ** 23n],
    ['1.5', 1.5],
    ['1.50000000000000000000', 1.5],
    ['1e-400', 0],
    ['1e999999999', Infinity],
    ['null', null],
    ['"12"', '12'],
    ['true', true],
    ['[9007199254740993]', [9007199254740992]],
  ])('%s', async (literal, value) => {
    expect(await received(bigint, 'id', literal)).toEqual(value);
  });

  test('no text of the payload is taken for a number', async () => {
    const tricks = ['mark_1_2_3_4_12', '9007199254740993', '\\u006dark_', '\\\\', 'x\\"9007199254740993'];
    for (const trick of tricks) {
      const data = await received(bigint, 'inline', `{"${trick}":"${trick}","id":9007199254740993}`);
      const name = JSON.parse(`"${trick}"`) as string;
      expect(data).toEqual({ [name]: name, id: 9007199254740993n });
    }
  });

  test('what is broken is unexpected', async () => {
    expect(await received(bigint, 'inline', '{"id":9007199254740993')).toBeUndefined();
    server.answer(reply(200, '{"id":9007199254740993'));
    expect((await call(bigint, 'inline')).error).toBeInstanceOf(bigint.UnexpectedResponse);
  });

  test('in JSON Lines', async () => {
    const lines = async (name: string, type: string, text: string): Promise<unknown[]> => {
      server.answer(reply(200, text, { 'content-type': type }));
      const found: unknown[] = [];
      for await (const item of (await call(bigint, name)).data as AsyncIterable<unknown>) found.push(item);
      return found;
    };
    expect(await lines('lines', 'application/jsonl', '{"id":9007199254740993}\n{"id":1}\n')).toEqual([
      { id: 9007199254740993n, size: 1 },
      { id: 1n, size: 1 },
    ]);
    expect(await lines('listed', 'application/x-ndjson', '9007199254740993\n1')).toEqual([9007199254740993n, 1n]);
  });
});

describe('numbers of 64 bits, sent', () => {
  const id = 9223372036854775807n;

  test.each<[name: string, init: object, arrived: string]>([
    ['inline', { body: { id, other: 'x' } }, `{"id":${most},"other":"x"}`],
    ['inline', { body: { id: 5 } }, '{"id":5}'],
    ['inline', { body: { id: undefined } }, '{}'],
    ['inline', { body: { id: null } }, '{"id":null}'],
    ['id', { body: id }, most],
    ['trees', { body: { id: 1n, children: [{ id }] } }, `{"id":1,"children":[{"id":${most}}]}`],
    [
      'every',
      { body: { size: 2n ** 64n - 1n, either: 'word', extra: -id } },
      `{"size":18446744073709551615,"either":"word","extra":-${most}}`,
    ],
    [
      'every',
      { body: { either: id, pet: { kind: 'cat', lives: id }, both: { id, name: most } } },
      `{"either":${most},"pet":{"kind":"cat","lives":${most}},"both":{"id":${most},"name":"${most}"}}`,
    ],
    ['form', { body: { id, ids: [id, 1], in: { id } } }, `id=${most}&ids=${most}&ids=1&in=%7B%22id%22%3A${most}%7D`],
  ])('%s', async (name, init, arrived) => {
    expect(await sent(bigint, name, init)).toBe(arrived);
  });

  test('decimal text', async () => {
    expect(await sent(string, 'inline', { body: { id: most, other: most } })).toBe(`{"id":${most},"other":"${most}"}`);
    expect(await sent(string, 'every', { body: { list: ['1', '-2'], either: most } })).toBe(
      `{"list":[1,-2],"either":"${most}"}`,
    );
  });

  test('in parts', async () => {
    const arrived = (await sent(bigint, 'parts', { body: { id, in: { id }, file: new Blob(['9']) } })) ?? '';
    expect(arrived).toContain(`name="id"\r\n\r\n${most}\r\n`);
    expect(arrived).toContain(`Content-Type: application/json\r\n\r\n{"id":${most}}\r\n`);
    expect(arrived).toContain('\r\n\r\n9\r\n');
  });

  test.each([
    ['bigint', bigint, id],
    ['string', string, most],
  ])('%s in parameters', async (_, of, value) => {
    await call(of, 'item', {
      params: {
        path: { id: value },
        query: { ids: [value, value], deep: { id: value }, json: { id: value } },
        header: { 'X-Id': value, 'X-Json': { id: value } },
      },
    });
    expect(server.seen[0]?.url).toBe(
      `/items/${most}?ids=${most}&ids=${most}&deep%5Bid%5D=${most}&json=%7B%22id%22%3A${most}%7D`,
    );
    expect(server.seen[0]?.headers).toMatchObject({ 'x-id': most, 'x-json': `{"id":${most}}` });
  });

  test.each([2n ** 63n, -(2n ** 63n) - 1n, 1.5, 2 ** 53, Number.NaN, '', '1.0', ' 1', '9223372036854775808', true, {}])(
    '%s is refused before anything is sent',
    async (value) => {
      const outcome = call(string, 'inline', { body: { id: value } });
      await expect(outcome).rejects.toThrow(TypeError);
      await expect(outcome).rejects.toThrow(/^id is no int64/);
      expect(server.seen).toEqual([]);
    },
  );

  test('what the caller gave stays as it is', async () => {
    const own = Object.freeze({ id, list: Object.freeze([1n]), tree: Object.freeze({ children: Object.freeze([]) }) });
    expect(await sent(bigint, 'every', { body: own })).toBe(`{"id":${most},"list":[1],"tree":{"children":[]}}`);
    const proto = JSON.parse('{"__proto__":{"id":1},"id":2}') as object;
    expect(await sent(bigint, 'inline', { body: proto })).toBe('{"__proto__":{"id":1},"id":2}');
  });

  test('a class with a form of its own', async () => {
    const money = { toJSON: () => own, secret: 1 };
    const own = { id };
    expect(await sent(bigint, 'inline', { body: money })).toBe(`{"id":${most}}`);
    expect(own).toEqual({ id });
  });
});

test('whatever a text holds, what is no number of 64 bits is as JSON.parse has it', () => {
  const convert = exact((value, mark) => {
    const list = value as unknown[];
    list[0] = readInteger(list[0], mark);
    return list;
  });
  fc.assert(
    fc.property(fc.bigInt(), fc.json(), fc.string(), (integer, other, word) => {
      const text = `[${integer},${other},${JSON.stringify(word)},${JSON.stringify(other)},1.0000000000000000001e-7]`;
      const parsed = JSON.parse(text) as unknown[];
      expect(convert(JSON.parse(text), text)).toEqual([integer, ...parsed.slice(1)]);
    }),
  );
});

describe('what is nested too deeply', () => {
  const depth = 100_000;
  const deep = `${'{"children":['.repeat(depth)}${']}'.repeat(depth)}`;

  test.each<[what: string, of: Loaded, given: Reply]>([
    ['data', number, reply(200, `[${deep}]`)],
    ['data with digits', bigint, reply(200, `[${deep.replace('[]', '[{"id":9007199254740993}]')}]`)],
    ['an error', number, reply(400, `[${deep}]`)],
  ])('%s: an error value, with the text', async (_, of, given) => {
    server.answer(given);
    const { error } = await call(of, 'trees');
    expect(error).toBeInstanceOf(of.UnexpectedResponse);
  });

  test('without conversion it is data', async () => {
    expect(await received(number, 'plain', deep)).toHaveProperty('children');
  });

  test('a body: a TypeError that says so', async () => {
    for (const of of [number, bigint])
      await expect(call(of, 'trees', { body: JSON.parse(deep) as unknown })).rejects.toThrow(
        /^POST \/trees: a value is nested too deeply/,
      );
  });
});

// Last, for a compiler at work lets the server's connections grow old.
test('the types say the same', () => {
  const using = `type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
    const exact = <A, B>(_: Same<A, B>): void => undefined;
    import { createClient, defaults, every, form, id, item, lines, parts, pet, unwrap } from '${names.client}';
    type Id = bigint;
    const client = createClient();
    const value = 0 as unknown as Id;
    exact<Awaited<ReturnType<typeof id>>['data'], Id | undefined>(true);
    const e = await unwrap(every(client, { body: { id: value, list: [value], tree: { id: value } } }));
    exact<typeof e.id, Id | undefined>(true);
    exact<typeof e.plain, number | undefined>(true);
    const d = await unwrap(defaults(client, { body: {} }));
    exact<typeof d.word, string>(true);
    exact<typeof d.no, boolean>(true);
    const cat = await unwrap(pet(client, { body: {} }));
    if (cat.kind === 'cat') exact<typeof cat.mood, string>(true);
    const all = await unwrap(lines(client, { body: {} }));
    for await (const tree of all) exact<typeof tree.size, number>(true);
    await form(client, { body: { id: value, ids: [value] } });
    await parts(client, { body: { id: value, file: new Blob([]) } });
    await item(client, { params: { path: { id: value }, query: { ids: [value] } } });
    // @ts-expect-error
    await item(client, { params: { path: { id: true } } });
    // @ts-expect-error
    await every(client, { body: { id: true } });
`;
  expect(asBigint.check([using])).toEqual([[]]);
});
