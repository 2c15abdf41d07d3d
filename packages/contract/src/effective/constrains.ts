const annotationKeywords: ReadonlySet<string> = new Set([
  'title',
  'description',
  'default',
  'deprecated',
  'readOnly',
  'writeOnly',
  'examples',
  'example',
  'externalDocs',
  '$comment',
  'xml',
]);

/** Whether a keyword says something about values. */
export const constrains = (keyword: string): boolean => !annotationKeywords.has(keyword) && !keyword.startsWith('x-');
