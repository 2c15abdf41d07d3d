import { closest } from '../closest.ts';
import { child, escapeToken, parent, pointerOfFragment, tokens, valueAt, type Pointer } from '../pointer.ts';
import { isObject, kindAt, own, sectionOf, slotsOf, type Draft, type Kind, type Slot } from '../openapi/model.ts';
import { report, type Lowering } from './draft.ts';

/**
 * Every reference must name something there, and not lead back to itself through references alone.
 * One that does not is reported; what it stands for is unconstrained, so that the rest can still be read.
 */
export const checkReferences = (lowering: Lowering, dangling: 'refuse' | 'unknown' = 'refuse'): void => {
  const severity = dangling === 'unknown' ? 'warning' : 'error';
  /** References, by what they stand for, that lead somewhere. */
  const sound = new Set<string>();
  let lostCount = 0;
  const fault = (slot: Slot): { code: string; message: string; mend?: string } | undefined => {
    if (typeof own(slot.value as Draft, '$ref') !== 'string') return undefined;
    const seen = new Set<string>();
    for (let node: unknown = slot.value; isObject(node);) {
      const ref = own(node, '$ref');
      if (typeof ref !== 'string' || sound.has(`${slot.kind} ${ref}`)) break;
      if (seen.has(ref))
        return { code: 'ref-circular', message: 'this $ref leads back to itself through references alone' };
      seen.add(ref);
      const pointer = ref.startsWith('#') ? pointerOfFragment(ref) : undefined;
      node = pointer === undefined ? undefined : valueAt(lowering.document, pointer);
      if (node === undefined) {
        lostCount += 1;
        return unresolved(lowering, slot.kind, pointer, lostCount <= mostGuesses);
      }
      const kind = kindOf(pointer as Pointer);
      if (kind !== undefined && kind !== slot.kind) {
        return { code: 'ref-kind', message: `this $ref names a ${kind} where a ${slot.kind} belongs` };
      }
    }
    for (const ref of seen) sound.add(`${slot.kind} ${ref}`);
    return undefined;
  };
  const kinds = new Map<Pointer, Kind | undefined>();
  const kindOf = (pointer: Pointer): Kind | undefined => {
    if (!kinds.has(pointer)) kinds.set(pointer, kindAt(lowering.document, pointer));
    return kinds.get(pointer);
  };
  const visit = (kind: Kind, node: Draft, pointer: Pointer): void => {
    const lost: Slot[] = [];
    for (const slot of slotsOf(kind, node, pointer)) {
      if (!isObject(slot.value)) continue;
      const found = fault(slot);
      if (found !== undefined) {
        const isLost = found.code === 'ref-unresolved';
        report(lowering, child(slot.pointer, '$ref'), { severity: isLost ? severity : 'error', ...found });
        delete slot.value['$ref'];
        if (slot.kind === 'parameter') lost.push(slot);
      }
      visit(slot.kind, slot.value, slot.pointer);
    }
    // A parameter without name and place says nothing. From the end, so that the others keep their places till then.
    for (const slot of lost.toReversed()) {
      if (Array.isArray(slot.holder)) drop(lowering, slot.holder, Number(slot.key), parent(slot.pointer));
      else delete slot.holder[slot.key];
    }
  };
  visit('document', lowering.document, '');
};

/** Takes an element out of a list; those behind it are still told of where they were written. */
const drop = ({ origins }: Lowering, list: unknown[], index: number, pointer: Pointer): void => {
  const written = list.slice(index + 1).map((_, offset) => origins.find(child(pointer, index + 1 + offset)));
  list.splice(index, 1);
  for (const [offset, { source, pointer: was }] of written.entries()) {
    origins.noteCopy(child(pointer, index + offset), source, was);
  }
};

/** Names are compared with all that are declared: a few times help, thousands only take time. */
const mostGuesses = 50;

const unresolved = (
  lowering: Lowering,
  kind: Kind,
  pointer: Pointer | undefined,
  isGuessed: boolean,
): { code: string; message: string; mend?: string } => {
  if (pointer === undefined) return { code: 'ref-unresolved', message: 'this $ref names no place that can be found' };
  const section = sectionOf[kind];
  const path = tokens(pointer);
  const declared = section === undefined ? undefined : valueAt(lowering.document, `/components/${section}`);
  const message = `#${pointer} is not declared`;
  if (section === undefined || path.length !== 3 || !isObject(declared) || !isGuessed)
    return { code: 'ref-unresolved', message };
  const nearest = closest(path[2] as string, Object.keys(declared));
  return {
    code: 'ref-unresolved',
    message,
    ...(nearest === undefined ? {} : { mend: `did you mean #/components/${section}/${escapeToken(nearest)}?` }),
  };
};
