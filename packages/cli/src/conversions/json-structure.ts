import { extractResource, Refusal } from '@schemawright/contract';
import type { Conversion } from './conversion.ts';
import { jsonText } from './lowered.ts';

/** A JSON Structure document that stands on its own, identity and name included. */
export const toJsonStructure: Conversion = async ({ file, pointer, base, cwd, imports }) => {
  const { document, problems } = extractResource(file, pointer, {
    cwd,
    imports,
    ...(base === undefined ? {} : { base }),
  });
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (document === undefined || errors.length > 0) throw new Refusal(errors);
  return { text: jsonText(document), problems };
};
