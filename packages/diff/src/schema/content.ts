import type { SchemaFacts } from '@schemawright/contract';

/** JSON by any name; what is not said is taken for it, as there is a schema. */
const isJson = (mediaType: string | undefined): boolean =>
  mediaType === undefined || /[/+]json(?:;|$)/iu.test(mediaType);

/** Whether texts hold JSON, written alike: then their `contentSchema` can be compared. JSON Schema 2020-12 Validation, 8.5. */
export const isSameContent = (one: SchemaFacts, other: SchemaFacts): boolean =>
  one.contentMediaType === other.contentMediaType &&
  one.contentEncoding === other.contentEncoding &&
  isJson(one.contentMediaType);
