import type { Pointer } from '../pointer.ts';
import { parent } from '../pointer.ts';
import type { Place, Problem } from '../problem.ts';
import type { Draft } from '../openapi/model.ts';
import type { Source } from '../read/source.ts';

/** A place in a source. */
export interface Origin {
  readonly source: Source;
  readonly pointer: Pointer;
}

/** Where parts of the lowered document were written: the closest noted ancestor, and the rest of the way from there. */
export class Origins {
  readonly #noted = new Map<Pointer, Origin>();
  readonly #lowered = new Map<Source, Map<Pointer, Pointer>>();
  readonly #copied = new Map<Pointer, Pointer>();

  constructor(entry: Source, at: Pointer = '') {
    this.note('', entry, '');
    if (at !== '') this.note(at, entry, '');
  }

  /** What stands at `pointer` of the lowered document was written at `written` of `source`. */
  note(pointer: Pointer, source: Source, written: Pointer): void {
    this.noteCopy(pointer, source, written);
    let places = this.#lowered.get(source);
    if (places === undefined) this.#lowered.set(source, (places = new Map()));
    if (!places.has(written)) places.set(written, pointer);
  }

  /** The files that any of it was written in. */
  get sources(): Iterable<Source> {
    return this.#lowered.keys();
  }

  /** The same for what stands elsewhere too: whoever refers to `written` does not mean this place. */
  noteCopy(pointer: Pointer, source: Source, written: Pointer): void {
    this.#noted.set(pointer, { source, pointer: written });
  }

  /** Where in the lowered document that stands which was written at `written`; nothing when it was not brought in. */
  lowered(source: Source, written: Pointer): Pointer | undefined {
    const places = this.#lowered.get(source);
    if (places === undefined) return undefined;
    for (let at = written; ; at = parent(at)) {
      const found = places.get(at);
      if (found !== undefined) return found + written.slice(at.length);
      if (at === '') return undefined;
    }
  }

  /** What stands at `pointer` of the lowered document is a copy of what stands at `original`. */
  copied(pointer: Pointer, original: Pointer): void {
    const { source, pointer: written } = this.find(original);
    this.noteCopy(pointer, source, written);
    this.#copied.set(pointer, original);
  }

  /** What stands at `pointer` would stand at `was` as it was written. For what nobody refers to, an example: few ask for it. */
  moved(pointer: Pointer, was: Pointer): void {
    this.#copied.set(pointer, was);
  }

  /** Copies of copies are followed a few times: two may each hold the other. */
  find(pointer: Pointer, hops = 8): Origin {
    for (let at = pointer; ; at = parent(at)) {
      const original = hops > 0 ? this.#copied.get(at) : undefined;
      if (original !== undefined) return this.find(original + pointer.slice(at.length), hops - 1);
      const noted = this.#noted.get(at);
      if (noted !== undefined) return { source: noted.source, pointer: noted.pointer + pointer.slice(at.length) };
    }
  }

  place(pointer: Pointer): Place {
    const { source, pointer: written } = this.find(pointer);
    return source.place(written);
  }
}

/** A schema resource of JSON Structure, as it was written. */
export interface StructureResource {
  readonly resource: Readonly<Record<string, unknown>>;
  /** The pointers of its root and of its definitions in the lowered document. */
  readonly places: readonly Pointer[];
}

/** A reference that names nothing. What is used in several places of the lowered document was written once. */
export interface LostReference {
  readonly problem: Problem;
  readonly pointers: readonly Pointer[];
}

/** A contract on its way to the lowered form: the document is edited in place, problems are collected. */
export interface Lowering {
  readonly document: Draft;
  /** The keywords with `$` that its schemas say, `$ref` apart, and `id`: few say any, so that nobody need look for them. */
  readonly words: Set<string>;
  readonly origins: Origins;
  /** The schemas that were written in JSON Structure, and where each of their types stands now. */
  readonly structures: StructureResource[];
  /** What was found, or what finds it when somebody asks: checking a resource in full takes longer than lowering it. */
  readonly problems: (Problem | (() => readonly Problem[]))[];
  /** The references that name nothing, by where they were written. */
  readonly lost: Map<string, LostReference & { readonly pointers: Pointer[] }>;
  /** What finds those of JSON Structure when somebody asks. */
  lostInStructures: () => readonly LostReference[];
}

export type Report = Pick<Problem, 'severity' | 'code' | 'message'> & { readonly mend?: string };

/** Notes a problem at a pointer of the draft. Its place is computed when it is asked for. */
export const report = ({ origins, problems }: Lowering, pointer: Pointer, told: Report): void => {
  problems.push(problemIn(origins.find(pointer), told));
};

/** Notes that the reference at a pointer of the draft names nothing. */
export const reportLost = ({ origins, problems, lost }: Lowering, pointer: Pointer, told: Report): void => {
  const origin = origins.find(pointer);
  const written = `${origin.source.file}#${origin.pointer}`;
  const known = lost.get(written);
  if (known !== undefined) {
    known.pointers.push(pointer);
    return;
  }
  const problem = problemIn(origin, told);
  problems.push(problem);
  lost.set(written, { problem, pointers: [pointer] });
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
