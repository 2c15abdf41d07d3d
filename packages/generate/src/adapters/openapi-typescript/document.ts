import type { Contract, Operation, PlacedSchema, Problem, ResolvedMediaType } from '@schemawright/contract';
import { kindOf } from '../../client/media.ts';
import { operationNames } from '../../names.ts';
import { generatedOperations } from '../../operations.ts';
import { documentationLines } from '../../print/text.ts';
import type { Direction, Views } from '../../views/views.ts';
import type { Opaque } from './opaque.ts';
import { schemaLowering, type Plain, type SchemaLowering } from './schema.ts';
import type { View } from './variants.ts';

/** The document that openapi-typescript is given. */
export interface PlainDocument {
  openapi: string;
  paths: Record<string, object>;
  webhooks: Record<string, object>;
  /** By `Operation.key`. openapi-typescript knows no callbacks: their operations get in as webhooks would. */
  callbacks: Record<string, object>;
  components: { schemas: Record<string, Plain> };
}

export interface LoweredDocument {
  readonly document: PlainDocument;
  readonly variants: SchemaLowering['variants'];
  readonly problems: readonly Problem[];
}

/** The kinds of bodies whose values are read as JSON. */
const isJson: ReadonlySet<string> = new Set(['json', 'lines']);

/** OpenAPI 3.1.1, 4.8.16; a contract can have anything there. */
const isStatus = (status: string): boolean => /^(?:[1-5](?:\d\d|XX)|default)$/.test(status);

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Written anew from the operations and schemas of a contract: nothing else of the frozen document is read. */
export const lowerDocument = (contract: Contract, names: Opaque, views: Views): LoweredDocument => {
  const schemas = schemaLowering(contract, names, views);
  const identifiers = operationNames(contract);

  const placed = (schema: PlacedSchema | undefined, view: View): Plain =>
    schema === undefined ? {} : schemas.schema(schema.schema, schema.pointer, view);

  const titled = (object: object & { summary?: unknown; description?: unknown; deprecated?: unknown }): object => {
    const title = names.doc(
      documentationLines({
        summary: text(object.summary),
        description: text(object.description),
        deprecated: object.deprecated === true,
      }),
    );
    return title === undefined ? {} : { title };
  };

  /** The client converts what it receives where it is JSON; nobody converts what webhooks and callbacks bring. */
  const content = (types: readonly ResolvedMediaType[], direction: Direction, kind: Operation['kind']): object => ({
    content: Object.fromEntries(
      types.map((media) => {
        const converted = kind === 'path' && (direction === 'sent' || isJson.has(kindOf(media)));
        return [names.name(media.mediaType), { schema: placed(media.schema, { direction, converted }) }];
      }),
    ),
  });

  const operation = (of: Operation): object => {
    // Of webhooks and callbacks the provider is the one who sends.
    const [request, reply]: [Direction, Direction] = of.kind === 'path' ? ['sent', 'received'] : ['received', 'sent'];
    return {
      ...titled(of.object),
      operationId: names.name(identifiers.get(of.key) as string),
      parameters: of.parameters.map((parameter) => ({
        ...titled(parameter.object),
        name: names.name(parameter.name),
        in: parameter.in,
        required: parameter.required,
        schema: placed(parameter.schema, { direction: request, converted: of.kind === 'path' }),
      })),
      ...(of.requestBody
        ? { requestBody: { required: of.requestBody.required, ...content(of.requestBody.content, request, of.kind) } }
        : {}),
      responses: Object.fromEntries(
        of.responses.map((response) => [
          isStatus(response.status) ? response.status : names.name(response.status),
          {
            headers: Object.fromEntries(
              response.headers.map(({ name, required, schema, object }) => [
                names.name(name),
                { ...titled(object), required, schema: placed(schema, 'plain') },
              ]),
            ),
            ...(response.content.length === 0 ? {} : content(response.content, reply, of.kind)),
          },
        ]),
      ),
    };
  };

  const items = (kind: Operation['kind']): Record<string, Record<string, object>> => {
    const result: Record<string, Record<string, object>> = {};
    for (const of of generatedOperations(contract)) {
      if (of.kind !== kind) continue;
      (result[names.name(kind === 'callback' ? of.key : of.path)] ??= {})[of.method.toLowerCase()] = operation(of);
    }
    return result;
  };

  const document = {
    openapi: '3.1.0',
    paths: items('path'),
    webhooks: items('webhook'),
    callbacks: items('callback'),
    components: { schemas: schemas.components() },
  };
  return { document, variants: schemas.variants, problems: schemas.problems };
};
