import { closest } from '../closest.ts';
import { child, escapeToken, parent, pointerOfFragment, tokens, valueAt, type Pointer } from '../pointer.ts';
import { isObject, kindAt, own, sectionOf, type Draft, type Kind, type Placed } from '../openapi/model.ts';
import { report, reportLost, type Lowering } from './draft.ts';

/**
 * Every one of the references must name something there, and not lead back to itself through references alone.
 * One that does not is reported; what it stands for is unconstrained, so that the rest can still be read.
 */
export const checkReferences = (
  lowering: Lowering,
  references: readonly Placed[],
  dangling: 'refuse' | 'unknown' = 'refuse',
): void => {
  const severity = dangling === 'unknown' ? 'warning' : 'error';
  /** References that lead somewhere, with what stands there. */
  const sound = new Map<string, Kind>();
  let lostCount = 0;
  const fault = (object: Placed): { code: string; message: string; mend?: string } | undefined => {
    const seen = new Set<string>();
    for (let node: unknown = object.value; isObject(node);) {
      const ref = own(node, '$ref');
      if (typeof ref !== 'string' || sound.get(ref) === object.kind) break;
      if (seen.has(ref))
        return { code: 'ref-circular', message: 'this $ref leads back to itself through references alone' };
      seen.add(ref);
      const pointer = ref.startsWith('#') ? pointerOfFragment(ref) : undefined;
      node = pointer === undefined ? undefined : valueAt(lowering.document, pointer);
      if (node === undefined) {
        lostCount += 1;
        return unresolved(lowering, object.kind, pointer, lostCount <= mostGuesses);
      }
      const kind = kindOf(pointer as Pointer);
      if (kind !== undefined && kind !== object.kind) {
        return { code: 'ref-kind', message: `this $ref names a ${kind} where a ${object.kind} belongs` };
      }
    }
    for (const ref of seen) sound.set(ref, object.kind);
    return undefined;
  };
  const kinds = new Map<Pointer, Kind | undefined>();
  const kindOf = (pointer: Pointer): Kind | undefined => {
    if (!kinds.has(pointer)) kinds.set(pointer, kindAt(lowering.document, pointer));
    return kinds.get(pointer);
  };
  const lost: Pointer[] = [];
  for (const object of references) {
    const found = fault(object);
    if (found === undefined) continue;
    const isLost = found.code === 'ref-unresolved';
    const place = child(object.pointer, '$ref');
    if (isLost) reportLost(lowering, place, { severity, ...found });
    else report(lowering, place, { severity: 'error', ...found });
    delete object.value['$ref'];
    if (object.kind === 'parameter') lost.push(object.pointer);
  }
  // A parameter without name and place says nothing. From the end, so that the others keep their places till then.
  for (const pointer of lost.toReversed()) drop(lowering, pointer);
};

/** Takes a member out, or an element out of a list: those behind it are still told of where they were written. */
const drop = ({ document, origins }: Lowering, pointer: Pointer): void => {
  const at = parent(pointer);
  const holder = valueAt(document, at) as Draft | unknown[];
  const key = tokens(pointer).at(-1) as string;
  if (!Array.isArray(holder)) {
    delete holder[key];
    return;
  }
  const index = Number(key);
  const written = holder.slice(index + 1).map((_, offset) => origins.find(child(at, index + 1 + offset)));
  holder.splice(index, 1);
  for (const [offset, { source, pointer: was }] of written.entries()) {
    origins.noteCopy(child(at, index + offset), source, was);
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
