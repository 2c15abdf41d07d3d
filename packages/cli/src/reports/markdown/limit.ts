/** GitHub takes comments of so many characters. */
const mostCharacters = 65_536;
/** For the note that something is missing, and the ends of what is open. */
const reserve = 400;

/** A part of a comment: what stands around its items, and how many of them may be left out at its end. */
export interface Section {
  readonly head: string;
  readonly items: readonly string[];
  readonly tail: string;
  /** Sections of a lower rank get their room first; those of the same in their order. */
  readonly rank?: number;
}

/**
 * The sections one after the other, with as many items as a comment has room for: when there are too many, the last
 * ones of the highest rank are left out, and the number of those is told at the end.
 * @param note what is said when items are left out
 */
export const fitted = (opening: string, sections: readonly Section[], note: (left: number) => string): string => {
  let room = mostCharacters - reserve - opening.length;
  let left = 0;
  const texts = new Map<Section, string>();
  for (const section of sections.toSorted((one, other) => (one.rank ?? 0) - (other.rank ?? 0))) {
    const { head, items, tail } = section;
    const kept: string[] = [];
    room -= head.length + tail.length;
    for (const item of items) {
      if (item.length > room) break;
      room -= item.length;
      kept.push(item);
    }
    left += items.length - kept.length;
    if (kept.length > 0) texts.set(section, head + kept.join('') + tail);
    else room += head.length + tail.length;
  }
  const all = opening + sections.map((section) => texts.get(section) ?? '').join('');
  return left === 0 ? all : `${all}\n${note(left)}\n`;
};
