import {
  canonicalJson,
  isUnknownExtension,
  proseKeywords,
  type Pointer,
  type SchemaFacts,
  type SchemaPart,
} from '@schemawright/contract';
import type { Finding, Site } from '../observe.ts';
import type { Both } from '../subjects.ts';

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
  if (findings.length === 0 || old.parts.length < 2 || old.parts.length !== next.parts.length) return findings;
  return findings.map((finding) => {
    const isOfWhole = finding.site.old === site.old && finding.site.next === site.next;
    const places = isOfWhole ? editedPart(old, next, subjectOf(finding)) : undefined;
    if (places === undefined) return finding;
    const pointer = finding.pointer === site.next ? places.next : finding.pointer;
    return { ...finding, pointer, site: { ...finding.site, ...places } };
  });
};

/** The one part of both that says something else about a subject now. */
const editedPart = (old: SchemaFacts, next: SchemaFacts, subject: Subject): Both<Pointer> | undefined => {
  const edited = old.parts.flatMap((before, index) => {
    const after = next.parts[index];
    return after !== undefined && isEdited(before, after, subject)
      ? [{ old: before.pointer, next: after.pointer }]
      : [];
  });
  return edited.length === 1 ? edited[0] : undefined;
};

type Subject = 'texts' | 'extensions' | 'values';

const subjectOf = ({ rule: { id } }: Finding): Subject =>
  id === 'annotation-changed' ? 'texts' : id === 'extension-changed' ? 'extensions' : 'values';

const subjectOfKeyword = (keyword: string): Subject =>
  proseKeywords.has(keyword) ? 'texts' : isUnknownExtension(keyword) ? 'extensions' : 'values';

const isEdited = ({ schema: old }: SchemaPart, { schema: next }: SchemaPart, subject: Subject): boolean =>
  [...new Set([...Object.keys(old), ...Object.keys(next)])].some((keyword) => {
    if (subjectOfKeyword(keyword) !== subject) return false;
    const isStated = Object.hasOwn(old, keyword) && Object.hasOwn(next, keyword);
    if (isStated && apart.has(keyword)) return false;
    return !isStated || canonicalJson(old[keyword] ?? null) !== canonicalJson(next[keyword] ?? null);
  });

/** What stands under these has a place of its own. */
const apart: ReadonlySet<string> = new Set([
  '$ref',
  'allOf',
  'anyOf',
  'oneOf',
  'properties',
  'patternProperties',
  'additionalProperties',
  'items',
  'prefixItems',
  '$defs',
]);
