import { withAddInSchemas } from './add-in-schema.ts';
import { keptIn, relinked } from './annotation.ts';
import { instanceKeywords } from './compile.ts';
import type { Converter } from './converter.ts';
import type { TellLoss } from './json-schema-losses.ts';
import { isObject, type JsonObject } from './json.ts';
import { withAnnotation } from './kept.ts';
import { child } from './pointer.ts';
import type { Structure } from './structure.ts';

/** JSON Schema of the type of instances, with what they may carry at their root; nothing for a library of types. */
export const instanceSchema = (converter: Converter, tell: TellLoss): JsonObject | undefined => {
  const root = converter.structure.instanceType;
  if (root === undefined) {
    for (const offered of Object.keys(offersOf(converter.structure)))
      tell('offers', child('/$offers', offered), 'a library of types has no instances, which alone can use add-ins');
    return undefined;
  }
  // The names that an instance may carry at its root are told of the root alone, not of the type as others use it.
  const made =
    withAddInSchemas(root, converter, instanceKeywords, tell) ?? converter.schema(root, '', instanceKeywords);
  const $offers = relinked('$offers', offersOf(converter.structure), converter.link, 'as text');
  return isObject($offers) && Object.keys($offers).length > 0
    ? withAnnotation(made, { ...keptIn(made), $offers })
    : made;
};

const offersOf = ({ document }: Structure): JsonObject => (isObject(document['$offers']) ? document['$offers'] : {});
