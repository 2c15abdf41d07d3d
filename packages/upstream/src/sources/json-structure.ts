import { contractOfText, kindOf, Refusal, type Json } from '@schemawright/contract';
import { describedBy } from '../described.ts';
import { isObject } from '../conjuncts.ts';
import { jsonOf } from '../json-block.ts';
import type { SchemaStatement } from '../reading.ts';
import type { Source } from './source.ts';

/** A JSON Structure or JSON Schema document as a file of its own. Its lists are whole. */
export const jsonStructure: Source = {
  kind: 'json-structure',
  detect: (text) => isSchemaDocument(jsonOf(text)),
  read: (text, { file }) => ({
    kind: 'json-structure',
    file,
    operation: null,
    language: null,
    operations: [],
    schemas: schemasOf(text, file, true),
    notes: [],
  }),
};

/** Whether a value is a schema document that names its dialect: other JSON with a `type` in it is no contract. */
export const isSchemaDocument = (value: Json | undefined): boolean =>
  isObject(value) &&
  typeof value['$schema'] === 'string' &&
  ['json-structure', 'json-schema'].includes(kindOf(value) ?? '');

/** What a schema document states, by the same lowering as a contract's own schemas. Throws `Refusal` when it is faulty. */
export const schemasOf = (text: string, file: string, complete: boolean): readonly SchemaStatement[] => {
  const contract = contractOfText(text, { file });
  const faults = contract.problems.filter((problem) => problem.severity === 'error');
  if (faults.length > 0) throw new Refusal(faults);
  const { schemaAt } = describedBy(contract, complete);
  return Object.keys(contract.document.components?.schemas ?? {})
    .slice(0, 1)
    .map((name) => ({ name, statement: schemaAt(`/components/schemas/${name}`) }));
};
