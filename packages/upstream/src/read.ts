import type { Reading } from './reading.ts';
import { refusal } from './refusal.ts';
import { sources } from './sources/table.ts';
import { unreadable } from './unreadable.ts';

/**
 * What a page or a published description states, whatever kind it is of. The text comes from wherever the caller has
 * it, for nothing here opens a connection; `file` names it in messages.
 * Throws `Refusal` for a text that states nothing: a login page, prose, JSON that is no contract.
 */
export const readSource = (text: string, options: { readonly file: string }): Reading => {
  checkText(text, options.file);
  const source = sources.find(({ detect }) => detect(text));
  if (source === undefined) throw unreadable(text, options.file);
  return source.read(text, options);
};

/** The largest source that is read, in UTF-16 units. */
const largest = 5 * 1024 * 1024;

/** Refuses what cannot be a source at all, whatever its kind: nothing, too much, or no text. */
const checkText = (text: string, file: string): void => {
  if (text.length > largest) {
    throw refusal(file, 'source-too-large', `larger than ${largest} characters, the limit for a page`);
  }
  if (text.trim() === '') throw refusal(file, 'page-empty', 'the page has no text');
  if (text.includes('\u0000')) throw refusal(file, 'page-binary', 'this is no text: it holds NUL characters');
};
