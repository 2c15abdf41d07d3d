/** A media type, taken apart. RFC 9110, 8.3.1. */
export interface MediaTypeName {
  /** Lower case: `application/json`, `text/*`. */
  readonly essence: string;
  /** `name=value`, lower case, sorted. */
  readonly parameters: readonly string[];
}

/** A recording has few different media types, each many times; a hostile one does not fill the memory. */
const known = new Map<string, MediaTypeName>();
const mostKnown = 1000;

export const parseMediaType = (text: string): MediaTypeName => {
  const before = known.get(text);
  if (before !== undefined) return before;
  if (known.size >= mostKnown) known.clear();
  const parsed = parse(text);
  known.set(text, parsed);
  return parsed;
};

const parse = (text: string): MediaTypeName => {
  const [essence = '', ...parameters] = text.split(';');
  return {
    essence: essence.trim().toLowerCase(),
    parameters: parameters
      .map((parameter) => parameter.trim().toLowerCase().replaceAll('"', ''))
      .filter((parameter) => parameter !== '')
      .sort(),
  };
};

export const isJsonType = ({ essence }: MediaTypeName): boolean =>
  essence === 'application/json' || essence === 'text/json' || /^[^/]+\/[^/]+\+json$/.test(essence);

export const isFormType = ({ essence }: MediaTypeName): boolean => essence === 'application/x-www-form-urlencoded';

/**
 * The declared media type that answers for an actual one, most specific first: the same with the same parameters, the
 * same type, its `+suffix` range, a `type` range, the range of all. A declared type without parameters goes with any, one with
 * parameters asks for them. OpenAPI 3.1.1, 4.8.14.
 */
export const mediaTypeFor = <Declared extends { readonly mediaType: string }>(
  declared: readonly Declared[],
  actual: MediaTypeName,
): Declared | undefined => {
  let best: Declared | undefined;
  let bestRank = 0;
  for (const candidate of declared) {
    const rank = rankOf(parseMediaType(candidate.mediaType), actual);
    if (rank > bestRank) [best, bestRank] = [candidate, rank];
  }
  return best;
};

const rankOf = (range: MediaTypeName, actual: MediaTypeName): number => {
  if (!range.parameters.every((parameter) => actual.parameters.includes(parameter))) return 0;
  if (range.essence === actual.essence) return 5 + range.parameters.length;
  const [type, subtype = ''] = range.essence.split('/', 2);
  const [actualType, actualSubtype = ''] = actual.essence.split('/', 2);
  if (type === actualType && subtype.startsWith('*+') && actualSubtype.endsWith(subtype.slice(1))) return 4;
  if (type === actualType && subtype === '*') return 3;
  return range.essence === '*/*' || range.essence === '*' ? 2 : 0;
};
