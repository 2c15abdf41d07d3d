type Test = (value: unknown) => boolean;

const whole =
  (low: number, high: number): Test =>
  (value) =>
    typeof value === 'number' && Number.isInteger(value) && value >= low && value <= high;
const wide =
  (low: bigint, high: bigint): Test =>
  (value) =>
    typeof value === 'string' &&
    (low < 0n ? /^-?(?:0|[1-9]\d*)$/ : /^(?:0|[1-9]\d*)$/).test(value) &&
    BigInt(value) >= low &&
    BigInt(value) <= high;
const text =
  (test: (text: string) => boolean): Test =>
  (value) =>
    typeof value === 'string' && test(value);
const shaped = (shape: RegExp): Test => text((value) => shape.test(value));

const isDate = (value: string): boolean => {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  if (found === null) return false;
  const [year, month, day] = found.slice(1).map(Number) as [number, number, number];
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return day >= 1 && day <= days;
};
/** Leap seconds are told from other seconds 60 only by their time in UTC: 23:59:60. */
const isTime = (value: string): boolean => {
  const found = /^(\d{2}):(\d{2}):(\d{2})(?:\.\d+)?(?:z|([+-])(\d{2}):(\d{2}))$/i.exec(value);
  if (found === null) return false;
  const [hour, minute, second] = found.slice(1, 4).map(Number) as [number, number, number];
  const [offsetHour, offsetMinute] = [Number(found[5] ?? 0), Number(found[6] ?? 0)];
  if (hour > 23 || minute > 59 || second > 60 || offsetHour > 23 || offsetMinute > 59) return false;
  const ahead = (found[4] === '-' ? -1 : 1) * (offsetHour * 60 + offsetMinute);
  return second < 60 || (hour * 60 + minute - ahead + 2880) % 1440 === 23 * 60 + 59;
};
const isDateTime = (value: string): boolean =>
  isDate(value.slice(0, 10)) && /^t$/i.test(value.charAt(10)) && isTime(value.slice(11));

export const isUriReference = (value: string): boolean => {
  if (!/^(?:[\w\-.~:/?#[\]@!$&'()*+,;=]|%[0-9a-f]{2})*$/i.test(value)) return false;
  const found = /^(?:([^:/?#]*):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/.exec(value);
  if (found === null) return false;
  const [, scheme, authority, path = '', query = '', fragment = ''] = found;
  const brackets = /[[\]]/;
  return (
    (scheme === undefined || /^[a-z][a-z0-9+.-]*$/i.test(scheme)) &&
    (authority === undefined || /^(?:[^[\]@]*@)?(?:[^[\]@:]*|\[[0-9a-f:.]+\])(?::\d*)?$/i.test(authority)) &&
    ![path, query, fragment].some((part) => brackets.test(part)) &&
    !fragment.includes('#')
  );
};

/** RFC 4648: whole groups, the last one padded. */
const encodings: Readonly<Record<string, RegExp>> = {
  base64: /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/,
  base64url: /^(?:[\w-]{4})*(?:[\w-]{2}(?:==)?|[\w-]{3}=?)?$/,
  base16: /^(?:[0-9A-Fa-f]{2})*$/,
  base32: /^(?:[A-Z2-7]{8})*(?:[A-Z2-7]{2}={6}|[A-Z2-7]{4}={4}|[A-Z2-7]{5}={3}|[A-Z2-7]{7}=)?$/,
  base32hex: /^(?:[0-9A-V]{8})*(?:[0-9A-V]{2}={6}|[0-9A-V]{4}={4}|[0-9A-V]{5}={3}|[0-9A-V]{7}=)?$/,
};
export const isBinary = (value: unknown, encoding: string): boolean =>
  typeof value === 'string' && (encodings[encoding] as RegExp).test(value);

const number: Test = (value) => typeof value === 'number';

/** Section 3 of the digest, the types that are not compound; `binary` has its encoding besides. */
export const primitives: ReadonlyMap<string, Test> = new Map<string, Test>([
  ['string', (value) => typeof value === 'string'],
  ['number', number],
  ['boolean', (value) => typeof value === 'boolean'],
  ['null', (value) => value === null],
  ['any', () => true],
  ['integer', whole(-(2 ** 31), 2 ** 31 - 1)],
  ['int8', whole(-128, 127)],
  ['int16', whole(-32768, 32767)],
  ['int32', whole(-(2 ** 31), 2 ** 31 - 1)],
  ['uint8', whole(0, 255)],
  ['uint16', whole(0, 65535)],
  ['uint32', whole(0, 2 ** 32 - 1)],
  ['int64', wide(-(2n ** 63n), 2n ** 63n - 1n)],
  ['uint64', wide(0n, 2n ** 64n - 1n)],
  ['int128', wide(-(2n ** 127n), 2n ** 127n - 1n)],
  ['uint128', wide(0n, 2n ** 128n - 1n)],
  ['float8', number],
  ['float', (value) => typeof value === 'number' && Math.abs(value) <= 3.4028234663852886e38],
  ['double', number],
  ['decimal', shaped(/^-?(?:0|[1-9]\d*)(?:\.\d+)?$/)],
  ['date', text(isDate)],
  ['datetime', text(isDateTime)],
  ['time', text(isTime)],
  ['duration', shaped(/^P(?:\d+W|(?!$)(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?!$)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?)$/)],
  ['uuid', shaped(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i)],
  ['uri', text(isUriReference)],
  ['jsonpointer', shaped(/^#?(?:\/(?:[^/~]|~[01])*)*$/)],
]);

export const numberTypes: readonly string[] = [
  'number',
  'integer',
  'int8',
  'int16',
  'int32',
  'uint8',
  'uint16',
  'uint32',
  'float8',
  'float',
  'double',
];
export const textNumberTypes: readonly string[] = ['int64', 'uint64', 'int128', 'uint128', 'decimal'];
