import type { SchemaObject } from '../openapi/types.ts';

/** Whether `contains` asks for anything: none of a kind is enough at `minContains: 0`. JSON Schema 2020-12 Core, 10.3.1.3. */
export const wantsContained = ({ contains, minContains, maxContains }: SchemaObject): boolean =>
  contains !== undefined && (minContains !== 0 || maxContains !== undefined);

/** Whether a keyword has what it needs beside it to mean anything. JSON Schema 2020-12 Core, 10.2.2. */
export const takesEffect = (keyword: string, schema: SchemaObject): boolean => {
  if (keyword === 'if') return schema['then'] !== undefined || schema['else'] !== undefined;
  if (keyword === 'then' || keyword === 'else') return schema['if'] !== undefined;
  return keyword !== 'contains' || wantsContained(schema);
};
