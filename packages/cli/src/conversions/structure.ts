import { extractResource, type Extracted, kindOf, readSource, settled, refusal, Refusal } from '@schemawright/contract';
import { type JsonObject, lint } from '@schemawright/json-structure';
import type { Subject } from './conversion.ts';
import { definitionIn } from './definition.ts';
import { lowered } from './lowered.ts';
import { schemasOf } from './reference.ts';

/** A schema as a JSON Structure document that stands on its own. */
export interface Structure extends Extracted {
  readonly document: JsonObject;
}

/** The schema as JSON Structure, kept as it was written if it was JSON Structure. Throws `Refusal`. */
export const structureOf = (subject: Subject): Structure => {
  const { file, pointer, cwd } = subject;
  const { value } = settled(readSource(file, cwd));
  const kind = kindOf(value);
  // Of an OpenAPI file one schema has to be named: this refuses it, and says which there are.
  if (kind === 'openapi' && pointer === '') lowered(subject);
  const mend = `name one, as ${file}#${schemasOf[kind ?? 'json-schema']}NAME`;
  const missing = refusal(file, 'schema-not-found', 'there is no schema at this pointer', { mend });
  if (kind !== 'json-structure' || pointer === '') {
    const id = kind === 'json-schema' && pointer !== '' ? (value as JsonObject)['$id'] : undefined;
    return extracted(typeof id === 'string' ? { base: id, ...subject } : subject, missing);
  }
  const whole = extracted({ ...subject, pointer: '' }, missing);
  const part = definitionIn(whole.document, pointer);
  if (part === undefined || lint(part.document).some(({ severity }) => severity === 'error')) throw missing;
  return { ...whole, document: part.document, place: (inside) => whole.place(part.origin(inside)) };
};

const extracted = ({ file, pointer, base, cwd, imports }: Subject, missing: Refusal): Structure => {
  const { document, problems, ...rest } = orElse(missing, () =>
    extractResource(file, pointer, { cwd, imports, ...(base === undefined ? {} : { base }) }),
  );
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (document === undefined || errors.length > 0) throw new Refusal(errors);
  return { document, problems, ...rest };
};

/** Says as this command does that there is no schema. */
const orElse = <T>(missing: Refusal, extract: () => T): T => {
  try {
    return extract();
  } catch (error) {
    throw error instanceof Refusal && error.problems.some(({ code }) => code === 'schema-not-found') ? missing : error;
  }
};
