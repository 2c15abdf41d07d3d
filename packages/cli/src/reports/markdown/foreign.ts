import { type Markdown, markdownWith, sentence, type Worded } from '@schemawright/diff';
import { escapeInline, guardInline } from '../../text.ts';

const markdown: Markdown = markdownWith((foreign) => guardInline(escapeInline(foreign)));

export const code: Markdown['code'] = markdown.code;
export const prose: Markdown['prose'] = markdown.prose;

/** What a change says, foreign words in code spans. */
export const said = (change: Worded): string => sentence(change, String, code).join('');

/** A cell of a table: pipes end cells, in code spans as well. */
export const cell = (markdown: string): string => markdown.replaceAll('|', '\\|');
