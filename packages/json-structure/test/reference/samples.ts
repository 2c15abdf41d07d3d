const around = (...limits: readonly bigint[]): readonly string[] =>
  limits.flatMap((limit) => [limit - 1n, limit, limit + 1n].map(String));
const oddNumbers = ['', '-', '+1', ' 1', '01', '-01', '1e3', '0x10', '1.', '.5', '1.0', '-0'];

export const numberSamples: readonly number[] = [
  -129, -128, -5, -1, 0, 1, 2, 3, 5, 6, 10, 127, 128, 255, 256, 0.5, 1.5, -0.25, -32769, -32768, 32767, 32768, 65535,
  65536, -2147483649, -2147483648, 2147483647, 2147483648, 4294967295, 4294967296, 3.4e38, 3.5e38, -3.5e38, 1e300,
  5e-324, 1e21, 9007199254740991,
];
export const textNumberSamples: readonly string[] = [
  '0',
  '1',
  '-1',
  '2',
  '3',
  '5',
  '6',
  '10',
  '1.5',
  '1.50',
  '-0.25',
  '0.30',
  '100000000000000000000.0000000001',
  ...around(2n ** 63n - 1n, -(2n ** 63n), 2n ** 64n - 1n, 2n ** 127n - 1n, -(2n ** 127n), 2n ** 128n - 1n),
  ...oddNumbers,
];
export const wordSamples: readonly string[] = ['', 'a', 'b', 'ab', 'bb', 'abc', 'x y', 'Z', '42', '😀', '😀😀', 'é\n'];
export const formatSamples: Readonly<Record<string, readonly string[]>> = {
  ipv4: ['127.0.0.1', '256.0.0.1', '1.2.3'],
  ipv6: ['::1', '1:2:3:4:5:6:7:8', '1::2::3', ':'],
  email: ['a@example.com', 'a.b@example.com', 'a', '@example.com', '.a@example.com'],
  'idn-email': ['실례@실례.테스트', 'a@example.com', '실례'],
  hostname: ['example.com', 'a', '-a', 'a..b', 'a_b'],
  'idn-hostname': ['실례.테스트', 'example.com', '-a'],
  iri: ['http://example.com/ñ', 'http://[::1]/ñ', '/a', 'a b'],
  'iri-reference': ['/ñ', 'ñ', '\\a'],
  'uri-template': ['/a/{b}', '/a', '/{a'],
  'relative-json-pointer': ['0', '1/a', '0#', '01', '-1', '/a'],
  regex: ['a+', '^a$', '(', '['],
};
export const textSamples: Readonly<Record<string, readonly string[]>> = {
  date: ['2024-02-29', '2023-02-29', '1900-02-29', '2000-02-29', '2024-13-01', '2024-04-31', '2024-1-1'],
  datetime: [
    '2024-01-01T00:00:00Z',
    '2024-01-01t00:00:00.25+01:30',
    '2016-12-31T23:59:60Z',
    '1985-04-12T23:20:50.52z',
    '2024-01-01T00:00:00',
    '2024-01-01 00:00:00Z',
    '2024-02-30T00:00:00Z',
    '2024-01-01T24:00:00Z',
  ],
  time: ['10:00:00Z', '10:00:00.5-05:00', '10:00:00', '24:00:00Z', '10:60:00Z', '1:00:00Z'],
  duration: ['P1Y2M3D', 'PT1H30M', 'P3W', 'P1DT12H', 'PT1.5S', 'P1Y2D', 'P', 'PT', 'P1DT', 'P1W1D', 'P1H', '-P1D'],
  uuid: [
    '123e4567-e89b-12d3-a456-426614174000',
    '123E4567-E89B-12D3-A456-426614174000',
    '123e4567e89b',
    'g23e4567-e89b-12d3-a456-426614174000',
  ],
  uri: ['https://example.com/a?b#c', 'a/b', '', '//example.com', '#a', 'http://[::1]/', 'a b', '%zz', 'http://['],
  jsonpointer: ['', '/a', '/a~0b~1/', '#/a', '#', 'a', '/~', '/~2'],
};
export const binarySamples: Readonly<Record<string, readonly string[]>> = {
  base64: ['', 'TWFu', 'TWE=', 'TQ==', '+/+/', 'T', 'TW-_', 'TWE', 'TW Fu'],
  base64url: ['', 'TWFu', 'TW-_', 'TW+/', 'T'],
  base16: ['', '00FF', '0', '0G'],
  base32: ['', 'JBSWY3DP', 'JA======', 'JA', 'J1======'],
  base32hex: ['', '91IMOR3F', '91IMOR3Z'],
};
export const allTexts: readonly string[] = [
  ...wordSamples,
  ...textNumberSamples,
  ...[formatSamples, textSamples, binarySamples].flatMap((table) => Object.values(table).flat()),
];

const samplesByType = new Map<string, readonly unknown[]>([
  ['boolean', [true, false]],
  ['null', [null]],
  ['any', [null, true, 0, '', [], {}, { a: 1 }]],
  ['string', [...new Set([...wordSamples, ...Object.values(formatSamples).flat()])]],
  ['binary', [...new Set(Object.values(binarySamples).flat())]],
  ...['int64', 'uint64', 'int128', 'uint128', 'decimal'].map(
    (type) => [type, [...new Set(textNumberSamples)]] as const,
  ),
  ...Object.entries(textSamples),
]);
/** Values of a type and values that just miss it. */
export const samplesOf = (type: string): readonly unknown[] => samplesByType.get(type) ?? numberSamples;
