import { child, type Pointer } from '../../../pointer.ts';
import { isObject, own, type Draft } from '../../../openapi/model.ts';
import type { Origin } from '../../draft.ts';
import type { Upgrading } from '../step.ts';

/** A parameter that is the body, or a part of it. */
export interface BodyPart {
  readonly in: 'body' | 'formData';
  readonly name: unknown;
  /** Behind any references; where it is a reference, a value that belongs to its file. */
  readonly node: Draft;
  readonly origin: Origin;
  /** The document whose version it is written in. */
  readonly root: Draft;
  /** The reference by which it is named, and the place of that. */
  readonly ref: string | undefined;
  readonly at: Origin;
}

/** Takes the parameters that are of the body out of a list; the others move up. */
export const takeBodyParts = (holder: Draft, pointer: Pointer, upgrading: Upgrading): readonly BodyPart[] => {
  const { origins } = upgrading.lowering;
  const list = own(holder, 'parameters');
  if (!Array.isArray(list)) return [];
  const at = child(pointer, 'parameters');
  const kept: { readonly parameter: unknown; readonly origin: Origin }[] = [];
  const parts: BodyPart[] = [];
  for (const [index, parameter] of (list as unknown[]).entries()) {
    const part = bodyPartOf(parameter, child(at, index), upgrading);
    if (part === undefined) kept.push({ parameter, origin: origins.find(child(at, index)) });
    else parts.push(part);
  }
  if (parts.length === 0) return [];
  if (kept.length === 0) delete holder['parameters'];
  else holder['parameters'] = kept.map(({ parameter }) => parameter);
  for (const [index, { origin }] of kept.entries()) origins.note(child(at, index), origin.source, origin.pointer);
  return parts;
};

/** What a parameter says of the body, if it does. */
export const bodyPartOf = (parameter: unknown, pointer: Pointer, upgrading: Upgrading): BodyPart | undefined => {
  if (!isObject(parameter)) return undefined;
  const at = upgrading.lowering.origins.find(pointer);
  const ref = own(parameter, '$ref');
  const found =
    typeof ref === 'string'
      ? upgrading.follow(ref, pointer)
      : { node: parameter, source: at.source, pointer: at.pointer, root: upgrading.root };
  const place = found === undefined ? undefined : own(found.node, 'in');
  if (found === undefined || (place !== 'body' && place !== 'formData')) return undefined;
  const { node, source, pointer: written, root } = found;
  return {
    in: place,
    name: own(node, 'name'),
    node,
    origin: { source, pointer: written },
    root,
    ref: typeof ref === 'string' ? ref : undefined,
    at,
  };
};
