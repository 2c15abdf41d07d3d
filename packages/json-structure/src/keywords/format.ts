import {
  isDate,
  isDateTime,
  isDuration,
  isEmail,
  isHostname,
  isIdnEmail,
  isIdnHostname,
  isIpv4,
  isIpv6,
  isIri,
  isIriReference,
  isJsonPointer,
  isRegex,
  isRelativeJsonPointer,
  isTime,
  isUri,
  isUriReference,
  isUriTemplate,
  isUuid,
} from '../formats.ts';
import { isString } from '../json.ts';
import type { Keyword } from './keyword.ts';

/** The formats that are asserted: those of the validation draft, and those that its meta-schema adds. */
export const formats: ReadonlyMap<string, (text: string) => boolean> = new Map([
  ['ipv4', isIpv4],
  ['ipv6', isIpv6],
  ['email', isEmail],
  ['idn-email', isIdnEmail],
  ['hostname', isHostname],
  ['idn-hostname', isIdnHostname],
  ['iri', isIri],
  ['iri-reference', isIriReference],
  ['uri-template', isUriTemplate],
  ['relative-json-pointer', isRelativeJsonPointer],
  ['regex', isRegex],
  ['uri', isUri],
  ['uri-reference', isUriReference],
  ['uuid', isUuid],
  ['json-pointer', isJsonPointer],
  ['date', isDate],
  ['date-time', isDateTime],
  ['time', isTime],
  ['duration', isDuration],
]);

/** JSON Structure Validation, `format`: an assertion; what is unknown asserts nothing. */
export const format: Keyword = {
  name: 'format',
  appliesTo: ({ name }) => name === 'string',
  test: (expected) => {
    const conforms = (isString(expected) ? formats.get(expected) : undefined) ?? (() => true);
    return (value) => conforms(value as string);
  },
  expects: (expected) => `a string of the format ${String(expected)}`,
  jsonSchema: (expected) => ({ format: expected }),
};
