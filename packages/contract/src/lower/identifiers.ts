import { child, parent, pointerOfFragment, tokens, type Pointer } from '../pointer.ts';
import { isObject, own, slotsOf, type Draft, type Kind } from '../openapi/model.ts';
import type { Source } from '../read/source.ts';

/** The URI of a description that does not say its own. */
const unnamed = 'contract:/description';

/** What `$recursiveRef` becomes, and the anchor that it leads to: a name that no `$anchor` can have. */
export const recursive = '$recursive';

interface Anchor {
  readonly pointer: Pointer;
  readonly name: string;
  readonly base: string;
  readonly isDynamic: boolean;
}

/** Schemas by `$id` and by `$anchor`. JSON Schema 2020-12 Core, 8.2. */
export class Identifiers {
  /** Where each schema resource stands in the draft, by its URI. */
  readonly #resources = new Map<string, Pointer>();
  readonly #bases = new Map<Pointer, string>();
  readonly #anchors = new Map<string, Anchor>();

  /** The keywords by which schemas may have names; nothing has one where there are none. */
  readonly #words: ReadonlySet<string>;

  /** `at` is where the schema stands that a description without operations consists of; the root of any other one. */
  constructor(document: Draft, at: Pointer, words: ReadonlySet<string>) {
    this.#words = words;
    this.#bases.set('', unnamed);
    this.#resources.set(unnamed, at);
    this.#visit(document, 'document', '', unnamed);
  }

  /** Notes what a schema of a further file calls itself, which stands at `pointer` now. */
  add(node: Draft, pointer: Pointer, { path, value }: Source, written: Pointer): void {
    const base = around(value, written).reduce((outer, { $id }) => uriOf($id, outer) ?? outer, baseOfFile(path));
    this.#bases.set(pointer, base);
    this.#visit(node, 'schema', pointer, base);
  }

  /**
   * What a reference names that is written in the schema at `pointer`; nothing when it names no identifier, so that it is a
   * place or a file. `placeIn` finds a place in the schema resource that stands at a pointer.
   */
  locate(
    ref: string,
    pointer: Pointer,
    placeIn: (resource: Pointer, inner: Pointer) => Pointer | undefined,
  ): Pointer | undefined {
    // A pointer in a description whose schemas have no names is a place, as nearly always.
    if (ref.startsWith('#/') && this.isNameless) return undefined;
    const base = this.#baseOf(pointer);
    const anchor = this.#anchorOf(ref, base);
    if (anchor !== undefined) return anchor.pointer;
    const [uri = '', ...rest] = ref.split('#');
    const inner = pointerOfFragment(rest.join('#'));
    const resource = this.#resources.get(resolve(uri, base) ?? '');
    if (inner === undefined || resource === undefined) return undefined;
    const target = placeIn(resource, inner);
    // Those who write an `$id` in a component mostly go on to mean the whole description by `#`: that is tried next.
    if (target === undefined && uri !== '') return resource === '' ? undefined : resource + inner;
    return resource === '' ? undefined : target;
  }

