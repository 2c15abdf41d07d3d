import type { Json } from '@schemawright/contract';
import { labelledValue, labelOf } from './labels.ts';
import type { Line } from './lines.ts';
import { limitOf } from './limits.ts';
import { typeOf, valueOf, type PageType } from './type-line.ts';

/** One entry of a field list, as the page shows it. */
export interface Field {
  readonly name: string;
  readonly line: number;
  readonly type: PageType;
  readonly place: string | undefined;
  readonly required: boolean;
  readonly options: readonly string[];
  readonly extras: { readonly [keyword: string]: Json };
  /** Whether the page says that there are children behind this field. */
  readonly hasChildren: boolean;
  /** What the last line of the entry is part of: where a text is cut, that part cannot be relied upon. */
  readonly endsIn: 'type' | 'options' | 'rest';
}

export interface FieldList {
  readonly fields: readonly Field[];
  /** Whether the text stops in the middle of an entry. */
  readonly isCut: boolean;
}

/** Whether an entry begins at an index: a lone word, and a type on the line below. */
export const startsField = (lines: readonly Line[], index: number): boolean => {
  const name = lines[index]?.text;
  const type = lines[index + 1]?.text;
  if (name === undefined || type === undefined) return false;
  if (!/^[^\s"'`,;]{1,200}$/u.test(name) || typeOf(type) === undefined) return false;
  // `required`, then a field that goes by the name of a type: the mark is not the name of another field.
  const isMark = labelOf(name) === 'required';
  return !(isMark && typeOf(lines[index + 2]?.text ?? '') !== undefined);
};

/** The entries from the index `from` up to `until`. Whatever is no part of an entry is prose, and is passed over. */
export const fieldsOf = (lines: readonly Line[], from: number, until: number): FieldList => {
  const section = lines.slice(from, until);
  const fields: Field[] = [];
  let isCut = false;
  let at = 0;
  while (at < section.length) {
    if (!startsField(section, at)) {
      at += 1;
      continue;
    }
    const entry = entryAt(section, at);
    fields.push(entry.field);
    isCut = entry.isCut;
    at = entry.end;
  }
  return { fields, isCut: isCut || endsInName(section, fields) };
};

/** A lone word with no type below, right behind a type or a mark, is a name that the cut has left alone. */
const endsInName = (section: readonly Line[], fields: readonly Field[]): boolean => {
  const last = section.at(-1);
  const before = section.at(-2);
  if (last === undefined || before === undefined || fields.length === 0) return false;
  const behindEntry = typeOf(before.text) !== undefined || labelOf(before.text) === 'required';
  return (
    behindEntry &&
    /^[\w$.[\]-]+$/u.test(last.text) &&
    labelOf(last.text) === undefined &&
    typeOf(last.text) === undefined
  );
};

const places = new Set(['header', 'path', 'query', 'cookie', 'body']);

const entryAt = (
  section: readonly Line[],
  start: number,
): { readonly field: Field; readonly end: number; readonly isCut: boolean } => {
  const name = section[start] as Line;
  const type = typeOf(section[start + 1]?.text ?? '') as PageType;
  const scalar = scalarOf(type);
  const extras: { [keyword: string]: Json } = {};
  const options: string[] = [];
  let place: string | undefined;
  let required = false;
  let hasChildren = false;
  let isCut = false;
  let inMarks = true;
  let endsIn: Field['endsIn'] = 'type';
  let at = start + 2;
  while (at < section.length && !startsField(section, at)) {
    const { text } = section[at] as Line;
    const label = labelOf(text);
    endsIn = label === 'options' ? 'options' : 'rest';
    at += 1;
    // Marks stand between the type and the first paragraph; below it the same words are prose.
    if (inMarks && place === undefined && places.has(text)) place = text;
    else if (inMarks && label === 'required') required = true;
    else if (inMarks && text === 'deprecated') extras['deprecated'] = true;
    else if (inMarks && labelledValue(text)?.label === 'default') {
      extras['default'] = valueOf(labelledValue(text)?.value ?? '', scalar);
    } else if (label === 'options') {
      const listed = optionsFrom(section, at);
      options.push(...listed.values);
      isCut = listed.isCut;
      at = listed.end;
    } else if (label === 'children') hasChildren = true;
    else if (label === 'example') at += 1;
    else {
      const limit = limitOf(text);
      if (limit === undefined) inMarks = false;
      else Object.assign(extras, limit);
    }
  }
  return {
    field: { name: name.text, line: name.number, type, place, required, options, extras, hasChildren, endsIn },
    end: Math.min(at, section.length),
    isCut: isCut && at >= section.length,
  };
};

/** The values below their heading, one a line: all but the last end in a comma, so that the names behind them are safe. */
const optionsFrom = (
  section: readonly Line[],
  start: number,
): { readonly values: readonly string[]; readonly end: number; readonly isCut: boolean } => {
  const values: string[] = [];
  for (let at = start; at < section.length; at += 1) {
    const { text } = section[at] as Line;
    values.push(text.replace(/[,、]$/u, '').trim());
    if (!/[,、]$/u.test(text)) return { values, end: at + 1, isCut: false };
  }
  return { values, end: section.length, isCut: true };
};

const scalarOf = (type: PageType): string => (type.kind === 'scalar' ? type.type : 'any');
