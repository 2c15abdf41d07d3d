import type { Draw } from './draw.ts';
import type { Node } from './schemas.ts';

/** What an operation says besides schemas: parameters, media types, statuses and headers. */
export interface OperationDrawn {
  readonly parameters: readonly ParameterDrawn[];
  readonly body: { readonly required: boolean; readonly content: Content } | undefined;
  readonly responses: Readonly<Record<string, ResponseDrawn>>;
}

export interface ParameterDrawn {
  readonly name: string;
  readonly in: 'query' | 'header' | 'cookie';
  readonly required: boolean;
  readonly schema: Node;
  readonly style?: string;
  readonly explode?: boolean;
}

export interface ResponseDrawn {
  readonly headers: Readonly<Record<string, HeaderDrawn>>;
  readonly content: Content;
}

interface HeaderDrawn {
  readonly required: boolean;
  readonly schema: Node;
}

export type Content = Readonly<Record<string, Node>>;

/** All schemas that there are. */
export const schemas: readonly Node[] = [
  { type: 'string' },
  { type: 'string', maxLength: 1 },
  { type: 'integer' },
  { type: 'number', minimum: 1 },
  { enum: ['x', 'y'] },
  { type: ['string', 'integer'] },
  { type: 'array', items: { type: 'string' } },
  { type: 'array', items: { type: 'string' }, minItems: 2 },
  { type: 'object', properties: { a: { type: 'string' } }, additionalProperties: false },
  { type: 'object', properties: { a: { type: 'string' }, b: { type: 'integer' } }, required: ['a'] },
];

const names = ['a', 'b'] as const;
const mediaTypes = ['application/json', 'application/xml', 'text/plain', 'application/*', '*/*'] as const;
const statuses = ['200', '201', '2XX', '404', 'default'] as const;

const contentOf = (draw: Draw): Content =>
  Object.fromEntries([...draw.some(mediaTypes, 40), 'application/json'].map((type) => [type, draw.pick(schemas)]));

const parameterOf = (draw: Draw, name: string): ParameterDrawn => {
  const place = draw.pick(['query', 'query', 'header', 'cookie'] as const);
  const schema = draw.pick(schemas);
  const required = draw.chance(40);
  return { name, in: place, required, schema, ...mannerOf(draw, place, schema) };
};

/** Styles that mean something for such values. OpenAPI 3.1.1, 4.8.12.3. */
export const mannerOf = (draw: Draw, place: string, { type }: Node): Pick<ParameterDrawn, 'style' | 'explode'> => {
  const explode = draw.chance(50) ? { explode: draw.chance(50) } : {};
  if (place !== 'query') return explode;
  if (type === 'array' && draw.chance(40))
    return { style: draw.pick(['spaceDelimited', 'pipeDelimited']), explode: false };
  if (type === 'object' && draw.chance(40)) return { style: 'deepObject', explode: true };
  return { ...(draw.chance(30) ? { style: 'form' } : {}), ...explode };
};

const responseOf = (draw: Draw): ResponseDrawn => ({
  headers: Object.fromEntries(
    draw.some(['X-A', 'X-B']).map((name) => [name, { required: draw.chance(50), schema: draw.pick(schemas) }]),
  ),
  content: contentOf(draw),
});

export const operationOf = (draw: Draw): OperationDrawn => ({
  parameters: draw.some(names, 70).map((name) => parameterOf(draw, name)),
  body: draw.chance(60) ? { required: draw.chance(60), content: contentOf(draw) } : undefined,
  responses: Object.fromEntries([...draw.some(statuses, 40), '200'].map((status) => [status, responseOf(draw)])),
});

/** The same with parameters in other styles. */
export const writtenOtherwise = (old: OperationDrawn, draw: Draw): OperationDrawn => ({
  ...old,
  parameters: old.parameters.map(({ name, in: place, required, schema }) => {
    return { name, in: place, required, schema, ...mannerOf(draw, place, schema) };
  }),
});

/** The same with one part drawn again. */
export const editedOperation = (old: OperationDrawn, draw: Draw): OperationDrawn => {
  const fresh = operationOf(draw);
  switch (draw.below(4)) {
    case 0:
      return { ...old, parameters: fresh.parameters };
    case 1:
      return writtenOtherwise(old, draw);
    case 2:
      return { ...old, body: fresh.body };
    default: {
      const status = draw.pick(statuses);
      const { [status]: _, ...others } = old.responses;
      const isKept = draw.chance(70) || Object.keys(others).length === 0;
      return { ...old, responses: isKept ? { ...others, [status]: responseOf(draw) } : others };
    }
  }
};

const contentNode = (content: Content): Node =>
  Object.fromEntries(Object.entries(content).map(([type, schema]) => [type, { schema }]));

/** The operation as a description has it. */
export const described = ({ parameters, body, responses }: OperationDrawn): Node => ({
  parameters,
  ...(body === undefined ? {} : { requestBody: { required: body.required, content: contentNode(body.content) } }),
  responses: Object.fromEntries(
    Object.entries(responses).map(([status, { headers, content }]) => [
      status,
      { description: '', headers, content: contentNode(content) },
    ]),
  ),
});
