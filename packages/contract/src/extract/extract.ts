import type { Contract } from '../contract.ts';
import { contractOfSource } from '../load.ts';
import { isObject, own } from '../openapi/model.ts';
import { valueAt, type Pointer } from '../pointer.ts';
import { fromComponent } from './json-schema.ts';
import { nativeResource, placeIn, readingFor, type ExtractOptions, type Extracted } from './native.ts';

/**
 * The schema at a pointer of a contract or file, as a JSON Structure document that stands on its own: `$schema`, `$id`
 * and `name` are written out where only its place in the description told them, and what it imports is copied in. A
 * schema of JSON Structure is kept as it was written, one of JSON Schema is converted. Throws `Refusal` when there is
 * no schema, or the file cannot be read. OpenAPI binding, "Materializing Defaults for Standalone Processing".
 */
export const extractResource = (from: Contract | string, pointer: Pointer, options: ExtractOptions = {}): Extracted => {
  const reading = readingFor(from, options);
  const located = placeIn(reading, from, pointer, options);
  const contract = (): Contract =>
    typeof from === 'string' ? contractOfSource(reading.source, reading.options) : from;
  const { source, pointer: written } = located.draft.origins.find(located.place);
  // Lowering resolves identifiers and leaves them out.
  const schema = valueAt(source.value, written);
  const declared = isObject(schema) ? own(schema, '$id') : undefined;
  const identity = typeof declared === 'string' ? declared : located.identity;
  return nativeResource(located, reading.options) ?? fromComponent(contract(), located.place, identity);
};
