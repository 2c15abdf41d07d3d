import type { Contract, Operation, PlacedSchema, Problem, ResolvedMediaType } from '@schemawright/contract';
import { operations } from '@schemawright/contract';
import { operationNames } from '../../names.ts';
import { documentationLines } from '../../print/text.ts';
import type { Opaque } from './opaque.ts';
import { schemaLowering, type Plain, type SchemaLowering } from './schema.ts';

/** The document that openapi-typescript is given. */
export interface PlainDocument {
  openapi: string;
  paths: Record<string, object>;
  webhooks: Record<string, object>;
  components: { schemas: Record<string, Plain> };
}

export interface LoweredDocument {
  readonly document: PlainDocument;
  readonly hoisted: SchemaLowering['hoisted'];
  readonly problems: readonly Problem[];
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Written anew from the operations and schemas of a contract: nothing else of the frozen document is read. */
export const lowerDocument = (contract: Contract, names: Opaque): LoweredDocument => {
  const schemas = schemaLowering(contract, names);
  const identifiers = operationNames(contract);

  const placed = (schema: PlacedSchema | undefined): Plain =>
    schema === undefined ? {} : schemas.schema(schema.schema, schema.pointer);

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

  const content = (types: readonly ResolvedMediaType[]): object => ({
    content: Object.fromEntries(
      types.map(({ mediaType, schema }) => [names.name(mediaType), { schema: placed(schema) }]),
    ),
  });

  const operation = (of: Operation): object => ({
    ...titled(of.object),
    operationId: names.name(identifiers.get(of.key) as string),
    parameters: of.parameters.map((parameter) => ({
      ...titled(parameter.object),
      name: names.name(parameter.name),
      in: parameter.in,
      required: parameter.required,
      schema: placed(parameter.schema),
    })),
    ...(of.requestBody
      ? { requestBody: { required: of.requestBody.required, ...content(of.requestBody.content) } }
      : {}),
    responses: Object.fromEntries(
      of.responses.map((response) => [
        response.status,
        {
          headers: Object.fromEntries(
            response.headers.map(({ name, required, schema, object }) => [
              names.name(name),
              { ...titled(object), required, schema: placed(schema) },
            ]),
          ),
          ...(response.content.length === 0 ? {} : content(response.content)),
        },
      ]),
    ),
  });

  const items = (kind: Operation['kind']): Record<string, Record<string, object>> => {
    const result: Record<string, Record<string, object>> = {};
    for (const of of operations(contract)) {
      if (of.kind !== kind) continue;
      (result[names.name(of.path)] ??= {})[of.method.toLowerCase()] = operation(of);
    }
    return result;
  };

  const document = {
    openapi: '3.1.0',
    paths: items('path'),
    webhooks: items('webhook'),
    components: { schemas: schemas.components() },
  };
  return { document, hoisted: schemas.hoisted, problems: schemas.problems };
};
