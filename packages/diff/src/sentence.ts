import type { Change } from './change.ts';
import { idsOf } from './rule.ts';
import { rules } from './table.ts';

/** A piece of a message: words of ours, or what a description says. */
interface Part {
  readonly text: string;
  readonly foreign: boolean;
}

const placeholder = /\{(?:old|new|subject)\}/u;

/** What each rule says around its placeholders. */
const literalsOf: ReadonlyMap<string, readonly string[]> = new Map(
  rules.flatMap((rule) => idsOf(rule).map((id) => [id, rule.says.split(placeholder)] as const)),
);

/** The message of a change in pieces; in one foreign piece when it is not the sentence of its rule. */
const partsOf = ({ rule, message, renamedTo }: Pick<Change, 'rule' | 'message' | 'renamedTo'>): readonly Part[] => {
  const [, said = message, name] =
    (renamedTo === undefined ? null : /^(.*); it is likely called (.*) now$/su.exec(message)) ?? [];
  const literals = literalsOf.get(rule);
  const filled = literals && between(literals, said);
  if (filled === undefined) return [{ text: message, foreign: true }];
  const renamed =
    name === undefined
      ? []
      : [
          { text: '; it is likely called ', foreign: false },
          { text: name, foreign: true },
          { text: ' now', foreign: false },
        ];
  return [...filled, ...renamed];
};

/** The literals in their order, with what stands between them; nothing when the text is made otherwise. */
const between = (literals: readonly string[], text: string): readonly Part[] | undefined => {
  const [first = '', ...others] = literals;
  if (!text.startsWith(first)) return undefined;
  const parts: Part[] = [{ text: first, foreign: false }];
  let at = first.length;
  for (const [index, literal] of others.entries()) {
    const isLast = index === others.length - 1;
    const end = isLast ? text.length - literal.length : text.indexOf(literal, at);
    if (end < at || !text.startsWith(literal, end)) return undefined;
    parts.push({ text: text.slice(at, end), foreign: true }, { text: literal, foreign: false });
    at = end + literal.length;
  }
  return at === text.length ? parts : undefined;
};

/** How a language of markup writes foreign text. */
export interface Markup {
  code(foreign: string): string;
  /** A sentence of which nobody knows what in it is foreign. */
  prose(foreign: string): string;
}

/** The message of a change: words of ours as they are, and what a description says as code. */
export const sentence = (change: Pick<Change, 'rule' | 'message' | 'renamedTo'>, { code, prose }: Markup): string => {
  const parts = partsOf(change);
  if (parts.every(({ foreign }) => foreign)) return prose(change.message);
  return parts.map(({ text, foreign }) => (foreign ? code(text) : text)).join('');
};
