import type { Reading, SourceKind } from '../reading.ts';

/** One kind of source. Adding a kind is one file that exports this and one line in the table. */
export interface Source {
  readonly kind: SourceKind;
  /** Whether a text looks like this kind, by its content alone. */
  detect(text: string): boolean;
  /** Throws `Refusal` when the text is of this kind and still states nothing that could be compared. */
  read(text: string, options: { readonly file: string }): Reading;
}
