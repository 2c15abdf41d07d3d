import { excerptOf, schemaOfSource, type NamedSchema } from '../load.ts';
import { pointerOfFragment } from '../pointer.ts';
import { isObject } from '../openapi/model.ts';
import { readSource } from '../read/source.ts';
import { nativeResource, placeIn, type ExtractOptions, type Extracted } from './native.ts';

/** One schema of a file that is read once, in both languages that it may be checked by. */
export interface SchemaFile {
  /** What the file holds, all of it. */
  readonly value: unknown;
  /** As JSON Structure, where it was written in that; its own rules say more than what it becomes. */
  readonly structure: () => Extracted | undefined;
  /** As JSON Schema. Throws `Refusal` where there is none. */
  readonly schema: () => NamedSchema;
}

/** The schema that `FILE` or `FILE#/pointer` names. Throws `Refusal` when the file cannot be read. */
export const openSchema = (reference: string, options: ExtractOptions = {}): SchemaFile => {
  const [file = '', fragment = ''] = reference.split(/#(.*)/su);
  const source = readSource(file, options.cwd);
  return {
    value: source.value,
    structure: () => {
      const pointer = pointerOfFragment(`#${fragment}`);
      if (pointer === undefined || pointer === '' || !isObject(source.value) || !('openapi' in source.value))
        return undefined;
      const reading = { source: excerptOf(source, pointer), options, isLocated: true };
      // Identity is not asked for: no value is valid or invalid for it.
      const located = placeIn(reading, file, pointer, { ...options, base: 'urn:schemawright:file' });
      return nativeResource(located, options);
    },
    schema: () => schemaOfSource(source, reference, options),
  };
};
