import { several, textsOf, type FromPairs } from './pairs.ts';
import type { Written } from './written.ts';

interface Node {
  readonly texts: string[];
  readonly members: Map<string, Node>;
}

/** No object is written deeper than this. */
const deepest = 32;

const node = (): Node => ({ texts: [], members: new Map() });

/** `[a][b]` as its keys; nothing when it is something else. */
const keysOf = (brackets: string): string[] | undefined => {
  if (!brackets.startsWith('[') || !brackets.endsWith(']')) return undefined;
  const keys = brackets.slice(1, -1).split('][', deepest + 1);
  if (keys.length > deepest || keys.some((key) => /[[\]]/.test(key))) return undefined;
  return keys.at(-1) === '' ? keys.slice(0, -1) : keys;
};

/** Members as they stand: where something else was asked for, it is told that there are such. */
const plain = ({ texts, members }: Node): unknown =>
  members.size === 0
    ? several(texts).text()
    : Object.fromEntries([...members].map(([key, member]) => [key, plain(member)]));

/** The objects of a list, which have numbers for names. */
const numbered = ({ members }: Node): readonly Written[] | undefined =>
  members.size > 0 && [...members].every(([key, member]) => /^\d+$/.test(key) && member.members.size > 0)
    ? [...members.values()].map(written)
    : undefined;

const written = (of: Node): Written => ({
  ...several(of.texts),
  items: () => numbered(of) ?? several(of.texts).items(),
  text: () => plain(of),
  members: () => (of.members.size === 0 ? undefined : [...of.members].map(([key, member]) => [key, written(member)])),
});

/**
 * `style: deepObject`: `name[key]=v`. OpenAPI 3.1.1, 4.8.12.6. What it leaves open is read as the client writes it:
 * `name[key]=a&name[key]=b` for a list, `name[key][inner]=v` for an object inside, `name[key][0][inner]=v` for a list of
 * these; `name[key][]=a` is a list, too.
 */
export const deep: FromPairs = (name, pairs) => {
  const root = node();
  for (const key of pairs.texts.keys()) {
    const keys = key === name ? [] : key.startsWith(name) ? keysOf(key.slice(name.length)) : undefined;
    if (keys === undefined || (keys.length > 0 && pairs.declared.has(key))) continue;
    let at = root;
    for (const step of keys) {
      const next = at.members.get(step) ?? node();
      at.members.set(step, next);
      at = next;
    }
    for (const text of textsOf(key, pairs)) at.texts.push(pairs.decode(text));
  }
  return written(root);
};