  /** The URI, without its fragment, that a reference comes to by the `$id`s around it; nothing where there are none. */
  uriAt(ref: string, pointer: Pointer): string | undefined {
    const uri = resolve(ref.split('#', 1)[0] as string, this.#baseOf(pointer));
    return uri === undefined || uri.startsWith('contract:') ? undefined : uri;
  }

  /** The name of the `$dynamicAnchor` that a `$dynamicRef` leads to at first; nothing when it is as a `$ref`. */
  dynamicName(ref: string, pointer: Pointer): string | undefined {
    const anchor = this.#anchorOf(ref, this.#baseOf(pointer));
    return anchor?.isDynamic === true ? anchor.name : undefined;
  }

  /** Whether a `$recursiveRef` in the schema at `pointer` may lead out of the resource that it is written in. */
  isRecursive(pointer: Pointer): boolean {
    return this.#anchors.has(`${this.#baseOf(pointer)}#${recursive}`);
  }

  /** By the places where schema resources begin: what their dynamic anchors name. */
  get dynamicAnchors(): ReadonlyMap<Pointer, ReadonlyMap<string, Pointer>> {
    const byBase = new Map<string, Map<string, Pointer>>();
    for (const { base, name, pointer, isDynamic } of this.#anchors.values()) {
      if (isDynamic) byBase.set(base, (byBase.get(base) ?? new Map<string, Pointer>()).set(name, pointer));
    }
    return new Map([...this.#bases].map(([pointer, base]) => [pointer, byBase.get(base) ?? new Map()]));
  }

  #anchorOf(ref: string, base: string): Anchor | undefined {
    const [uri = '', fragment = ''] = ref.split('#');
    const found = this.#anchors.get(`${resolve(uri, base)}#${fragment}`);
    if (found !== undefined || uri !== '' || fragment === '' || fragment.startsWith('/')) return found;
    // Strictly nothing; but nobody means nothing.
    return [...this.#anchors.values()].find(({ name }) => name === fragment);
  }

  /** Whether no schema has a name of its own. */
  get isNameless(): boolean {
    return this.#bases.size === 1 && this.#resources.get(unnamed) === '';
  }

  #baseOf(pointer: Pointer): string {
    for (let at = pointer; ; at = parent(at)) {
      const base = this.#bases.get(at);
      if (base !== undefined) return base;
    }
  }

  #visit(root: Draft, rootKind: Kind, rootPointer: Pointer, rootBase: string): void {
    if (this.#words.size === 0) return;
    const waiting: [Draft, Kind, Pointer, string][] = [[root, rootKind, rootPointer, rootBase]];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const [node, kind, pointer] = next;
      let [, , , base] = next;
      if (kind === 'schema') base = this.#note(node, pointer, base);
      for (const slot of slotsOf({ kind, pointer, value: node })) {
        if (isObject(slot.value)) waiting.push([slot.value, slot.kind, slot.pointer, base]);
      }
    }
  }

  /** The base URI below the schema. */
  #note(node: Draft, pointer: Pointer, outer: string): string {
    const uri = uriOf(own(node, '$id'), outer);
    const base = uri ?? outer;
    if (uri !== undefined && !this.#resources.has(uri)) this.#resources.set(uri, pointer);
    if (uri !== undefined) this.#bases.set(pointer, uri);
    for (const { name, isDynamic } of anchorsOf(node)) {
      const key = `${base}#${name}`;
      if (!this.#anchors.has(key)) this.#anchors.set(key, { pointer, name, base, isDynamic });
    }
    return base;
  }
}

const baseOfFile = (file: string): string =>
  /^https?:/u.test(file) ? file : `contract:/file/${encodeURIComponent(file)}`;

/** What the value at a pointer is part of, from outside. */
const around = (root: unknown, pointer: Pointer): readonly Draft[] => {
  const path = tokens(pointer);
  return path
    .map((_, depth) => path.slice(0, depth).reduce<unknown>((value, token) => valueBelow(value, token), root))
    .filter(isObject);
};

const valueBelow = (value: unknown, token: string): unknown =>
  typeof value === 'object' && value !== null ? own(value, token) : undefined;

/** The URI that an `$id` gives a schema. One of a fragment alone gives none: it is how draft-07 writes an anchor. */
const uriOf = (id: unknown, outer: string): string | undefined =>
  typeof id === 'string' && !id.startsWith('#') ? resolve(id.replace(/#.*$/u, ''), outer) : undefined;

const anchorsOf = (node: Draft): readonly { readonly name: string; readonly isDynamic: boolean }[] => {
  const { id, $id = id, $anchor, $dynamicAnchor } = node;
  // Up to draft 7 an identifier that is a fragment was how an anchor was written; up to draft 4 it was called `id`.
  const names = [$anchor, typeof $id === 'string' && $id.startsWith('#') ? $id.slice(1) : undefined, $dynamicAnchor];
  return names.flatMap((name, index) => (typeof name === 'string' ? [{ name, isDynamic: index === 2 }] : []));
};

/** Where an anchor is declared in a schema document, as it was written. */
export const anchorIn = (document: unknown, name: string): Pointer | undefined => {
  const waiting: [value: unknown, pointer: Pointer][] = [[document, '']];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [value, pointer] = next;
    if (typeof value !== 'object' || value === null) continue;
    if (isObject(value) && anchorsOf(value).some((anchor) => anchor.name === name)) return pointer;
    for (const [key, member] of Object.entries(value)) {
      if (!notSchemas.has(key)) waiting.push([member, child(pointer, key)]);
    }
  }
  return undefined;
};

const notSchemas: ReadonlySet<string> = new Set(['const', 'enum', 'default', 'example', 'examples']);

/** RFC 3986, 5.2; nothing when it does not come to a URI. */
const resolve = (uri: string, base: string): string | undefined => {
  if (uri === '') return base;
  try {
    return new URL(uri, base).href;
  } catch {
    return undefined;
  }
};

/** A `$dynamicRef` that leads where a `$ref` would becomes one; `target` is the fragment. JSON Schema 2020-12 Core, 8.2.3.2. */
export const writeStatic = (node: Draft, target: string): void => {
  delete node['$dynamicRef'];
  if (node['$ref'] === undefined) node['$ref'] = target;
  else node['allOf'] = [...(Array.isArray(node['allOf']) ? (node['allOf'] as unknown[]) : []), { $ref: target }];
};
