import { contractOf } from '@schemawright/contract';
import { toTypeScript as declarationsOf } from '@schemawright/json-structure';
import type { Conversion, Converted, Subject } from './conversion.ts';
import { excerpt } from './excerpt.ts';
import { lowered } from './lowered.ts';
import { structureOf } from './structure.ts';

/** A module of type declarations: JSON Structure says more of types than JSON Schema, so it is read as it was written. */
export const toTypeScript: Conversion = async (subject) => fromJsonStructure(subject) ?? fromJsonSchema(subject);

const fromJsonStructure = (subject: Subject): Converted | undefined => {
  // No type depends on the identity, so none is asked for.
  const { document, isConverted, place } = structureOf({ base: 'urn:schemawright:converted', ...subject });
  if (isConverted) return undefined;
  const { code, problems } = declarationsOf(document);
  return {
    text: code,
    problems: problems
      .filter((problem) => problem.code === 'js-typescript-loss')
      .map((loss) => ({ ...loss, place: place(loss.pointer) })),
  };
};

const fromJsonSchema = async (subject: Subject): Promise<Converted> => {
  const { contract, pointer } = lowered(subject);
  const { declarations } = await import('@schemawright/generate/declarations');
  const { text, problems } = declarations(contractOf(excerpt(contract, pointer), { name: contract.name }));
  return {
    text: text.slice(0, text.lastIndexOf(operationTypes) + 1) || text,
    problems: problems.map((problem) => ({ ...problem, place: contract.origin(problem.pointer) })),
  };
};

/** What follows is about operations, and the same names once more. */
const operationTypes = '\nexport type paths = Record<string, never>;\n';
