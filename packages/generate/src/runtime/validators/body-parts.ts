import { membersOf, type MemberStyle } from './body-form.ts';
import { bytesOf, type ReadBody } from './body-text.ts';
import { parsed, type Read } from './coerce.ts';
import { partsIn, type FormPart } from './multipart.ts';
import { pairsOf } from './pairs.ts';
import { asIs, single, type Written } from './written.ts';

const isJson = (type: string | undefined): boolean => type !== undefined && /[/+]json\b/i.test(type);

/** A part's text, what its JSON says, or its bytes. */
const contentOf = ({ file, type, bytes }: FormPart): unknown => {
  const text = (): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  if (isJson(type)) return parsed(text());
  if (file === undefined && (type === undefined || /^text\//i.test(type))) return text();
  const options = type === undefined ? {} : { type };
  const content = [bytes as Uint8Array<ArrayBuffer>];
  return file === undefined ? new Blob(content, options) : new File(content, file, options);
};

const entriesIn = (raw: unknown, contentType: string): (readonly [string, unknown])[] | undefined => {
  const bytes = typeof raw === 'string' ? new TextEncoder().encode(raw) : bytesOf(raw);
  if (bytes !== undefined) return partsIn(bytes, contentType).map((part) => [part.name, contentOf(part)]);
  if (raw instanceof FormData) {
    const entries: [string, unknown][] = [];
    raw.forEach((value, name) => entries.push([name, value]));
    return entries;
  }
  if (typeof raw !== 'object' || raw === null) return undefined;
  return Object.entries(raw).flatMap(([name, value]) =>
    (Array.isArray(value) ? (value as unknown[]) : [value]).map((one) => [name, one] as const),
  );
};

const item = (content: unknown): Written =>
  typeof content === 'string' ? single(content) : { ...single(''), text: () => content };

/** The parts of one name. A list may stand in one part as JSON, or have a part for each of its items. */
const partsOf = (contents: readonly unknown[]): Written => {
  const [first, ...others] = contents;
  const alone = others.length === 0;
  return {
    text: () => (alone ? first : contents),
    items: () => (alone && Array.isArray(first) ? (first as unknown[]) : contents).map(item),
    members: () => undefined,
  };
};

/**
 * `multipart/form-data`: bytes, or a `FormData`, whose files stay files. `read` makes the object of it; a part that says
 * that it is JSON is read as such.
 */
export const partsBody =
  (read: Read, styles: readonly MemberStyle[] = []): ReadBody =>
  (raw, contentType) => {
    const entries = entriesIn(raw, contentType);
    if (entries === undefined) return raw;
    const contents = new Map<string, unknown[]>();
    for (const [name, content] of entries) {
      const known = contents.get(name);
      if (known === undefined) contents.set(name, [content]);
      else known.push(content);
    }
    const texts = entries.map(([name, content]): [string, string] => [
      name,
      typeof content === 'string' ? content : '',
    ]);
    const pairs = pairsOf(
      texts,
      asIs,
      styles.map(([name]) => name),
    );
    const members = membersOf(styles, pairs, (name) => partsOf(contents.get(name) ?? []));
    return read({ text: () => raw, items: () => undefined, members: () => members });
  };
