/**
 * Checks of single values by format name, for JSON Schema, OpenAPI and JSON Structure.
 *
 * Each is a pure function of its own, so that a bundler keeps only what is used and a copy of this file works anywhere.
 * Regular expressions here run in linear time, and without a stack that grows, on any text.
 */
/** RFC 3339 `date-time`: the day exists, an offset is there, second 60 only where a leap second can be. */
export declare const isDateTime: (text: string) => boolean;
/** RFC 3339 `full-date`: the day exists. */
export declare const isDate: (text: string) => boolean;
/** RFC 3339 `full-time`: the offset is required. */
export declare const isTime: (text: string) => boolean;
/** RFC 3339, appendix A `duration`: no fraction, no unit skipped between two others. */
export declare const isDuration: (text: string) => boolean;
/** A duration as writers of ISO 8601 use it: units may be skipped (`P1Y2D`) and seconds may have a fraction. */
export declare const isLenientDuration: (text: string) => boolean;
/** RFC 9562 UUID in its 8-4-4-4-12 form, either case, any version. */
export declare const isUuid: (text: string) => boolean;
/** RFC 2673 dotted quad: four decimal octets without leading zeros. */
export declare const isIpv4: (text: string) => boolean;
/** RFC 4291 text form of an IPv6 address, without a zone. */
export declare const isIpv6: (text: string) => boolean;
/** RFC 1123 host name: labels of up to 63 letters, digits and inner hyphens; at most 253 characters. */
export declare const isHostname: (text: string) => boolean;
/** RFC 5321 mailbox: dotted or quoted local part; a host name or an address literal after the last `@`. */
export declare const isEmail: (text: string) => boolean;
/** A host name in Unicode (RFC 5890): labels as in a host name, with letters and digits of any script. */
export declare const isIdnHostname: (text: string) => boolean;
/** RFC 6531 mailbox: as `isEmail`, and characters beyond ASCII count as letters. */
export declare const isIdnEmail: (text: string) => boolean;
/** RFC 3986 URI: with a scheme. */
export declare const isUri: (text: string) => boolean;
/** RFC 3986 URI reference: a URI or a relative reference. */
export declare const isUriReference: (text: string) => boolean;
/** RFC 3987 IRI: characters beyond ASCII may stand where a percent-escape may. */
export declare const isIri: (text: string) => boolean;
/** RFC 3987 IRI reference. */
export declare const isIriReference: (text: string) => boolean;
/** RFC 6570 URI template, up to level 4. */
export declare const isUriTemplate: (text: string) => boolean;
/** RFC 6901 JSON Pointer in its string form. */
export declare const isJsonPointer: (text: string) => boolean;
/** Relative JSON Pointer (draft-bhutton-relative-json-pointer-00). */
export declare const isRelativeJsonPointer: (text: string) => boolean;
/** A regular expression of ECMA-262 with the `u` flag. */
export declare const isRegex: (text: string) => boolean;
/** RFC 4648, section 4 base64 with its padding. */
export declare const isByte: (text: string) => boolean;
export declare const isInt8: (value: number) => boolean;
export declare const isInt16: (value: number) => boolean;
export declare const isInt32: (value: number) => boolean;
export declare const isUint8: (value: number) => boolean;
export declare const isUint16: (value: number) => boolean;
export declare const isUint32: (value: number) => boolean;
/** A whole number of 64 bits, as far as a double tells: 2^63 passes, for that is how a double reads 2^63 - 1. */
export declare const isInt64: (value: number) => boolean;
/** A whole number of 64 bits without sign, as far as a double tells: 2^64 passes. */
export declare const isUint64: (value: number) => boolean;
/** A number within the range of binary32. */
export declare const isFloat: (value: number) => boolean;
export declare const isDouble: (value: number) => boolean;
/** Whether `value / divisor` is whole. For a fractional divisor as the decimal numbers say, so 0.3 is a multiple of 0.1. */
export declare const isMultipleOf: (value: number, divisor: number) => boolean;
/** JSON Structure `int64`. */
export declare const isInt64String: (text: string) => boolean;
/** JSON Structure `uint64`: no sign. */
export declare const isUint64String: (text: string) => boolean;
/** JSON Structure `int128`. */
export declare const isInt128String: (text: string) => boolean;
/** JSON Structure `uint128`: no sign. */
export declare const isUint128String: (text: string) => boolean;
/** JSON Structure `decimal`: no exponent; the fraction may be left out. */
export declare const isDecimalString: (text: string) => boolean;
