import { child, escapeToken, pointerOfFragment, tokens, valueAt, type Pointer } from '../pointer.ts';
import { isObject, own, sectionOf, slotsOf, type Draft, type Kind, type Slot } from '../openapi/model.ts';
import { report, type Lowering } from './draft.ts';

/**
 * Every reference must name something there, and not lead back to itself through references alone.
 * One that does not is reported; what it stands for is unconstrained, so that the rest can still be read.
 */
export const checkReferences = (lowering: Lowering): void => {
  const fault = (slot: Slot): { code: string; message: string; mend?: string } | undefined => {
    const seen = new Set<string>();
    for (let node: unknown = slot.value; isObject(node);) {
      const ref = own(node, '$ref');
      if (typeof ref !== 'string') return undefined;
      if (seen.has(ref))
        return { code: 'ref-circular', message: 'this $ref leads back to itself through references alone' };
      seen.add(ref);
      const pointer = ref.startsWith('#') ? pointerOfFragment(ref) : undefined;
      node = pointer === undefined ? undefined : valueAt(lowering.document, pointer);
      if (node === undefined) return unresolved(lowering, slot.kind, pointer);
    }
    return undefined;
  };
  const visit = (kind: Kind, node: Draft, pointer: Pointer): void => {
    for (const slot of slotsOf(kind, node, pointer)) {
      if (!isObject(slot.value)) continue;
      const found = fault(slot);
      if (found !== undefined) {
        report(lowering, child(slot.pointer, '$ref'), { severity: 'error', ...found });
        delete slot.value['$ref'];
        if (slot.kind === 'parameter') dropFromList(slot);
      }
      visit(slot.kind, slot.value, slot.pointer);
    }
  };
  visit('document', lowering.document, '');
};

/** A parameter without name and place says nothing; it becomes one that nobody sends. */
const dropFromList = (slot: Slot): void => {
  if (isObject(slot.value)) Object.assign(slot.value, { name: `unresolved-${slot.key}`, in: 'header' });
};

const unresolved = (
  lowering: Lowering,
  kind: Kind,
  pointer: Pointer | undefined,
): { code: string; message: string; mend?: string } => {
  if (pointer === undefined) return { code: 'ref-unresolved', message: 'this $ref names no place that can be found' };
  const section = sectionOf[kind];
  const path = tokens(pointer);
  const declared = section === undefined ? undefined : valueAt(lowering.document, `/components/${section}`);
  const message = `#${pointer} is not declared`;
  if (section === undefined || path.length !== 3 || !isObject(declared)) return { code: 'ref-unresolved', message };
  const nearest = closest(path[2] as string, Object.keys(declared));
  return {
    code: 'ref-unresolved',
    message,
    ...(nearest === undefined ? {} : { mend: `did you mean #/components/${section}/${escapeToken(nearest)}?` }),
  };
};

/** The declared name that shares the most with the wanted one, when it shares enough to be a slip of the pen. */
const closest = (wanted: string, names: readonly string[]): string | undefined => {
  const pairs = (text: string): ReadonlySet<string> => {
    const lower = text.toLowerCase();
    return new Set(Array.from({ length: Math.max(1, lower.length - 1) }, (_, at) => lower.slice(at, at + 2)));
  };
  const mine = pairs(wanted);
  let best: { readonly name: string; readonly score: number } | undefined;
  for (const name of names) {
    const theirs = pairs(name);
    const shared = [...mine].filter((pair) => theirs.has(pair)).length;
    const score = (2 * shared) / (mine.size + theirs.size);
    if (score > (best?.score ?? 0.5)) best = { name, score };
  }
  return best?.name;
};
