import { child, pointerOfFragment, valueAt, type Pointer } from '../pointer.ts';
import { copy, isObject, own, setOwn, type Draft } from '../openapi/model.ts';
import { reportLost, type Lowering } from './draft.ts';

/** Path items under `paths` and `webhooks` stand in place of their references, so that every reader sees operations. */
export const inlinePathItems = (lowering: Lowering): void => {
  for (const field of ['paths', 'webhooks']) {
    const holder = own(lowering.document, field);
    if (!isObject(holder)) continue;
    for (const [key, item] of Object.entries(holder)) {
      if (!isObject(item) || typeof item['$ref'] !== 'string') continue;
      const pointer = pointerOfFragment(item['$ref']);
      const target = pointer === undefined ? undefined : valueAt(lowering.document, pointer);
      if (!isObject(target) || target === item) {
        reportLost(lowering, child(`/${field}`, key), {
          severity: 'error',
          code: 'ref-unresolved',
          message: 'the path item that this $ref names is not there',
        });
        setOwn(holder, key, {});
        continue;
      }
      const { $ref: _, ...beside } = item;
      lowering.origins.copied(child(`/${field}`, key), pointer as Pointer);
      setOwn(holder, key, { ...(copy(target) as Draft), ...beside });
    }
  }
};
