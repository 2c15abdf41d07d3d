import { isObject, isString, type Json, type JsonObject } from '../json.ts';
import { isReference } from '../references.ts';
import { child } from '../pointer.ts';
import type { Source } from './source.ts';
import type { Translation } from './translation.ts';
import { valueIn, type View } from './view.ts';

/** What the conversion to JSON Schema has kept of the type that it came from; empty when there is nothing to follow. */
export const hintsOf = (view: View, { honours }: Pick<Translation, 'honours'>): JsonObject => {
  const hints = honours ? valueIn(view, 'x-json-structure') : undefined;
  return isObject(hints) ? hints : {};
};

/** The type that a schema was made of, if it is among `names`. */
export const hintedType = (
  view: View,
  translation: Pick<Translation, 'honours'>,
  names: { has(name: string): boolean },
): string | undefined => {
  const { type } = hintsOf(view, translation);
  return isString(type) && names.has(type) ? type : undefined;
};

/** Kept keywords that the conversion reads itself. */
const read: ReadonlySet<string> = new Set(['type', '$extends', 'tuple', 'selector', 'choices']);

/** The other keywords of the source, as they were; references lead to the definitions of the new document. */
export const keptOf = (view: View, translation: Translation): JsonObject =>
  Object.fromEntries(
    Object.entries(hintsOf(view, translation)).flatMap(([keyword, value]) =>
      value === undefined || read.has(keyword) ? [] : [[keyword, relinked(value, translation)] as const],
    ),
  );

const maxDepth = 20;

const relinked = (value: Json, translation: Translation, depth = 0): Json => {
  if (typeof value !== 'object' || value === null || depth > maxDepth) return value;
  if (isReference(value)) return { ...value, $ref: definitionFor(value.$ref, translation) ?? value.$ref };
  if (Array.isArray(value)) return (value as readonly Json[]).map((one) => relinked(one, translation, depth + 1));
  return Object.fromEntries(
    Object.entries(value as JsonObject).map(([name, one]) => [
      name,
      one === undefined ? one : relinked(one, translation, depth + 1),
    ]),
  );
};

/**
 * The definition that a kept pointer leads to: one into `$defs`, or one into the `definitions` that the document had,
 * whose namespaces are joined with `_`.
 */
export const definitionFor = (text: string, translation: Translation): string | undefined => {
  const target = sourceOf(text, translation);
  return target === undefined ? undefined : translation.reference(target);
};

const sourceOf = (text: string, { resolve }: Translation): Source | undefined => {
  if (text.startsWith('#/$defs/')) return resolve(text);
  return text.startsWith('#/definitions/')
    ? resolve(`#${child('/$defs', text.slice(14).replaceAll('/', '_'))}`)
    : undefined;
};

/** The bases that a type was made with: the pointers to them in the new document, and their schemas. */
export const basesOf = (
  view: View,
  translation: Translation,
): { readonly $extends: Json; readonly sources: readonly Source[] } | undefined => {
  const { $extends } = hintsOf(view, translation);
  const texts = (Array.isArray($extends) ? ($extends as readonly Json[]) : [$extends]).filter(isString);
  const sources = texts.map((text) => sourceOf(text, translation));
  if (texts.length === 0 || !sources.every((source) => source !== undefined)) return undefined;
  const pointers = sources.map((source) => translation.reference(source));
  return { $extends: Array.isArray($extends) ? pointers : (pointers[0] ?? null), sources };
};
