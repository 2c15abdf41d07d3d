import { startsField } from './fields.ts';
import { labelOf, type Label } from './labels.ts';
import type { Line } from './lines.ts';
import { typeOf } from './type-line.ts';

export type SectionName = 'authorizations' | 'headers' | 'cookies' | 'path' | 'query' | 'body' | 'response';

/** One section of a page, by the indices of its lines. */
export interface Section {
  readonly name: SectionName;
  readonly line: number;
  /** The first line behind the heading and what belongs to it. */
  readonly start: number;
  readonly end: number;
  readonly status: string | undefined;
  readonly mediaType: string | undefined;
  /** Whether another section or the end mark of the page follows. */
  readonly isClosed: boolean;
}

const names: ReadonlySet<Label> = new Set([
  'authorizations',
  'headers',
  'cookies',
  'path',
  'query',
  'body',
  'response',
]);
const mediaTypeForm = /^[a-z*][\w!#$&^.+*-]{0,100}\/[\w!#$&^.+*-]{1,100}$/iu;
const statusForm = /^([1-5]\d\d|[1-5]XX|default)(?:\s*[-–—]\s*(\S+))?$/iu;

/** The sections among the lines from the index `from` up to `end`, each kind once: later words are prose. */
export const sectionsOf = (
  lines: readonly Line[],
  from: number,
  end: number,
  isEndMarked: boolean,
): readonly Section[] => {
  const found: Omit<Section, 'end' | 'isClosed'>[] = [];
  const seen = new Set<SectionName>();
  let at = from;
  while (at < end) {
    if (labelOf(lines[at]?.text ?? '') === 'options') {
      at += 1;
      // Values end in a comma, all but the last; none of them is a heading.
      while (at < end && /[,、]$/u.test(lines[at]?.text ?? '')) at += 1;
      at += 1;
      continue;
    }
    const heading = headingAt(lines, at, end);
    if (heading === undefined || seen.has(heading.name)) {
      at += 1;
      continue;
    }
    seen.add(heading.name);
    found.push(heading);
    at = heading.start;
  }
  return found.map((section, index) => {
    const next = found[index + 1];
    const until = next === undefined ? end : lines.findIndex((line) => line.number === next.line);
    const isClosed = next !== undefined || isEndMarked;
    // Where the text ends in the heading, the line that ends it may be cut.
    const isCut = !isClosed && section.start >= until;
    return { ...section, ...(isCut ? { status: undefined, mediaType: undefined } : {}), end: until, isClosed };
  });
};

/**
 * A heading is a known label with what must follow it below: a media type or fields below the body, anything but a
 * type below the response. A field of the same name has its type below, a value in a list a comma or a field.
 */
const headingAt = (
  lines: readonly Line[],
  index: number,
  end: number,
): Omit<Section, 'end' | 'isClosed'> | undefined => {
  const line = lines[index] as Line;
  const label = labelOf(line.text);
  if (label === undefined || !names.has(label) || line.text.endsWith(',')) return undefined;
  const name = label as SectionName;
  const next = index + 1 < end ? (lines[index + 1]?.text ?? '') : '';
  const plain = { name, line: line.number, start: index + 1, status: undefined, mediaType: undefined };
  if (next === '') return plain;
  // A type below makes it a field, unless that type is the name of a field itself.
  const isNameBelow = startsField(lines, index + 1) && typeOf(lines[index + 3]?.text ?? '') === undefined;
  if (typeOf(next) !== undefined && !isNameBelow) return undefined;
  if (name === 'body') {
    if (mediaTypeForm.test(next)) return { ...plain, start: index + 2, mediaType: next.toLowerCase() };
    return startsField(lines, index + 1) ? plain : undefined;
  }
  if (name !== 'response') return startsField(lines, index + 1) ? plain : undefined;
  const status = statusForm.exec(next);
  if (status !== null) {
    const [, code = '', written] = status;
    const mediaType = written !== undefined && mediaTypeForm.test(written) ? written.toLowerCase() : undefined;
    const below = lines[index + 2]?.text ?? '';
    const isBelow = mediaType === undefined && mediaTypeForm.test(below);
    return {
      ...plain,
      start: index + (isBelow ? 3 : 2),
      status: /^default$/iu.test(code) ? 'default' : code.toUpperCase(),
      mediaType: isBelow ? below.toLowerCase() : mediaType,
    };
  }
  return mediaTypeForm.test(next) ? { ...plain, start: index + 2, mediaType: next.toLowerCase() } : plain;
};
