import type { Json } from '@schemawright/json-structure';
import { fromJsonSchema } from '@schemawright/json-structure/from-json-schema';
import type { Contract } from '../contract.ts';
import { valueAt, type Pointer } from '../pointer.ts';
import { Refusal, type Problem } from '../problem.ts';
import { isObject, own, type Draft } from '../openapi/model.ts';
import { namesOf } from '../lower/json-structure/names.ts';
import type { Extracted } from './native.ts';
import { selfContained } from './self-contained.ts';

/** A schema of a contract, with everything that it refers to, as JSON Structure; `id` is its identity. */
export const fromComponent = (contract: Contract, pointer: Pointer, id: string | undefined): Extracted => {
  const schema = valueAt(contract.document, pointer);
  const place = contract.origin(pointer);
  const refuse = (code: string, message: string, mend: string): Problem => ({
    severity: 'error',
    code,
    message,
    mend,
    pointer,
    place,
  });
  if (typeof schema !== 'boolean' && !isObject(schema)) {
    throw new Refusal([
      refuse('schema-not-found', 'there is no schema at this pointer', 'name one, as /components/schemas/NAME'),
    ]);
  }
  const title = isObject(schema) ? own(schema, 'title') : undefined;
  const [named] = namesOf(contract.document as Draft, [{ slot: { pointer }, node: { name: title } }]).values();
  if (id === undefined || named?.name === undefined) {
    const problem =
      id === undefined
        ? refuse('js-id-missing', 'the description has no URI to make an $id from', 'name the base URI')
        : refuse('js-name-missing', 'the place of this schema makes no identifier', 'give it a title that is one');
    return { document: undefined, problems: [problem], isConverted: true, place: () => place };
  }
  const bundle = selfContained(contract, pointer);
  const { document, problems } = fromJsonSchema(bundle.schema as Json, { name: named.name, id });
  return {
    document,
    isConverted: true,
    place: () => place,
    problems: problems.map(({ pointer: inside, ...rest }) => {
      const written = bundle.origin(inside);
      return { ...rest, pointer: written, place: contract.origin(written) };
    }),
  };
};
