import { child, tokens, type Pointer } from '../pointer.ts';

/** Where a member or element begins (with its key), and the handle of its value for further questions. */
export interface Child {
  readonly at: number;
  readonly node: number;
}

export type Children = ReadonlyMap<string, Child>;

/**
 * Finds where parts of a text stand, on demand: the children of a container are looked for when something below it is
 * asked for, and then kept. Nobody pays for places that are not printed.
 */
export class PlaceIndex {
  readonly #root: Child;
  readonly #childrenAt: (node: number) => Children;
  readonly #known = new Map<Pointer, Children>();

  constructor(root: Child, childrenAt: (node: number) => Children) {
    this.#root = root;
    this.#childrenAt = childrenAt;
  }

  /** The offset of a member's key or an element's value; of the closest parent when there is none. */
  offsetOf(pointer: Pointer): number {
    let found = this.#root;
    let here: Pointer = '';
    for (const token of tokens(pointer)) {
      const next = this.#children(here, found.node).get(token);
      if (next === undefined) break;
      found = next;
      here = child(here, token);
    }
    return found.at;
  }

  #children(pointer: Pointer, node: number): Children {
    let children = this.#known.get(pointer);
    if (children === undefined) {
      children = this.#childrenAt(node);
      this.#known.set(pointer, children);
    }
    return children;
  }
}
