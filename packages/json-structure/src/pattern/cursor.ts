/** A place in the source of an expression, and what the grammar needs to know there. */
export class Cursor {
  readonly source: string;
  readonly unicode: boolean;
  /** How many capturing groups the whole expression has: `\1` is octal without a first one. */
  readonly groups: number;
  /** Whether `\k` begins a back-reference. */
  readonly named: boolean;
  /** Why reading was given up. */
  trouble: string | undefined;
  private at = 0;

  constructor(source: string, unicode: boolean) {
    const opened = [...source.matchAll(groupOrNone)].map(([text]) => text).filter((text) => text.startsWith('('));
    this.source = source;
    this.unicode = unicode;
    this.groups = opened.length;
    this.named = unicode || opened.some((text) => text !== '(');
  }

  get done(): boolean {
    return this.at >= this.source.length;
  }

  /** Takes what the sticky expression matches here. */
  eat(token: RegExp): RegExpExecArray | undefined {
    token.lastIndex = this.at;
    const match = token.exec(this.source) ?? undefined;
    if (match !== undefined) this.at = token.lastIndex;
    return match;
  }

  /** Takes one character: a code point with `u`, else a code unit. */
  take(): number {
    const code = (this.unicode ? this.source.codePointAt(this.at) : this.source.charCodeAt(this.at)) ?? 0;
    this.at += code > 0xffff ? 2 : 1;
    return code;
  }

  giveUp(trouble: string): void {
    this.trouble ??= trouble;
    this.at = this.source.length;
  }
}

const groupOrNone = /\\[^]|\[(?:\\[^]|[^\\\]])*\]|\((?!\?)|\(\?<(?![=!])/gu;
