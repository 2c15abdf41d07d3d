/** Formats whose values are all values of the next ones too. Anything else is not comparable. */
const wider: ReadonlyMap<string, readonly string[]> = new Map([
  ['int8', ['int16', 'int32', 'int64']],
  ['int16', ['int32', 'int64']],
  ['int32', ['int64']],
  ['uint8', ['uint16', 'uint32', 'uint64', 'int16', 'int32', 'int64']],
  ['uint16', ['uint32', 'uint64', 'int32', 'int64']],
  ['uint32', ['uint64', 'int64']],
  ['float', ['double']],
  ['js-int64', ['js-int128', 'js-decimal']],
  ['js-uint64', ['js-uint128', 'js-int128', 'js-decimal']],
  ['js-int128', ['js-decimal']],
  ['js-uint128', ['js-decimal']],
  ['email', ['idn-email']],
  ['hostname', ['idn-hostname']],
  ['uri', ['uri-reference', 'iri', 'iri-reference']],
  ['uri-reference', ['iri-reference']],
  ['iri', ['iri-reference']],
]);

/** Whether every value of the narrow format is one of the wide format. */
export const formatIncluded = (narrow: string | undefined, wide: string | undefined): boolean =>
  wide === undefined || narrow === wide || (narrow !== undefined && (wider.get(narrow)?.includes(wide) ?? false));
