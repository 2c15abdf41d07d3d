import { parent, pointerOfFragment, type Pointer } from '../pointer.ts';
import { isObject, slotsOf, type Draft, type Kind } from '../openapi/model.ts';

/** The URI of a description that does not say its own. */
const unnamed = 'contract:/description';

interface Anchor {
  readonly pointer: Pointer;
  readonly name: string;
  readonly isDynamic: boolean;
}

/** Schemas by `$id` and by `$anchor`. JSON Schema 2020-12 Core, 8.2. */
export class Identifiers {
  /** Where each schema resource stands in the draft, by its URI. */
  readonly #resources = new Map<string, Pointer>();
  readonly #bases = new Map<Pointer, string>();
  readonly #anchors = new Map<string, Anchor>();
  #isDynamic = false;

  /** `at` is where the schema stands that a description without operations consists of; the root of any other one. */
  constructor(document: Draft, at: Pointer) {
    this.#bases.set('', unnamed);
    this.#resources.set(unnamed, at);
    this.#visit(document, 'document', '', unnamed);
  }

  /** Notes what a schema of a further file calls itself, which stands at `pointer` now. */
  add(node: Draft, pointer: Pointer, file: string): void {
    const base = `contract:/file/${encodeURIComponent(file)}`;
    this.#bases.set(pointer, base);
    this.#visit(node, 'schema', pointer, base);
  }

  /**
   * What a reference names that is written in the schema at `pointer`; nothing when it names no identifier, so that it is a
   * place or a file. A place in the schema resource counts only where something is there: `exists`.
   */
  locate(ref: string, pointer: Pointer, exists: (pointer: Pointer) => boolean): Pointer | undefined {
    // A pointer in a description whose schemas have no names is a place, as nearly always.
    if (ref.startsWith('#/') && this.#isNameless) return undefined;
    const base = this.#baseOf(pointer);
    const anchor = this.#anchorOf(ref, base);
    if (anchor !== undefined) return anchor.pointer;
    const [uri = '', ...rest] = ref.split('#');
    const inner = pointerOfFragment(rest.join('#'));
    const resource = this.#resources.get(resolve(uri, base) ?? '');
    if (inner === undefined || resource === undefined) return undefined;
    const target = resource + inner;
    if (uri !== '' || exists(target)) return resource === '' ? undefined : target;
    // Those who write an `$id` in a component mostly go on to mean the whole description by `#`.
    const root = this.#resources.get(unnamed) ?? '';
    return root === '' ? undefined : root + inner;
  }

  /** Whether a `$dynamicRef` may lead elsewhere than a `$ref` would: several resources declare its `$dynamicAnchor`. */
  isDynamic(ref: string, pointer: Pointer): boolean {
    const anchor = this.#anchorOf(ref, this.#baseOf(pointer));
    if (anchor?.isDynamic !== true) return false;
    return [...this.#anchors.values()].filter(({ name, isDynamic }) => isDynamic && name === anchor.name).length > 1;
  }

  /** Takes away what references no longer name; where dynamic references are, it says what they lead to. */
  drop(node: Draft): void {
    if (this.#isDynamic) return;
    for (const keyword of ['$id', '$anchor', '$dynamicAnchor']) {
      if (typeof node[keyword] === 'string') delete node[keyword];
    }
  }

  #anchorOf(ref: string, base: string): Anchor | undefined {
    const [uri = '', fragment = ''] = ref.split('#');
    const found = this.#anchors.get(`${resolve(uri, base)}#${fragment}`);
    if (found !== undefined || uri !== '' || fragment === '') return found;
    // Strictly nothing; but nobody means nothing.
    return [...this.#anchors.values()].find(({ name }) => name === fragment);
  }

  get #isNameless(): boolean {
    return this.#bases.size === 1 && this.#resources.get(unnamed) === '';
  }

  #baseOf(pointer: Pointer): string {
    for (let at = pointer; ; at = parent(at)) {
      const base = this.#bases.get(at);
      if (base !== undefined) return base;
    }
  }

  #visit(root: Draft, rootKind: Kind, rootPointer: Pointer, rootBase: string): void {
    const waiting: [Draft, Kind, Pointer, string][] = [[root, rootKind, rootPointer, rootBase]];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const [node, kind, pointer] = next;
      let [, , , base] = next;
      if (kind === 'schema') base = this.#note(node, pointer, base);
      for (const slot of slotsOf(kind, node, pointer)) {
        if (isObject(slot.value)) waiting.push([slot.value, slot.kind, slot.pointer, base]);
      }
    }
  }

  /** The base URI below the schema. */
  #note(node: Draft, pointer: Pointer, outer: string): string {
    const { $id, $anchor, $dynamicAnchor } = node;
    const uri = typeof $id === 'string' && !$id.startsWith('#') ? resolve($id.replace(/#.*$/u, ''), outer) : undefined;
    const base = uri ?? outer;
    if (typeof node['$dynamicRef'] === 'string') this.#isDynamic = true;
    if (uri !== undefined && !this.#resources.has(uri)) this.#resources.set(uri, pointer);
    if (uri !== undefined) this.#bases.set(pointer, uri);
    // An `$id` of a fragment alone is how draft-07 writes an anchor.
    const names = [$anchor, typeof $id === 'string' && $id.startsWith('#') ? $id.slice(1) : undefined, $dynamicAnchor];
    names.forEach((name, index) => {
      const key = `${base}#${String(name)}`;
      if (typeof name === 'string' && !this.#anchors.has(key)) {
        this.#anchors.set(key, { pointer, name, isDynamic: index === 2 });
      }
    });
    return base;
  }
}

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
