import { pointerOfFragment, valueAt, type Contract, type Operation, type Schema } from '@schemawright/contract';

/** Deeper than this a sample ends: a README wants a glance. */
const deepest = 4;

const scalars: Readonly<Record<string, unknown>> = { string: '…', number: 0, integer: 0, boolean: false, null: null };

/** A small value that the type of a schema accepts: its required members only. */
const sample = (contract: Contract, schema: Schema | undefined, depth: number): unknown => {
  if (typeof schema !== 'object' || depth > deepest) return {};
  if (schema.$ref !== undefined)
    return sample(
      contract,
      valueAt(contract.document, pointerOfFragment(schema.$ref) ?? '/-') as Schema | undefined,
      depth + 1,
    );
  if (Object.hasOwn(schema, 'const')) return schema.const;
  if (schema.enum && schema.enum.length > 0) return schema.enum[0];
  const [branch] = schema.oneOf ?? schema.anyOf ?? [];
  const parts = [...(schema.allOf ?? []), ...(branch === undefined ? [] : [branch])].map((part) =>
    sample(contract, part, depth + 1),
  );
  const type = Array.isArray(schema.type) ? schema.type[0] : (schema.type as string | undefined);
  if (type === 'array') return [];
  if (type !== undefined && type !== 'object') {
    const plain = Object.hasOwn(scalars, type) ? scalars[type] : null;
    const example = schema.examples?.find((value) => typeof value === typeof plain);
    return example ?? plain;
  }
  if (parts.some((part) => typeof part !== 'object')) return parts[0];
  const { properties = {} } = schema;
  const required = [schema, ...(schema.allOf ?? [])].flatMap((part) =>
    typeof part === 'object' ? (part.required ?? []) : [],
  );
  const own = required.map((name) => [name, Object.hasOwn(properties, name) ? properties[name] : undefined] as const);
  return Object.fromEntries([
    ...own.map(([name]) => [name, {}]),
    ...parts.flatMap((part) => Object.entries(part as object)),
    ...own.flatMap(([name, member]) => (member === undefined ? [] : [[name, sample(contract, member, depth + 1)]])),
  ]);
};

/** The least that a call of an operation has to be given; `undefined` when it needs nothing. */
export const sampleInit = (contract: Contract, operation: Operation): object | undefined => {
  const places = ['path', 'query', 'header', 'cookie'].flatMap((place) => {
    const required = operation.parameters.filter((parameter) => parameter.in === place && parameter.required);
    const values = required.map(({ name, schema }) => [name, sample(contract, schema?.schema, 0)]);
    return values.length === 0 ? [] : [[place, Object.fromEntries(values)]];
  });
  const content = operation.requestBody?.content;
  const offered = content?.find(({ mediaType }) => /json|urlencoded/.test(mediaType)) ?? content?.[0];
  const body = offered === undefined ? {} : { body: sample(contract, offered.schema?.schema, 0) };
  const init = { ...(places.length === 0 ? {} : { params: Object.fromEntries(places) }), ...body };
  return Object.keys(init).length === 0 ? undefined : init;
};
