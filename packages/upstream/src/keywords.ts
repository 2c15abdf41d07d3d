/** The keywords that are compared besides `type`, `format` and `enum`; all others are prose or out of a page's reach. */
export const bounds = [
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'pattern',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minProperties',
  'maxProperties',
] as const;

export const plainFacts: readonly string[] = [...bounds, 'default', 'deprecated'];

/** The range that an integer format stands for: stating it beside the format says nothing more. */
export const rangeOf: ReadonlyMap<string, { readonly minimum: number; readonly maximum: number }> = new Map(
  [8, 16, 32, 64].flatMap((bits) => [
    // From 64 bits on the upper end is the nearest number that a double holds.
    [`int${bits}`, { minimum: -(2 ** (bits - 1)), maximum: 2 ** (bits - 1) - 1 }],
    [`uint${bits}`, { minimum: 0, maximum: 2 ** bits - 1 }],
  ]),
);

/** The keywords that are about some JSON types only, and go when a schema no longer admits any of these. */
export const keywordsOf: readonly { readonly types: readonly string[]; readonly keywords: readonly string[] }[] = [
  {
    types: ['integer', 'number'],
    keywords: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  },
  { types: ['string'], keywords: ['minLength', 'maxLength', 'pattern', 'contentEncoding', 'contentMediaType'] },
  { types: ['array'], keywords: ['items', 'prefixItems', 'minItems', 'maxItems', 'uniqueItems'] },
  {
    types: ['object'],
    keywords: ['properties', 'required', 'additionalProperties', 'minProperties', 'maxProperties'],
  },
];
