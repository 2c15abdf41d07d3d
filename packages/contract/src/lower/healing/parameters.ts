import { pointerOfFragment, valueAt } from '../../pointer.ts';
import { isObject, own, type Draft } from '../../openapi/model.ts';

/** The parameters of a path item or operation, behind their references. */
export const parametersOf = (document: Draft, holder: Draft): readonly (Draft | undefined)[] => {
  const list = own(holder, 'parameters');
  return Array.isArray(list) ? list.map((item: unknown) => behind(document, item)) : [];
};

const behind = (document: Draft, item: unknown): Draft | undefined => {
  const ref = isObject(item) ? own(item, '$ref') : undefined;
  if (typeof ref !== 'string') return isObject(item) ? item : undefined;
  let known = targets.get(document);
  if (known === undefined) targets.set(document, (known = new Map()));
  if (!known.has(ref)) known.set(ref, follow(document, item));
  return known.get(ref);
};

/** Large descriptions refer to a few parameters from everywhere. */
const targets = new WeakMap<Draft, Map<string, Draft | undefined>>();

const follow = (document: Draft, item: unknown): Draft | undefined => {
  let node = item;
  for (let hops = 0; hops < 20 && isObject(node) && typeof own(node, '$ref') === 'string'; hops += 1) {
    const pointer = pointerOfFragment(String(own(node, '$ref')));
    node = pointer === undefined ? undefined : valueAt(document, pointer);
  }
  return isObject(node) ? node : undefined;
};
