import type { Contract } from '@schemawright/contract';
import { operation } from './contracts.ts';

type Json = unknown;

/** What is sent and what is read are of one schema, each in its media type. */
export const exchanging = (schema: Json, types: { readonly sent: string; readonly read: string }): Contract => {
  const used = { schema: { $ref: '#/components/schemas/Pet' } };
  return operation(
    {
      requestBody: { content: { [types.sent]: used } },
      responses: { 200: { description: 'Done', content: { [types.read]: used } } },
    },
    { components: { schemas: { Pet: schema } } },
  );
};

const member = (xml?: object): Json => ({ type: 'object', properties: { a: { type: 'string', ...(xml && { xml }) } } });
const list = (xml?: object): Json => ({
  type: 'object',
  properties: { a: { type: 'array', items: { type: 'string' }, ...(xml && { xml }) } },
});

/** Edits of the form in XML that payloads show. */
export const xmlCases: readonly (readonly [edit: string, old: Json, next: Json])[] = [
  ['an element of another name', member({ name: 'b' }), member({ name: 'c' })],
  ['an element that is not called like the member any more', member(), member({ name: 'b' })],
  ['another namespace', member({ namespace: 'https://a.test/1' }), member({ namespace: 'https://a.test/2' })],
  ['an element that became an attribute', member(), member({ attribute: true })],
  ['another kind of node', member({ 'x-node-type': 'text' }), member()],
  ['a list that is wrapped', list(), list({ wrapped: true })],
  ['the element around a list', list({ wrapped: true, name: 'b' }), list({ wrapped: true, name: 'c' })],
  [
    'the name of items',
    { type: 'array', items: { type: 'string', xml: { name: 'b' } } },
    { type: 'array', items: { type: 'string', xml: { name: 'c' } } },
  ],
];

/** Edits that XML does not show. */
export const xmlRespellings: readonly (readonly [edit: string, old: Json, next: Json])[] = [
  ['an attribute that is none', member(), member({ attribute: false })],
  ['a list that is not wrapped', list(), list({ wrapped: false })],
  ['the name of the member', member(), member({ name: 'a' })],
  ['an attribute said as a node', member({ attribute: true }), member({ 'x-node-type': 'attribute' })],
  ['an element around a list said as a node', list({ wrapped: true }), list({ 'x-node-type': 'element' })],
  ['the name of a list that is not wrapped', list(), list({ name: 'b' })],
];

export const prefixes: readonly [Json, Json] = [
  member({ namespace: 'https://a.test', prefix: 'a' }),
  member({ namespace: 'https://a.test', prefix: 'b' }),
];
