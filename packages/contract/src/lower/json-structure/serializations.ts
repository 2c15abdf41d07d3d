import type { JsonObject } from '@schemawright/json-structure';
import { child, pointerOfFragment, tokens, valueAt, type Pointer } from '../../pointer.ts';
import type { Problem } from '../../problem.ts';
import { isObject, own, walk, type Draft } from '../../openapi/model.ts';
import { problemIn } from '../draft.ts';
import type { Resolved } from './registry.ts';
import { determine, partsOf, startingPoint, type Declaration } from './type-determination.ts';

/** How values are written where the text itself does not tell their types. */
type Serialization = 'text' | 'form' | 'markup';

/**
 * Parameters, headers and bodies that are no JSON are read and written by the types that their schemas declare: a type
 * that is open there is told, never guessed. `bound`: the resources by their place in `document`.
 */
export const undeterminedTypes = (document: Draft, bound: ReadonlyMap<Pointer, Resolved>): readonly Problem[] => {
  const found = new Map<string, Problem>();
  const tell = ({ locate }: Resolved, { pointer }: Declaration, where: string): void => {
    const origin = locate(pointer);
    const key = `${origin.source.path}#${origin.pointer}`;
    if (!found.has(key)) found.set(key, problemIn(origin, undetermined(where)));
  };
  const inspect = (pointer: Pointer, serialization: Serialization, where: string): void => {
    const resource = resourceAt(document, bound, pointer);
    if (resource === undefined) return;
    for (const open of openTypes(resource.whole, serialization)) tell(resource, open, where);
  };
  walk({ kind: 'document', pointer: '', value: document }, ({ kind, pointer, value: node }) => {
    const schema = child(pointer, 'schema');
    if (kind === 'parameter' || kind === 'header') inspect(schema, 'text', `this ${kind}`);
    if (kind !== 'mediaType') return;
    const mediaType = tokens(pointer).at(-1) ?? '';
    const serialization = serializationOf(mediaType);
    if (serialization === undefined) return;
    inspect(schema, serialization, mediaType);
    if (serialization === 'form') for (const member of membersOf(node, schema)) inspect(member, 'markup', mediaType);
  });
  return [...found.values()];
};

const serializationOf = (mediaType: string): Serialization | undefined => {
  const [essence = ''] = mediaType.toLowerCase().split(';');
  const plain = essence.trim();
  if (/[/+]json$|^application\/(?:jsonl|x-jsonl|x-ndjson|json-seq)$|\*/u.test(plain)) return undefined;
  if (plain === 'application/x-www-form-urlencoded' || plain.startsWith('multipart/')) return 'form';
  return plain.startsWith('text/') && !plain.endsWith('xml') ? 'text' : 'markup';
};

/** A plain schema of a form, whose members may be resources. */
const membersOf = (mediaType: Draft, pointer: Pointer): readonly Pointer[] => {
  const schema = own(mediaType, 'schema');
  const properties = isObject(schema) ? own(schema, 'properties') : undefined;
  return isObject(properties) ? Object.keys(properties).map((name) => child(`${pointer}/properties`, name)) : [];
};

const resourceAt = (document: Draft, bound: ReadonlyMap<Pointer, Resolved>, pointer: Pointer): Resolved | undefined => {
  const seen = new Set<Pointer>();
  for (let at: Pointer | undefined = pointer; at !== undefined && !seen.has(at);) {
    const resource = bound.get(at);
    if (resource !== undefined) return resource;
    seen.add(at);
    const node: unknown = valueAt(document, at);
    const reference: unknown = isObject(node) ? own(node, '$ref') : undefined;
    at = typeof reference === 'string' && reference.startsWith('#') ? pointerOfFragment(reference) : undefined;
  }
  return undefined;
};

/** The value itself, and what it holds: a form writes objects inside it as JSON, the rest is written as text. */
const openTypes = (document: JsonObject, serialization: Serialization): readonly Declaration[] => {
  const start = startingPoint(document);
  const isOpen = (declaration: Declaration): boolean => {
    const determined = determine(document, declaration);
    return determined === undefined || (serialization === 'text' && isChoice(determined.declaration));
  };
  const whole = determine(document, start);
  if (whole === undefined || isOpen(start)) return [start];
  const parts = partsOf(document, whole.declaration);
  const elements = parts.flatMap((part) => {
    const determined = determine(document, part);
    return determined?.type === 'array' ? partsOf(document, determined.declaration) : [];
  });
  return [...parts, ...elements].filter(isOpen);
};

const isChoice = ({ schema }: Declaration): boolean => own(schema, 'type') === 'choice';

const undetermined = (where: string) =>
  ({
    severity: 'error',
    code: 'oas-type-undetermined',
    message: `for ${where} this value needs one type, and its schema leaves it open`,
    mend: 'declare one type (a union with null is one), or send the value as application/json',
  }) as const;
