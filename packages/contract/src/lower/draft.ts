import type { Pointer } from '../pointer.ts';
import { parent } from '../pointer.ts';
import type { Place, Problem } from '../problem.ts';
import { isObject, setOwn, type Draft } from '../openapi/model.ts';
import type { Source } from '../read/source.ts';

/** A value of a source, copied so that lowering may edit it; YAML aliases become copies of their own. */
export const copy = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(copy);
  if (!isObject(value)) return value;
  const result: Draft = {};
  for (const [key, member] of Object.entries(value)) setOwn(result, key, copy(member));
  return result;
};

/** Where parts of the lowered document were written: the closest noted ancestor, and the rest of the way from there. */
export class Origins {
  readonly #noted = new Map<Pointer, { readonly source: Source; readonly pointer: Pointer }>();

  constructor(entry: Source, at: Pointer = '') {
    this.#noted.set('', { source: entry, pointer: '' });
    if (at !== '') this.#noted.set(at, { source: entry, pointer: '' });
  }

  /** What stands at `pointer` of the lowered document was written at `written` of `source`. */
  note(pointer: Pointer, source: Source, written: Pointer): void {
    this.#noted.set(pointer, { source, pointer: written });
  }

  find(pointer: Pointer): { readonly source: Source; readonly pointer: Pointer } {
    for (let at = pointer; ; at = parent(at)) {
      const noted = this.#noted.get(at);
      if (noted !== undefined) return { source: noted.source, pointer: noted.pointer + pointer.slice(at.length) };
    }
  }

  place(pointer: Pointer): Place {
    const { source, pointer: written } = this.find(pointer);
    return source.place(written);
  }
}

/** A contract on its way to the lowered form: the document is edited in place, problems are collected. */
export interface Lowering {
  readonly document: Draft;
  readonly origins: Origins;
  /** What was found, or what finds it when somebody asks: checking a resource in full takes longer than lowering it. */
  readonly problems: (Problem | (() => readonly Problem[]))[];
}

export type Report = Pick<Problem, 'severity' | 'code' | 'message'> & { readonly mend?: string };

/** Notes a problem at a pointer of the draft. Its place is computed when it is asked for. */
export const report = ({ origins, problems }: Lowering, pointer: Pointer, told: Report): void => {
  problems.push(problemIn(origins.find(pointer), told));
};

export const problemIn = (
  { source, pointer }: { readonly source: Source; readonly pointer: Pointer },
  told: Report,
): Problem => ({
  ...told,
  pointer,
  get place() {
    return source.place(pointer);
  },
});
