import { selfContained } from '@schemawright/contract';
import type { Conversion } from './conversion.ts';
import { jsonText } from '../reports/json.ts';
import { lowered } from './lowered.ts';

/** JSON Schema 2020-12 that stands on its own: what it refers to is in `$defs`. */
export const toJsonSchema: Conversion = async (subject) => {
  const { contract, pointer } = lowered(subject);
  const { schema } = selfContained(contract, pointer);
  const whole =
    typeof schema === 'object' ? { $schema: 'https://json-schema.org/draft/2020-12/schema', ...schema } : schema;
  return { text: jsonText(whole), problems: contract.problems };
};
