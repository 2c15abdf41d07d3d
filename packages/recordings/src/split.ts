const quote = 0x22;
const backslash = 0x5c;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const comma = 0x2c;
const colon = 0x3a;
const lineFeed = 0x0a;

/** Bytes of one record that may still go on in the next window. */
class Pending {
  #pieces: Buffer[] = [];
  #length = 0;
  readonly #limit: number;
  readonly #tooLong: () => Error;

  constructor(limit: number, tooLong: () => Error) {
    this.#limit = limit;
    this.#tooLong = tooLong;
  }

  get length(): number {
    return this.#length;
  }

  add(piece: Buffer): void {
    this.#length += piece.length;
    if (this.#length > this.#limit) throw this.#tooLong();
    this.#pieces.push(piece);
  }

  /** Everything held, with `last` behind it; holds nothing afterwards. */
  take(last: Buffer): Buffer {
    this.add(last);
    const whole = this.#pieces.length === 1 ? last : Buffer.concat(this.#pieces, this.#length);
    this.#pieces = [];
    this.#length = 0;
    return whole;
  }
}

/**
 * Cuts the elements of one array out of a JSON text that comes in windows, as byte ranges: `['log', 'entries']` names
 * the array by the member names that lead to it. Strings are skipped and brackets counted, nothing is parsed: a broken
 * element is the trouble of whoever parses it, and the ones after it are still found.
 */
export class ElementSplitter {
  readonly #path: readonly string[];
  readonly #pending: Pending;
  /** Open containers; in an element, those that are open inside it. */
  #depth = 0;
  /** How many of the open containers, from the outermost, lie on the path. */
  #matched = 0;
  #place: 'key' | 'value' = 'value';
  #keyMatches = false;
  #key = '';
  #inString = false;
  #escaped = false;
  #inArray = false;
  #inElement = false;
  #found = false;
  #complete = false;

  constructor(path: readonly string[], limit: number, tooLong: () => Error) {
    this.#path = path;
    this.#pending = new Pending(limit, tooLong);
  }

  /** Whether the array was met. */
  get found(): boolean {
    return this.#found;
  }

  /** Whether the outermost value has ended. */
  get complete(): boolean {
    return this.#complete;
  }

  /** Whether the input so far ends inside an element. */
  get insideElement(): boolean {
    return this.#inElement;
  }

  /** The elements that end in this window. */
  push(window: Buffer): Buffer[] {
    const elements: Buffer[] = [];
    let at = 0;
    while (at < window.length) at = this.#inArray ? this.#element(window, at, elements) : this.#outside(window, at);
    return elements;
  }

  /** From inside a string to behind its closing quote. */
  #string(window: Buffer, from: number): number {
    let at = from;
    const end = window.length;
    if (this.#escaped && at < end) {
      this.#escaped = false;
      at += 1;
    }
    while (at < end) {
      const byte = window[at];
      if (byte === quote) {
        this.#inString = false;
        return at + 1;
      }
      if (byte === backslash) {
        at += 2;
        if (at > end) this.#escaped = true;
      } else at += 1;
    }
    return end;
  }

