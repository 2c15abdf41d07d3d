import { pointerOfFragment, tokens, valueAt, type Pointer } from './pointer.ts';
import { isObject, own, setOwn, type Draft } from './openapi/model.ts';

/**
 * The part of a description that one schema needs: what stands at `pointer` and what it refers to, each in its place.
 * Nothing when a reference may mean something else than a place, so that the whole has to be read.
 */
export const partFor = (description: Draft, pointer: Pointer): Draft | undefined => {
  const part: Draft = {};
  for (const field of documentary) if (Object.hasOwn(description, field)) setOwn(part, field, description[field]);
  const wanted = [pointer];
  const seen = new Set<Pointer>();
  for (let next = wanted.pop(); next !== undefined; next = wanted.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const value = valueAt(description, next);
    if (value === undefined) continue;
    if (!graft(part, description, next)) return undefined;
    const references = referencesIn(value, description);
    if (references === undefined) return undefined;
    wanted.push(...references);
  }
  return part;
};

/** What speaks of the description as a whole. */
const documentary = ['openapi', 'swagger', '$self', 'info', 'jsonSchemaDialect'];

/** Puts a value in its place, with no more than the way there; not where the way leads through a list. */
const graft = (part: Draft, description: Draft, pointer: Pointer): boolean => {
  const path = tokens(pointer);
  const last = path.pop();
  if (last === undefined) return false;
  let target = part;
  let source: unknown = description;
  for (const token of path) {
    source = isObject(source) ? own(source, token) : undefined;
    if (!isObject(source)) return false;
    const there = own(target, token);
    // The whole of it is there already.
    if (there === source) return true;
    const next = isObject(there) ? there : {};
    setOwn(target, token, next);
    target = next;
  }
  if (!isObject(source)) return false;
  setOwn(target, last, own(source, last));
  return true;
};

/** The places that a value refers to; nothing when one of them can't be told. */
const referencesIn = (root: unknown, description: Draft): readonly Pointer[] | undefined => {
  const found: Pointer[] = [];
  for (const value of objectsIn(root)) {
    for (const [key, member] of Object.entries(value)) {
      if (key === '$ref' && typeof member === 'string') {
        const pointer = member.startsWith('#/') ? pointerOfFragment(member) : undefined;
        if (pointer !== undefined) found.push(pointer);
        // Such a file refers to nothing outside, but may import what the description identifies.
        else if (!isStructureFile(member) || declaresIdentity(description)) return undefined;
      } else if (elsewhere.has(key)) return undefined;
      else if (key === 'discriminator') {
        const mapped = mappedIn(member, value as Draft, description);
        if (mapped === undefined) return undefined;
        found.push(...mapped);
      }
    }
  }
  return found;
};

/** Keywords by which a schema may lead to any other. */
const elsewhere: ReadonlySet<string> = new Set(['$dynamicRef', '$recursiveRef', '$import', '$importdefs']);

const isStructureFile = (reference: string): boolean => /^[^#:]+\.struct\.(?:json|ya?ml)$/iu.test(reference);

const declaresIdentity = (root: unknown): boolean => {
  for (const value of objectsIn(root)) if (Object.hasOwn(value, '$id')) return true;
  return false;
};

/** Every object and list of a value, each once. */
function* objectsIn(root: unknown): Generator<object> {
  const open: unknown[] = [root];
  const passed = new Set<object>();
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value !== 'object' || value === null || passed.has(value)) continue;
    passed.add(value);
    yield value;
    for (const member of Object.values(value)) open.push(member);
  }
}

/** What a discriminator maps to; nothing when its variants are only those that name the schema as their base. */
const mappedIn = (discriminator: unknown, schema: Draft, description: Draft): readonly Pointer[] | undefined => {
  const mapping = isObject(discriminator) ? own(discriminator, 'mapping') : undefined;
  const isListed = Object.hasOwn(schema, 'oneOf') || Object.hasOwn(schema, 'anyOf');
  if (!isListed) return undefined;
  const pointers: Pointer[] = [];
  for (const value of Object.values(isObject(mapping) ? mapping : {})) {
    if (typeof value !== 'string') continue;
    const pointer = value.startsWith('#/') ? pointerOfFragment(value) : `/components/schemas/${value}`;
    if (pointer === undefined || valueAt(description, pointer) === undefined) return undefined;
    pointers.push(pointer);
  }
  return pointers;
};
