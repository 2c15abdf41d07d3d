import { characters, notLineTerminators } from './characters.ts';
import { Cursor } from './cursor.ts';
import { readClass, readEscape } from './read-characters.ts';
import type { Assertion, Tree } from './syntax.ts';

const deepest = 200;

/**
 * The tree of an expression that the engine accepts with (`unicode`) or without the `u` flag, or why there is none: groups
 * nested too deep, or syntax newer than ECMAScript 2024. ECMA-262, 22.2.1 Patterns; B.1.2 without `u`.
 */
export const parse = (source: string, unicode: boolean): { tree: Tree } | { trouble: string } => {
  const cursor = new Cursor(source, unicode);
  const tree = new Reader(cursor).choice(0);
  if (!cursor.done) cursor.giveUp('is written in a syntax that is not known here');
  return cursor.trouble === undefined ? { tree } : { trouble: cursor.trouble };
};

class Reader {
  private readonly cursor: Cursor;
  private groups = 0;

  constructor(cursor: Cursor) {
    this.cursor = cursor;
  }

  choice(depth: number): Tree {
    const alternatives: Tree[] = [];
    do alternatives.push(this.sequence(depth));
    while (this.cursor.eat(/\|/uy) !== undefined);
    return alternatives.length === 1 ? alternatives[0]! : { kind: 'choice', alternatives };
  }

  private sequence(depth: number): Tree {
    const items: Tree[] = [];
    while (!this.cursor.done && this.cursor.eat(/(?=[|)])/uy) === undefined) items.push(this.quantified(depth));
    return items.length === 1 ? items[0]! : { kind: 'sequence', items };
  }

  private quantified(depth: number): Tree {
    const body = this.term(depth);
    const quantifier = this.cursor.eat(/(?:[*+?]|\{(\d+)(,?)(\d*)\})\??/uy);
    if (quantifier === undefined) return body;
    const [text, least, comma, most] = quantifier;
    if (least === undefined) {
      const min = text.startsWith('+') ? 1 : 0;
      return { kind: 'repetition', body, min, max: text.startsWith('?') ? 1 : Number.POSITIVE_INFINITY };
    }
    const min = Number(least);
    const max = comma === '' ? min : most === '' ? Number.POSITIVE_INFINITY : Number(most);
    return { kind: 'repetition', body, min, max };
  }

  private term(depth: number): Tree {
    const { cursor } = this;
    const assertion = assertions.get(cursor.eat(/[\^$]|\\[bB]/uy)?.[0] ?? '');
    if (assertion !== undefined) return assertion;
    if (cursor.eat(/\(/uy) !== undefined) return this.group(depth + 1);
    if (cursor.eat(/\./uy) !== undefined) return { kind: 'characters', characters: notLineTerminators };
    if (cursor.eat(/\[/uy) !== undefined) return { kind: 'characters', characters: readClass(cursor) };
    if (cursor.eat(/\\/uy) !== undefined) return this.escape();
    const code = cursor.take();
    return { kind: 'characters', characters: characters(code, code) };
  }

  private escape(): Tree {
    const { cursor } = this;
    const name = cursor.named ? cursor.eat(/k<([^>]*)>/uy)?.[1] : undefined;
    if (name !== undefined) return { kind: 'reference', group: name };
    const number = Number(cursor.eat(/(?=([1-9]\d*))/uy)?.[1] ?? Number.NaN);
    if (cursor.unicode ? number > 0 : number <= cursor.groups) {
      cursor.eat(/\d+/uy);
      return { kind: 'reference', group: number };
    }
    return { kind: 'characters', characters: readEscape(cursor, false) };
  }

  private group(depth: number): Tree {
    const { cursor } = this;
    if (depth > deepest) cursor.giveUp(`nests groups more than ${deepest} deep: write it without most of them`);
    const [mark, , name] = cursor.eat(/\?(:|<?[=!]|<([^>]*)>)/uy) ?? [];
    if (mark === undefined && cursor.eat(/\?/uy) !== undefined) {
      cursor.giveUp('opens a group in a syntax that is not known here: use (?:, (?<name>, or a plain group');
    }
    const captures = mark === undefined || name !== undefined;
    const number = captures ? ++this.groups : 0;
    const body = this.choice(depth);
    cursor.eat(/\)/uy);
    if (captures) return { kind: 'group', number, name, body };
    return mark === '?:' ? body : { kind: 'look', ahead: !mark.includes('<'), negative: mark.endsWith('!'), body };
  }
}

const assertions: ReadonlyMap<string, Assertion> = new Map([
  ['^', { kind: 'assertion', at: 'start' }],
  ['$', { kind: 'assertion', at: 'end' }],
  [String.raw`\b`, { kind: 'assertion', at: 'boundary' }],
  [String.raw`\B`, { kind: 'assertion', at: 'no-boundary' }],
]);
