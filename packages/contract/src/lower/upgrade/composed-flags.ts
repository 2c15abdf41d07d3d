import { child, pointerOfFragment, valueAt, type Pointer } from '../../pointer.ts';
import { isObject, own, type Draft } from '../../openapi/model.ts';
import type { Upgrading } from './step.ts';

const flags = ['readOnly', 'writeOnly'] as const;

/** How many parts, and parts of parts, are looked at: each schema of a long chain could ask all that follow. */
const mostParts = 50;

/**
 * Says of a schema itself what a part of its `allOf` says of the value, whatever that is: null is no value of the parts
 * once it is an alternative to them. OpenAPI 3.0.4, 4.7.24.
 */
export const liftFlags = (schema: Draft, pointer: Pointer, upgrading: Upgrading): void => {
  const parts = partsOf(schema, pointer, upgrading);
  for (const flag of flags) {
    if (own(schema, flag) === undefined && parts.some((part) => own(part, flag) === true)) schema[flag] = true;
  }
};

const partsOf = (schema: Draft, pointer: Pointer, { follow, lowering }: Upgrading): readonly Draft[] => {
  const { source } = lowering.origins.find(pointer);
  const isEntry = source === lowering.origins.find('').source;
  const met = new Set([schema]);
  for (const whole of met) {
    const parts = own(whole, 'allOf');
    for (const [index, part] of Array.isArray(parts) ? (parts as unknown[]).entries() : []) {
      if (met.size > mostParts) return [...met];
      const ref = isObject(part) ? own(part, '$ref') : undefined;
      if (typeof ref !== 'string') {
        if (isObject(part)) met.add(part);
        continue;
      }
      // A reference to another file is told where it stands, which is known of the schema's own parts alone.
      const isOwn = whole === schema;
      if (!isOwn && !ref.startsWith('#')) continue;
      const near = isEntry ? draftOf(ref, lowering.document) : undefined;
      if (near !== undefined) {
        met.add(near);
        continue;
      }
      const found = follow(ref, isOwn ? child(child(pointer, 'allOf'), index) : pointer);
      // What another file refers to is not looked for.
      if (found !== undefined) met.add(found.source === source ? found.node : { ...found.node, allOf: [] });
    }
  }
  return [...met];
};

/** What a reference within a description leads to, as far as it is rewritten: what is looked for there stays as it is. */
const draftOf = (ref: string, document: Draft): Draft | undefined => {
  const target = ref.startsWith('#/') ? pointerOfFragment(ref) : undefined;
  const found = target === undefined ? undefined : valueAt(document, target);
  return isObject(found) && own(found, '$ref') === undefined ? found : undefined;
};
