import { isObject, own } from '../conjuncts.ts';
import { jsonBlock, type JsonBlock } from '../json-block.ts';
import type { Note } from '../reading.ts';
import { refusal } from '../refusal.ts';
import { isSchemaDocument, schemasOf } from './json-structure.ts';
import type { Source } from './source.ts';

/**
 * A page of somebody else that shows a JSON Structure document below a heading with its counts. It is one reading of
 * the publisher's documentation, of unknown age: it can contradict what it shows, and proves no removal.
 */
export const jsonStructurePage: Source = {
  kind: 'json-structure-page',
  detect: (text) => !/^\s*[[{]/u.test(text) && /"\$schema"\s*:\s*"https:\/\/json-structure\.org\//u.test(text),
  read: (text, { file }) => {
    const lines = text.split(/\r\n|\r|\n/u);
    const block = schemaBlock(text);
    if (block === undefined) {
      throw refusal(file, 'schema-cut', 'the JSON Structure document of this page is not whole: it is cut or no JSON');
    }
    const checked = checkCounts(lines.slice(0, block.firstLine - 1), block);
    // Blank lines in front of the document keep every part of it on the line that it has on the page.
    const document = '\n'.repeat(block.firstLine - 1) + lines.slice(block.firstLine - 1, block.lastLine).join('\n');
    return {
      kind: 'json-structure-page',
      file,
      operation: null,
      language: 'en',
      operations: [],
      schemas: schemasOf(document, file, false),
      notes: [
        ...checked,
        {
          code: 'third-party',
          message:
            "this is somebody else's reading of the documentation, of unknown age: it is never the proof of a removal",
        },
      ],
    };
  },
};

const schemaBlock = (text: string): JsonBlock | undefined => {
  const lines = text.split(/\r\n|\r|\n/u);
  const starts = lines.flatMap((line, index) => (line.trim() === '{' ? [index] : [])).slice(0, mostBlocks);
  const start = starts.find((index) => isNamedSchema(lines, index));
  return start === undefined ? undefined : jsonBlock(lines, start);
};

/** How many places of a page are tried for the beginning of its document. */
const mostBlocks = 20;

const isNamedSchema = (lines: readonly string[], start: number): boolean =>
  lines.slice(start, start + 20).some((line) => line.includes('"$schema"')) &&
  isSchemaDocument(jsonBlock(lines, start)?.value);

/** The counts in the page's heading tell whether its document came through whole. */
const checkCounts = (heading: readonly string[], { value, firstLine }: JsonBlock): readonly Note[] => {
  const text = heading.join('\n').slice(0, 20_000);
  return ['Properties', 'Required'].flatMap((name): readonly Note[] => {
    const stated = new RegExp(`\\b${name}: (\\d{1,6})\\b`, 'u').exec(text)?.[1];
    if (stated === undefined) {
      return [{ code: 'counts-missing', message: `no heading counts ${name.toLowerCase()} to check the document by` }];
    }
    const counted = isObject(value) ? sizeOf(own(value, name.toLowerCase())) : 0;
    if (Number(stated) === counted) return [];
    const message = `the heading counts ${stated} for ${name.toLowerCase()}, the document has ${counted}: one of them is stale`;
    return [{ code: 'counts-disagree', message, line: firstLine }];
  });
};

const sizeOf = (value: unknown): number =>
  typeof value === 'object' && value !== null ? Object.keys(value).length : 0;
