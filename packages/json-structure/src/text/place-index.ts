import { tokensOf, type Pointer } from '../pointer.ts';

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
  readonly #known = new Map<number, Children>();

  constructor(root: Child, childrenAt: (node: number) => Children) {
    this.#root = root;
    this.#childrenAt = childrenAt;
  }

  /** The offset of a member's key or an element's value; of the closest parent when there is none. */
  offsetOf(pointer: Pointer): number {
    let found = this.#root;
    for (const token of tokensOf(pointer)) {
      const next = this.#children(found.node).get(token);
      if (next === undefined) break;
      found = next;
    }
    return found.at;
  }

  #children(node: number): Children {
    let children = this.#known.get(node);
    if (children === undefined) {
      children = this.#childrenAt(node);
      this.#known.set(node, children);
    }
    return children;
  }
}
