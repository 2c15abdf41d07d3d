import type { Json, JsonObject } from '@schemawright/contract';
import type { Evidence, PropertyStatement, Statement } from './reading.ts';

/** A statement that says nothing but what `said` adds. */
export const statement = (evidence: Evidence, line: number, said: Partial<Statement> = {}): Statement => ({
  evidence,
  line,
  facts: {},
  absent: [],
  properties: new Map(),
  complete: false,
  items: undefined,
  variants: [],
  sample: undefined,
  ...said,
});

/** The JSON Schema that says what a statement says: for what a contract does not have yet. */
export const schemaOf = (stated: Statement): JsonObject => {
  const required = [...stated.properties].filter(([, property]) => property.required === true).map(([name]) => name);
  return {
    ...stated.facts,
    ...(stated.properties.size === 0
      ? {}
      : {
          properties: Object.fromEntries(
            [...stated.properties].map(([name, property]) => [name, schemaOf(property.statement)]),
          ),
        }),
    ...(required.length === 0 ? {} : { required }),
    ...(stated.items === undefined ? {} : { items: schemaOf(stated.items) }),
    ...(stated.variants.length === 0 ? {} : { oneOf: stated.variants.map(schemaOf) }),
  };
};

const deepest = 64;

/**
 * What a sample value shows: the JSON type of each part (`integer` for a whole number), never a format, never that
 * something is required, and never that something is missing. `lineOf` tells where a part of the sample stands.
 */
export const statementOfSample = (
  value: Json,
  evidence: Evidence,
  lineOf: (path: readonly string[]) => number,
  path: readonly string[] = [],
): Statement => {
  const line = lineOf(path);
  const type = jsonTypeOf(value);
  if (type === 'null' || path.length >= deepest) return statement(evidence, line, { sample: value });
  const below = (part: Json, token: string): Statement => statementOfSample(part, evidence, lineOf, [...path, token]);
  const said = { facts: { type }, sample: value };
  if (Array.isArray(value)) {
    const at = value.findIndex((item) => item !== null);
    return statement(evidence, line, at === -1 ? said : { ...said, items: below(value[at] as Json, String(at)) });
  }
  if (type !== 'object') return statement(evidence, line, said);
  const properties = new Map<string, PropertyStatement>(
    Object.entries(value as JsonObject).map(([name, member]) => [
      name,
      { statement: below(member as Json, name), required: undefined },
    ]),
  );
  return statement(evidence, line, { ...said, properties });
};

export const jsonTypeOf = (value: Json): string => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
};
