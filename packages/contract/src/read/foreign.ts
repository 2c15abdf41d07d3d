import { refusal, type Refusal } from '../problem.ts';

interface Foreign {
  readonly code: string;
  readonly message: string;
  readonly mend: string;
  readonly begins: RegExp;
}

/** What stands where a description should be, when something went wrong on its way here. */
const foreign: readonly Foreign[] = [
  {
    code: 'source-lfs-pointer',
    message: 'this is the pointer that Git LFS keeps in place of the file, and not the file',
    mend: 'fetch the file itself with: git lfs pull',
    begins: /^version https:\/\/git-lfs\.github\.com\/spec\//u,
  },
  {
    code: 'source-html',
    message: 'this is an HTML page, and no description',
    mend: 'save what the page links to or shows; where one has to sign in, the page that asks for it may have come instead',
    begins: /^\s{0,100}<(?:!doctype\s{1,10}html|html|head)\b/iu,
  },
];

const headLength = 200;

/** Why a text is known not to be what was meant; nothing for what may be parsed. */
export const refusalOfForeign = (text: string, file: string): Refusal | undefined => {
  const head = text.slice(0, headLength);
  const found = foreign.find(({ begins }) => begins.test(head));
  return found && refusal(file, found.code, found.message, { mend: found.mend });
};

/** Where a merge left both sides in a text for somebody to choose, in UTF-16 units. */
export const conflictIn = (text: string): number | undefined => {
  const start = /^<{7} /mu.exec(text)?.index;
  if (start === undefined) return undefined;
  return /^={7}\r?$/mu.test(text.slice(start)) && /^>{7} /mu.test(text.slice(start)) ? start : undefined;
};

/** Instead of all that a parser has to say of a text with such a place. */
export const conflict = {
  code: 'source-conflict',
  message: 'a merge left both sides of a conflict here',
  mend: 'keep one of the sides, and remove the lines of <<<<<<<, ======= and >>>>>>>',
} as const;
