import { readFileSync } from 'node:fs';
import { isJsonStructure, type JsonObject } from '@schemawright/json-structure';
import { checkPayloads, type ValidateValue } from '@schemawright/recordings/payload';
import { isFile } from './files.ts';
import type { ValidateDocument } from './reports/documents.ts';

/** Checks payload files by the schema that `FILE` or `FILE#/pointer` names. Rejects with `Refusal`. */
export const checkBySchema = async (
  files: readonly string[],
  reference: string,
  cwd: string,
): Promise<ValidateDocument> => checkPayloads(await schemaCheck(reference, cwd), files);

/**
 * A JSON Structure file checks by its own rules, which say more than JSON Schema can, everything else by JSON Schema.
 * Only what the schema needs is loaded: a small check takes less time than YAML and Ajv take to start.
 */
const schemaCheck = async (reference: string, cwd: string): Promise<ValidateValue> => {
  const [file = '', fragment] = reference.split(/#(.*)/su);
  const structure = structureIn(file);
  if (structure !== undefined) {
    const { structureCheck } = await import('./structure-check.ts');
    return structureCheck(structure, file, fragment);
  }
  const { jsonSchemaCheck } = await import('./json-schema-check.ts');
  return jsonSchemaCheck(reference, cwd);
};

/** The JSON Structure document that a file is; nothing for every other, and for what the other way will refuse. */
const structureIn = (file: string): JsonObject | undefined => {
  if (!/\.json$/iu.test(file) || !isFile(file)) return undefined;
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8').replace(/^\ufeff/u, ''));
    return isJsonStructure(value) ? (value as JsonObject) : undefined;
  } catch {
    return undefined;
  }
};