  #outside(window: Buffer, from: number): number {
    if (this.#inString) {
      const end = this.#string(window, from);
      if (this.#onPath() && this.#place === 'key') this.#readKey(window.subarray(from, end));
      return end;
    }
    switch (window[from]) {
      case quote:
        this.#inString = true;
        this.#key = '';
        break;
      case openBrace:
      case openBracket:
        this.#open(window[from] === openBrace);
        break;
      case closeBrace:
      case closeBracket:
        this.#close();
        break;
      case comma:
        if (this.#onPath()) this.#place = 'key';
        break;
      case colon:
        if (this.#onPath()) this.#place = 'value';
        break;
    }
    return from + 1;
  }

  #onPath(): boolean {
    return this.#depth === this.#matched && this.#depth > 0;
  }

  /** Gathers a member name, which may be cut by a window, and compares it when its quote closes. */
  #readKey(bytes: Buffer): void {
    if (this.#key.length < 256) this.#key += bytes.toString('latin1');
    if (this.#inString) return;
    this.#keyMatches = this.#key.slice(0, -1) === this.#path[this.#depth - 1];
  }

  #open(object: boolean): void {
    const leadsOn = this.#depth === 0 || (this.#onPath() && this.#place === 'value' && this.#keyMatches);
    if (leadsOn && this.#depth === this.#path.length && !object && !this.#found) {
      this.#found = true;
      this.#inArray = true;
      return;
    }
    if (leadsOn && object && this.#depth < this.#path.length) {
      this.#matched += 1;
      this.#place = 'key';
      this.#keyMatches = false;
    }
    this.#depth += 1;
  }

  #close(): void {
    this.#depth = Math.max(0, this.#depth - 1);
    this.#matched = Math.min(this.#matched, this.#depth);
    if (this.#depth === 0) this.#complete = true;
    this.#keyMatches = false;
  }

  // Inside the array `#depth` stays at the path's length; the element's own depth is counted in `#inner`.
  #inner = 0;

  #element(window: Buffer, from: number, elements: Buffer[]): number {
    const end = window.length;
    let at = from;
    if (!this.#inElement) {
      while (at < end && isGap(window[at])) at += 1;
      if (at === end) return end;
      if (window[at] === closeBracket || window[at] === closeBrace) {
        this.#inArray = false;
        this.#keyMatches = false;
        if (this.#depth === 0) this.#complete = true;
        return at + 1;
      }
      this.#inElement = true;
      this.#inner = 0;
    }
    const start = at;
    while (at < end) {
      if (this.#inString) {
        at = this.#string(window, at);
        continue;
      }
      const byte = window[at];
      if (byte === quote) this.#inString = true;
      else if (byte === openBrace || byte === openBracket) this.#inner += 1;
      else if (byte === closeBrace || byte === closeBracket) {
        // A bracket that was not opened inside a scalar element ends it, and the array.
        if (this.#inner === 0) return this.#finish(window, start, at, elements);
        this.#inner -= 1;
        if (this.#inner === 0) return this.#finish(window, start, at + 1, elements);
      } else if (byte === comma && this.#inner === 0) return this.#finish(window, start, at, elements);
      at += 1;
    }
    this.#pending.add(window.subarray(start, end));
    return end;
  }

  #finish(window: Buffer, start: number, end: number, elements: Buffer[]): number {
    this.#inElement = false;
    elements.push(this.#pending.take(window.subarray(start, end)));
    return end;
  }
}

const isGap = (byte: number | undefined): boolean =>
  byte === 0x20 || byte === lineFeed || byte === 0x0d || byte === 0x09 || byte === comma;

/** Cuts lines at LF; one CR before it is dropped. A raw U+2028 is no line end: it is legal inside a JSON string. */
export class LineSplitter {
  readonly #pending: Pending;

  constructor(limit: number, tooLong: () => Error) {
    this.#pending = new Pending(limit, tooLong);
  }

  /** The lines that end in this window. */
  push(window: Buffer): Buffer[] {
    const lines: Buffer[] = [];
    let start = 0;
    for (;;) {
      const end = window.indexOf(lineFeed, start);
      if (end === -1) break;
      lines.push(withoutReturn(this.#pending.take(window.subarray(start, end))));
      start = end + 1;
    }
    if (start < window.length) this.#pending.add(window.subarray(start));
    return lines;
  }

  /** What stands behind the last LF, or `undefined` when nothing does. */
  rest(): Buffer | undefined {
    return this.#pending.length === 0 ? undefined : withoutReturn(this.#pending.take(Buffer.alloc(0)));
  }
}

const withoutReturn = (line: Buffer): Buffer => (line.at(-1) === 0x0d ? line.subarray(0, -1) : line);
