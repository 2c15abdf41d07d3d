import { isIdentifierName, stringLiteral } from '../../print/text.ts';

/**
 * Stand-ins for foreign text. openapi-typescript sees only these; the printed tree gets the text back as nodes that the
 * print functions made. So no text of a contract can meet a fault of the library's own escaping.
 */
export interface Opaque {
  name(text: string): string;
  doc(lines: readonly string[]): string | undefined;
  /** The foreign name behind a stand-in, as code: bare or quoted. */
  nameCode(standIn: string): string | undefined;
  nameText(standIn: string): string | undefined;
  /** The lines behind the stand-in that a comment holds. */
  docLines(comment: string): readonly string[] | undefined;
}

export const opaque = (): Opaque => {
  const names: string[] = [];
  const standIns = new Map<string, string>();
  const docs: (readonly string[])[] = [];
  const nameText = (standIn: string): string | undefined => {
    const index = /^_k(\d+)_$/.exec(standIn)?.[1];
    return index === undefined ? undefined : names[Number(index)];
  };
  return {
    name(text) {
      const known = standIns.get(text);
      if (known !== undefined) return known;
      const standIn = `_k${names.push(text) - 1}_`;
      standIns.set(text, standIn);
      return standIn;
    },
    doc: (lines) => (lines.length === 0 ? undefined : `_d${docs.push(lines) - 1}_`),
    nameText,
    nameCode(standIn) {
      const text = nameText(standIn);
      if (text === undefined) return undefined;
      return isIdentifierName(text) ? text : stringLiteral(text);
    },
    docLines(comment) {
      const index = /_d(\d+)_/.exec(comment)?.[1];
      return index === undefined ? undefined : docs[Number(index)];
    },
  };
};
