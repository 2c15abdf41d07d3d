import type { Json } from '@schemawright/contract';
import type { Draw } from './draw.ts';
import { mannerOf, schemas } from './exchanges.ts';
import { takes, valuesOf } from './lost-exchanges.ts';
import type { Node } from './schemas.ts';
import { onWire } from './wire.ts';

/** A body of named parts. OpenAPI 3.1.1, 4.8.15. */
export interface FormDrawn {
  readonly mediaType: (typeof mediaTypes)[number];
  readonly parts: Readonly<Record<string, PartDrawn>>;
}

interface PartDrawn {
  readonly required: boolean;
  readonly schema: Node;
  readonly encoding: Encoding;
}

interface Encoding {
  readonly contentType?: string;
  readonly style?: string;
  readonly explode?: boolean;
}

const mediaTypes = ['multipart/form-data', 'application/x-www-form-urlencoded'] as const;
const names = ['a', 'b'] as const;
const contentTypes = [
  'application/json',
  'text/plain',
  'Text/Plain, application/json',
  'application/*',
  '*/*',
] as const;
/** The media types that a range may stand for. */
const concrete = ['application/json', 'application/xml', 'text/plain', 'image/png'] as const;

const encodingOf = (draw: Draw, mediaType: FormDrawn['mediaType'], schema: Node): Encoding => {
  if (mediaType !== 'multipart/form-data') return mannerOf(draw, 'query', schema);
  return draw.chance(60) ? { contentType: draw.pick(contentTypes) } : {};
};

const partOf = (draw: Draw, mediaType: FormDrawn['mediaType']): PartDrawn => {
  const schema = draw.pick(schemas);
  return { required: draw.chance(40), schema, encoding: encodingOf(draw, mediaType, schema) };
};

export const formOf = (draw: Draw): FormDrawn => {
  const mediaType = draw.pick(mediaTypes);
  const parts = draw.some(names, 80).map((name) => [name, partOf(draw, mediaType)]);
  return { mediaType, parts: Object.fromEntries(parts) as FormDrawn['parts'] };
};

/** The same with parts that are written in other ways. */
export const encodedOtherwise = ({ mediaType, parts }: FormDrawn, draw: Draw): FormDrawn => ({
  mediaType,
  parts: Object.fromEntries(
    Object.entries(parts).map(([name, part]) => [
      name,
      { ...part, encoding: encodingOf(draw, mediaType, part.schema) },
    ]),
  ),
});

/** The same with one part drawn again, with one less, or in another media type. */
export const editedForm = (old: FormDrawn, draw: Draw): FormDrawn => {
  const name = draw.pick(names);
  const { [name]: _, ...others } = old.parts;
  switch (draw.below(6)) {
    case 0:
      return formOf(draw);
    case 1:
      return { ...old, parts: others };
    case 2:
      return encodedOtherwise(old, draw);
    default:
      return { ...old, parts: { ...others, [name]: partOf(draw, old.mediaType) } };
  }
};

/** The body as a description has it. */
export const describedForm = ({ mediaType, parts }: FormDrawn): Node => {
  const all = Object.entries(parts);
  const schema = {
    type: 'object',
    properties: Object.fromEntries(all.map(([name, part]) => [name, part.schema])),
    required: all.filter(([, { required }]) => required).map(([name]) => name),
  };
  const encoding = Object.fromEntries(all.map(([name, part]) => [name, part.encoding]));
  return { required: true, content: { [mediaType]: { schema, encoding } } };
};

/** What a part says of itself where nothing else is said: of a list each item is a part. */
const defaultType = (value: Json): string => {
  if (Array.isArray(value)) return defaultType((value as readonly Json[])[0] ?? '');
  return typeof value === 'object' ? 'application/json' : 'text/plain';
};

const isIn = (range: string, mediaType: string): boolean =>
  ['*/*', `${mediaType.split('/')[0]}/*`, mediaType].includes(range);

/** The media types in which a part is sent, or read. */
const typesOf = ({ contentType }: Encoding, value: Json): readonly string[] => {
  const ranges = (contentType ?? defaultType(value)).split(',').map((one) => one.trim().toLowerCase());
  return concrete.filter((mediaType) => ranges.some((range) => isIn(range, mediaType)));
};

/** Whether a part comes as it is read. */
const isRead = ({ mediaType }: FormDrawn, before: PartDrawn, asked: PartDrawn, value: Json): boolean => {
  if (mediaType === 'multipart/form-data') {
    const read = typesOf(asked.encoding, value);
    return typesOf(before.encoding, value).every((type) => read.includes(type));
  }
  const [sent, read] = [before, asked].map(({ required, schema, encoding }) =>
    onWire({ name: 'part', in: 'query', required, schema, ...encoding }, value),
  );
  return sent === read;
};

/** What those that know the old form send that the new one does not take, or reads otherwise. */
export const lostForm = (old: FormDrawn, next: FormDrawn): unknown => {
  if (old.mediaType !== next.mediaType) return { mediaType: old.mediaType };
  for (const [name, asked] of Object.entries(next.parts)) {
    const before = old.parts[name];
    if (before?.required !== true && asked.required) return { missing: name };
    const values = before === undefined ? [] : valuesOf(before.schema);
    const lost = values.find((value) => !takes(asked.schema, value) || !isRead(old, before as PartDrawn, asked, value));
    if (lost !== undefined) return { part: name, value: lost };
  }
  return undefined;
};
