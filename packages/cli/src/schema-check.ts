import { readFileSync } from 'node:fs';
import type { JsonObject } from '@schemawright/json-structure';
import { isJsonStructure } from '@schemawright/json-structure/meta-schemas';
import { parse } from '@schemawright/json-structure/text';
import { checkPayloads } from '@schemawright/recordings/payload';
import { isFile } from './files.ts';
import type { ValidateDocument } from './reports/documents.ts';
import type { SchemaCheck } from './structure-check.ts';

/** Checks payload files by the schema that `FILE` or `FILE#/pointer` names. Rejects with `Refusal`. */
export const checkBySchema = async (
  files: readonly string[],
  reference: string,
  others: readonly string[],
  cwd: string,
): Promise<ValidateDocument> => {
  const { validate, ...reading } = await schemaCheck(reference, others, cwd);
  return checkPayloads(validate, files, reading);
};

/**
 * A JSON Structure file checks by its own rules, which say more than JSON Schema can, everything else by JSON Schema.
 * Only what the schema needs is loaded: a small check takes less time than YAML and Ajv take to start.
 */
const schemaCheck = async (reference: string, others: readonly string[], cwd: string): Promise<SchemaCheck> => {
  const [file = '', fragment] = reference.split(/#(.*)/su);
  const structure = structureIn(file);
  if (structure !== undefined) {
    const { structureCheck } = await import('./structure-check.ts');
    return structureCheck(structure, file, fragment, { others, cwd });
  }
  const { contractCheck } = await import('./contract-schema-check.ts');
  return contractCheck(reference, others, cwd);
};

/** The JSON Structure document that a file is; nothing for every other, and for what the other way will refuse. */
const structureIn = (file: string): JsonObject | undefined => {
  if (!/\.json$/iu.test(file) || !isFile(file)) return undefined;
  try {
    const { value } = parse(readFileSync(file, 'utf8').replace(/^\ufeff/u, ''));
    return isJsonStructure(value) ? (value as JsonObject) : undefined;
  } catch {
    return undefined;
  }
};
