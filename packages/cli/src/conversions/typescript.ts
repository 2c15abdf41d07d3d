import { contractOf, extractResource, Refusal } from '@schemawright/contract';
import { toTypeScript as declarationsOf } from '@schemawright/json-structure';
import type { Conversion, Converted, Subject } from './conversion.ts';
import { excerpt } from './excerpt.ts';
import { lowered } from './lowered.ts';

/** A module of type declarations: JSON Structure says more of types than JSON Schema, so it is read as it was written. */
export const toTypeScript: Conversion = async (subject) => fromJsonStructure(subject) ?? fromJsonSchema(subject);

const fromJsonStructure = ({ file, pointer, cwd, imports }: Subject): Converted | undefined => {
  // Identity is not asked for: no type depends on it.
  const { document, isConverted, place, problems } = extractResource(file, pointer, {
    cwd,
    imports,
    base: 'urn:schemawright:converted',
  });
  if (isConverted) return undefined;
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (document === undefined || errors.length > 0) throw new Refusal(errors);
  const { code, problems: losses } = declarationsOf(document);
  return {
    text: code,
    problems: losses
      .filter(({ code: kind }) => kind === 'js-typescript-loss')
      .map((loss) => ({ ...loss, place: place(loss.pointer) })),
  };
};

const fromJsonSchema = async (subject: Subject): Promise<Converted> => {
  const { contract, pointer } = lowered(subject);
  const { declarations } = await import('@schemawright/generate');
  const { text, problems } = declarations(contractOf(excerpt(contract, pointer), { name: contract.name }));
  return { text, problems: problems.map((problem) => ({ ...problem, place: contract.origin(problem.pointer) })) };
};
