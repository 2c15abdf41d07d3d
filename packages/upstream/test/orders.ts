import { contractOf, type Contract } from '@schemawright/contract';
import { applyReading, readSource, type ApplyOptions, type Applied } from '../src/index.ts';

/** A small contract of an invented shop: a form request, a union answer, a nested object, parameters. */
export const orders: Contract = contractOf(
  {
    openapi: '3.1.1',
    info: { title: 'Orders', version: '1.0.0' },
    servers: [{ url: 'https://api.example.com/shop' }],
    paths: {
      '/v1/orders/{orderId}': {
        parameters: [{ name: 'orderId', in: 'path', required: true, schema: { type: 'string' } }],
        post: {
          operationId: 'changeOrder',
          parameters: [
            { name: 'page', in: 'query', schema: { type: 'integer', format: 'int32', minimum: 1, default: 1 } },
            { name: 'trace', in: 'query', schema: { type: 'string' } },
          ],
          requestBody: {
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  required: ['kind'],
                  properties: {
                    kind: { type: 'string', enum: ['retail', 'trade'] },
                    note: { type: 'string', maxLength: 200 },
                  },
                },
              },
            },
          },
          responses: {
            200: {
              description: 'fine',
              content: { 'application/json': { schema: { $ref: '#/components/schemas/Order' } } },
            },
            default: {
              description: 'failed',
              content: { 'application/json': { schema: { $ref: '#/components/schemas/Failure' } } },
            },
          },
        },
      },
    },
    components: {
      schemas: {
        Order: { oneOf: [{ $ref: '#/components/schemas/OpenOrder' }, { $ref: '#/components/schemas/ClosedOrder' }] },
        Common: {
          type: 'object',
          required: ['id'],
          properties: { id: { type: 'integer', format: 'int64' }, tags: { type: 'array', items: { type: 'string' } } },
        },
        OpenOrder: {
          allOf: [
            { $ref: '#/components/schemas/Common' },
            {
              type: 'object',
              required: ['state', 'lines'],
              properties: {
                state: { const: 'open' },
                lines: { type: 'array', items: { $ref: '#/components/schemas/Line' } },
                due: { type: 'string', format: 'date-time' },
                address: { $ref: '#/components/schemas/Address' },
              },
            },
          ],
        },
        ClosedOrder: {
          allOf: [
            { $ref: '#/components/schemas/Common' },
            {
              type: 'object',
              required: ['state'],
              properties: { state: { const: 'closed' }, closed_at: { type: 'string', format: 'date-time' } },
            },
          ],
        },
        Line: {
          type: 'object',
          required: ['sku', 'count'],
          properties: { sku: { type: 'string' }, count: { type: 'integer', format: 'int32' } },
        },
        Address: {
          type: 'object',
          required: ['street'],
          properties: { street: { type: 'string' }, zip: { type: 'string', pattern: '^[0-9]+$' } },
        },
        Failure: { type: 'object', required: ['message'], properties: { message: { type: 'string' } } },
      },
    },
  },
  { name: 'orders' },
);

/** The labels of a page in one language, as far as these tests show them. */
export interface Labels {
  readonly query: string;
  readonly body: string;
  readonly response: string;
  readonly required: string;
  readonly options: string;
  readonly default: string;
  readonly children?: string;
}

export const english: Labels = {
  query: 'Query Parameters',
  body: 'Body',
  response: 'Response',
  required: 'required',
  options: 'Available options:',
  default: 'default:',
  children: 'Show child attributes',
};

export const sample = `{
  "id": 123,
  "tags": [
    "<string>"
  ],
  "state": "open",
  "lines": [
    {
      "sku": "<string>",
      "count": 123
    }
  ],
  "due": "2023-11-07T05:31:56Z",
  "address": {
    "street": "<string>",
    "zip": "<string>"
  }
}`;

/** The reference page of the contract's one operation, agreeing with it in everything that it shows. */
export const pageIn = (labels: Labels): string => `POST
/
v1
/
orders
/
{orderId}
Change an order
curl --request POST \\
  --url https://api.example.com/shop/v1/orders/{orderId} \\
  --header 'Content-Type: application/json' \\
  --data '{
  "kind": "retail"
}'
${sample}

${labels.query}

page
integer<int32>
${labels.default}1
Required range: x >= 1
trace
string

${labels.body}

application/json
kind
enum<string>
${labels.required}
Who buys. This text says that it is required.
${labels.options}
retail,
trade
note
string
Maximum string length: 200

${labels.response}

200 - application/json

The order.

id
integer<int64>
${labels.required}
state
enum<string>
${labels.required}
${labels.options}
open
lines
object[]
${labels.required}
${labels.children ?? ''}
due
string<date-time>
tags
string[]
address
object
Last modified on May 11, 2026
`;

export const read = (text: string, options: ApplyOptions = {}, contract: Contract = orders): Applied =>
  applyReading(contract, readSource(text, { file: 'page.txt' }), options);

/** Every leaf at which two documents differ, as `pointer old -> new`; lists of different lengths are one leaf. */
export const driftOf = (applied: Applied, contract: Contract = orders): readonly string[] =>
  differences(contract.document, applied.contract.document, '');

const differences = (before: unknown, after: unknown, pointer: string): readonly string[] => {
  if (before === after) return [];
  const sameLength = Array.isArray(before) && Array.isArray(after) && before.length === after.length;
  if (!sameLength && (!isPlain(before) || !isPlain(after))) {
    const [from, to] = [JSON.stringify(before), JSON.stringify(after)];
    return from === to ? [] : [`${pointer} ${from} -> ${to}`];
  }
  const [from, to] = [before, after] as [Record<string, unknown>, Record<string, unknown>];
  return [...new Set([...Object.keys(from), ...Object.keys(to)])].flatMap((key) =>
    differences(own(from, key), own(to, key), `${pointer}/${key.replaceAll('/', '~1')}`),
  );
};

const own = (object: Record<string, unknown>, key: string): unknown =>
  Object.hasOwn(object, key) ? object[key] : undefined;

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const codes = (applied: Applied): readonly string[] => applied.notes.map((note) => note.code);

/** A page with one part of it replaced; fails when the part is not there. */
export const replace = (text: string, part: string, by: string): string => {
  if (!text.includes(part)) throw new Error(`the page has no ${JSON.stringify(part)}`);
  return text.replace(part, () => by);
};

export const lineOf = (text: string, line: string, from = 0): number => text.split('\n').indexOf(line, from) + 1;
