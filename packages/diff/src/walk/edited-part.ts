import {
  canonicalJson,
  hintFormats,
  isUnknownExtension,
  proseKeywords,
  type Pointer,
  type SchemaFacts,
  type SchemaPart,
} from '@schemawright/contract';
import type { Finding, Site } from '../observe.ts';
import { pairBy } from '../pair.ts';
import type { Pair } from '../subjects.ts';

/**
 * Findings about a pair as a whole at the place where it was edited: a use that describes a component, or allows null
 * besides, differs as the component does.
 */
export const inEditedPart = (
  findings: readonly Finding[],
  site: Site,
  old: SchemaFacts,
  next: SchemaFacts,
): readonly Finding[] => {
  if (findings.length === 0 || Math.max(old.parts.length, next.parts.length) < 2) return findings;
  return findings.map((finding) => {
    const isOfWhole = finding.site.old === site.old && finding.site.next === site.next;
    const places = isOfWhole ? editedPart(old, next, subjectOf(finding)) : undefined;
    if (places === undefined) return finding;
    const { old: before = site.old, next: after = site.next } = places;
    const pointer = finding.pointer === site.next ? (after ?? '') : finding.pointer;
    return { ...finding, pointer, site: { ...finding.site, old: before, next: after } };
  });
};

/** The one part that says something else about a subject now, or stands on one side alone; of several the one that holds them. */
const editedPart = (old: SchemaFacts, next: SchemaFacts, subject: Subject): Pair<Pointer> | undefined => {
  const [outermost, ...others] = partsOf(old, next).filter((part) => isEdited(part, subject));
  if (outermost === undefined) return undefined;
  const isHeld = (part: Pair<SchemaPart>): boolean =>
    isBelow(part.old, outermost.old) && isBelow(part.next, outermost.next);
  return others.every(isHeld) ? { old: outermost.old?.pointer, next: outermost.next?.pointer } : undefined;
};

const isBelow = (part: SchemaPart | undefined, above: SchemaPart | undefined): boolean =>
  part === undefined || (above !== undefined && part.pointer.startsWith(`${above.pointer}/`));

/** As many parts are the same in their order, whatever they are called; others are those at the same places. */
const partsOf = (old: SchemaFacts, next: SchemaFacts): readonly Pair<SchemaPart>[] =>
  old.parts.length === next.parts.length
    ? old.parts.map((before, index) => ({ old: before, next: next.parts[index] }))
    : pairBy(old.parts, next.parts, ({ pointer }) => pointer);

type Subject = 'texts' | 'extensions' | 'values';

const subjectOf = ({ rule: { id } }: Finding): Subject =>
  id === 'annotation-changed' || id.endsWith('-xml-changed')
    ? 'texts'
    : id === 'extension-changed'
      ? 'extensions'
      : 'values';

const subjectOfKeyword = (keyword: string): Subject =>
  proseKeywords.has(keyword) ? 'texts' : isUnknownExtension(keyword) ? 'extensions' : 'values';

const isEdited = ({ old, next }: Pair<SchemaPart>, subject: Subject): boolean => {
  const [before, after] = [old?.schema ?? {}, next?.schema ?? {}];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].some((keyword) => {
    if (elsewhere.has(keyword)) return false;
    const isHint = keyword === 'format' && [before, after].some(({ format }) => hintFormats.has(format));
    if (subjectOfKeyword(keyword) !== subject && !(isHint && subject === 'texts')) return false;
    const isStated = Object.hasOwn(before, keyword) && Object.hasOwn(after, keyword);
    if (isStated && apart.has(keyword)) return false;
    return !isStated || canonicalJson(before[keyword] ?? null) !== canonicalJson(after[keyword] ?? null);
  });
};

/** What these say is in parts of its own, or has findings of its own. */
const elsewhere: ReadonlySet<string> = new Set(['$ref', 'allOf', 'deprecated', 'readOnly', 'writeOnly']);

/** What stands under these has a place of its own. */
const apart: ReadonlySet<string> = new Set([
  'anyOf',
  'oneOf',
  'properties',
  'patternProperties',
  'additionalProperties',
  'items',
  'prefixItems',
  '$defs',
]);
