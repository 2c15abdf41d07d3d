import type { Conversion } from './conversion.ts';
import { excerpt } from './excerpt.ts';
import { jsonText } from '../reports/json.ts';
import { lowered } from './lowered.ts';

/** An OpenAPI 3.1 description without operations: the schema and what it refers to, as components. */
export const toOpenApi: Conversion = async (subject) => {
  const { contract, pointer } = lowered(subject);
  return { text: jsonText(excerpt(contract, pointer)), problems: contract.problems };
};
