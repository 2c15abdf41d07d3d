import type { Json } from '@schemawright/contract';
import { jsonBlock, type JsonBlock } from '../json-block.ts';
import { callOf, type Call } from './call.ts';
import { fieldsOf, type FieldList } from './fields.ts';
import { isEndOfPage, languageOf } from './labels.ts';
import { linesOf, type Line } from './lines.ts';
import { fullPath, operationLineOf } from './operation-line.ts';
import { sectionsOf, type Section } from './sections.ts';

/** The parts of a page, found and cut out; nothing is concluded from them yet. */
export interface Page {
  readonly language: string | null;
  readonly method: string;
  /** With the base path of the server, when the sample call shows it. */
  readonly path: string;
  readonly line: number;
  readonly call: Call | undefined;
  readonly sample: JsonBlock | undefined;
  readonly sections: readonly (Section & { readonly list: FieldList; readonly prose: readonly Line[] })[];
  /** Every field of the page, whatever section it stands in, for pages whose headings are not understood. */
  readonly allFields: FieldList;
  readonly isEndMarked: boolean;
  readonly lastLine: number;
}

/** `undefined` when the text has no method and path, or neither a sample call nor a list of fields. */
export const pageOf = (text: string): Page | undefined => {
  const lines = linesOf(text);
  const operation = operationLineOf(lines);
  if (operation === undefined) return undefined;
  const found = lines.findIndex((line, index) => index >= operation.end && isEndOfPage(line.text));
  const end = found === -1 ? lines.length : found;
  const sections = sectionsOf(lines, operation.end, end, found !== -1);
  const firstSection = sections[0]?.line ?? Infinity;
  const call = callOf(lines.filter((line) => line.number < firstSection));
  const path = fullPath(operation.path, call?.url);
  if (sections.length === 0 && path === undefined) return undefined;
  const ownCall = path === undefined ? undefined : call;
  return {
    language: languageOf(lines.map((line) => line.text)),
    method: operation.method,
    path: path ?? operation.path,
    line: operation.line,
    call: ownCall,
    sample: sampleOf(text, lines, ownCall?.end ?? operation.end, firstSection),
    sections: sections.map((section) => ({
      ...section,
      list: fieldsOf(lines, section.start, section.end),
      prose: lines.slice(section.start, section.end),
    })),
    allFields: fieldsOf(lines, operation.end, end),
    isEndMarked: found !== -1,
    lastLine: lines.at(-1)?.number ?? 1,
  };
};

/** The sample answer: the first JSON behind the sample call and before the lists. */
const sampleOf = (text: string, lines: readonly Line[], from: number, firstSection: number): JsonBlock | undefined => {
  const first = lines[from]?.number;
  if (first === undefined) return undefined;
  const all = text.split(/\r\n|\r|\n/u);
  const block = jsonBlock(all, first - 1, Math.min(all.length, firstSection - 1, first + longestSample));
  if (block === undefined) return undefined;
  const size = all.slice(block.firstLine - 1, block.lastLine).reduce((sum, line) => sum + line.length, 0);
  return size > largestSample ? undefined : { ...block, value: withoutPlaceholders(block.value) };
};

/** In lines; samples are made from the description and no longer than a page. */
const longestSample = 5000;
/** In UTF-16 units. */
const largestSample = 300_000;

/** Where a value can be anything, the sample has a placeholder that must not pass for a string. */
const withoutPlaceholders = (value: Json): Json => {
  if (value === '<any>' || value === '<unknown>') return null;
  if (Array.isArray(value)) return value.map(withoutPlaceholders);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withoutPlaceholders(member as Json)]));
};
