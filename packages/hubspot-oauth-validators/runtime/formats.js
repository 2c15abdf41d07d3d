/**
 * Checks of single values by format name, for JSON Schema, OpenAPI and JSON Structure.
 *
 * Each is a pure function of its own, so that a bundler keeps only what is used and a copy of this file works anywhere.
 * Regular expressions here run in linear time, and without a stack that grows, on any text.
 */
// ── Dates and times: RFC 3339, read by character code (about eight times as fast as regular expressions). ──
/** Two digits as a number, or -1. */
const pair = (text, at) => {
    const tens = text.charCodeAt(at) - 48;
    const ones = text.charCodeAt(at + 1) - 48;
    return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
};
const daysIn = (year, month) => month === 2
    ? year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
        ? 29
        : 28
    : 30 + ((month + (month >> 3)) & 1);
/** Days from `day` to the end of its month, or -1 when the first ten characters are no date. */
const daysLeft = (text) => {
    const century = pair(text, 0);
    const year = pair(text, 2);
    const month = pair(text, 5);
    const day = pair(text, 8);
    if (century < 0 || year < 0 || month < 1 || month > 12 || day < 1)
        return -1;
    if (text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45)
        return -1;
    return daysIn(century * 100 + year, month) - day;
};
/**
 * Reads a full-time to the end of the text. -1: invalid. 0: valid. Else a leap second, valid only at the end of a month
 * in UTC: 1, 2, 3 when the UTC date is the day before the local one, the same, the day after.
 */
const readTime = (text, start) => {
    const hour = pair(text, start);
    const minute = pair(text, start + 3);
    const second = pair(text, start + 6);
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60)
        return -1;
    if (text.charCodeAt(start + 2) !== 58 || text.charCodeAt(start + 5) !== 58)
        return -1;
    let at = start + 8;
    let code = text.charCodeAt(at);
    if (code === 46) {
        const fraction = ++at;
        while ((code = text.charCodeAt(at)) >= 48 && code <= 57)
            at++;
        if (at === fraction)
            return -1;
    }
    let offset = 0;
    if (code === 43 || code === 45) {
        const hours = pair(text, at + 1);
        const minutes = pair(text, at + 4);
        if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59 || text.charCodeAt(at + 3) !== 58)
            return -1;
        offset = (hours * 60 + minutes) * (44 - code);
        at += 6;
    }
    else if (code === 90 || code === 122) {
        at++;
    }
    else {
        return -1;
    }
    if (at !== text.length)
        return -1;
    if (second < 60)
        return 0;
    const utc = hour * 60 + minute - offset;
    return utc === -1 ? 1 : utc === 1439 ? 2 : utc === 2879 ? 3 : -1;
};
/** RFC 3339 `date-time`: the day exists, an offset is there, second 60 only where a leap second can be. */
export const isDateTime = (text) => {
    const left = daysLeft(text);
    const separator = text.charCodeAt(10);
    if (left < 0 || (separator !== 84 && separator !== 116))
        return false;
    const leap = readTime(text, 11);
    // The day before the first of a month is a last day; the other two are last days themselves.
    return leap === 0 || (leap === 1 ? pair(text, 8) === 1 : leap > 0 && left === leap - 2);
};
/** RFC 3339 `full-date`: the day exists. */
export const isDate = (text) => text.length === 10 && daysLeft(text) >= 0;
/** RFC 3339 `full-time`: the offset is required. */
export const isTime = (text) => readTime(text, 0) >= 0;
const duration = /^P(?:\d+W|(?:\d+Y(?:\d+M(?:\d+D)?)?|\d+M(?:\d+D)?|\d+D)?(?:T(?:\d+H(?:\d+M(?:\d+S)?)?|\d+M(?:\d+S)?|\d+S))?)$/;
/** RFC 3339, appendix A `duration`: no fraction, no unit skipped between two others. */
export const isDuration = (text) => text.length > 2 && duration.test(text);
const lenientDuration = /^P(?:\d+W|(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?)$/;
/** A duration as writers of ISO 8601 use it: units may be skipped (`P1Y2D`) and seconds may have a fraction. */
export const isLenientDuration = (text) => text.length > 2 && lenientDuration.test(text);
// ── Identifiers and addresses ──
const uuid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;
/** RFC 9562 UUID in its 8-4-4-4-12 form, either case, any version. */
export const isUuid = (text) => text.length === 36 && uuid.test(text);
const ipv4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d\d?)(?:\.(?!$)|$)){4}$/;
const leadingZero = /(?:^|\.)0\d/;
/** RFC 2673 dotted quad: four decimal octets without leading zeros. */
export const isIpv4 = (text) => text.length < 16 && ipv4.test(text) && !leadingZero.test(text);
const hextet = /^[\da-f]{1,4}$/i;
/** How many 16-bit groups the text holds, or NaN when one is malformed. */
const hextets = (text, mayEndInIpv4) => {
    if (text === '')
        return 0;
    const groups = text.split(':');
    const last = groups.length - 1;
    let count = 0;
    for (let index = 0; index <= last; index++) {
        const group = groups[index];
        if (hextet.test(group))
            count++;
        else if (mayEndInIpv4 && index === last && isIpv4(group))
            count += 2;
        else
            return Number.NaN;
    }
    return count;
};
/** RFC 4291 text form of an IPv6 address, without a zone. */
export const isIpv6 = (text) => {
    if (text.length > 45)
        return false;
    const halves = text.split('::');
    const [head = '', tail] = halves;
    if (tail === undefined)
        return hextets(head, true) === 8;
    return halves.length === 2 && hextets(head, false) + hextets(tail, true) < 8;
};
const hostname = /^(?!-)[a-z\d-]{0,62}[a-z\d](?:\.(?!-)[a-z\d-]{0,62}[a-z\d])*$/i;
// RFC 5892: letters, marks and digits of any script but for a few; seven characters only beside certain others.
const notInLabels = /[^\p{L}\p{M}\p{Nd}\-\u06fd\u06fe\u0f0b\u3007\xb7\u0375\u05f3\u05f4\u30fb\u200c\u200d]|\u0640|\u07fa|\u302e|\u302f|[\u3031-\u3035]|\u303b/u;
const misplacedInLabel = /^[-\p{M}]|-$|^..--|(?<!l)\xb7|\xb7(?!l)|\u0375(?!\p{Script=Greek})|(?<!\p{Script=Hebrew})[\u05f3\u05f4]|[\u0660-\u0669].*[\u06f0-\u06f9]|[\u06f0-\u06f9].*[\u0660-\u0669]/u;
const misplacedJoiner = /(?<![\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca\u1039\u17d2])(?:\u200d|(?<!\p{Script=Arabic})\u200c|\u200c(?!\p{Script=Arabic}))/u;
const kana = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;
/** RFC 5891, 4.2: a label in Unicode. */
const isUnicodeLabel = (label) => label !== '' &&
    [...label].length < 60 &&
    !notInLabels.test(label) &&
    !misplacedInLabel.test(label) &&
    !misplacedJoiner.test(label) &&
    (!label.includes('\u30fb') || kana.test(label));
/** RFC 3492, 6.2: what the part of a label after `xn--` stands for; nothing when it is malformed. */
const fromPunycode = (text) => {
    const delimiter = text.lastIndexOf('-');
    const output = text.slice(0, Math.max(0, delimiter)).split('');
    let code = 128;
    let bias = 72;
    for (let at = delimiter + 1, index = 0; at < text.length; index++) {
        const before = index;
        for (let weight = 1, k = 36;; k += 36) {
            const character = text.charCodeAt(at++) | 32;
            const digit = character >= 97 && character <= 122 ? character - 97 : character >= 48 && character <= 57 ? character - 22 : -1;
            if (digit < 0)
                return undefined;
            index += digit * weight;
            const threshold = k <= bias ? 1 : k >= bias + 26 ? 26 : k - bias;
            if (digit < threshold)
                break;
            weight *= 36 - threshold;
        }
        const length = output.length + 1;
        let delta = Math.floor((index - before) / (before === 0 ? 700 : 2));
        delta += Math.floor(delta / length);
        for (bias = 0; delta > 455; bias += 36)
            delta = Math.floor(delta / 35);
        bias += Math.floor((36 * delta) / (delta + 38));
        code += Math.floor(index / length);
        index %= length;
        if (code > 0x10ffff)
            return undefined;
        output.splice(index, 0, String.fromCodePoint(code));
    }
    return output.join('');
};
/** RFC 5890, 2.3.2.1: whether every label that begins with `xn--` stands for a label in Unicode. */
const hasSoundPunycode = (text) => text.split('.').every((label) => !/^xn--/i.test(label) || isUnicodeLabel(fromPunycode(label.slice(4)) ?? ''));
/** RFC 1123 host name: labels of up to 63 letters, digits and inner hyphens; at most 253 characters. */
export const isHostname = (text) => text.length < 254 && hostname.test(text) && (!/xn--/i.test(text) || hasSoundPunycode(text));
const localPart = /^(?:[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*|"(?:[ !#-[\]-~]|\\[ -~])*")$/;
/** RFC 5321 mailbox: dotted or quoted local part; a host name or an address literal after the last `@`. */
export const isEmail = (text) => {
    const at = text.lastIndexOf('@');
    if (at < 1 || text.length > 320 || !localPart.test(text.slice(0, at)))
        return false;
    const domain = text.slice(at + 1);
    if (!domain.startsWith('[') || !domain.endsWith(']'))
        return isHostname(domain);
    const literal = domain.slice(1, -1);
    return /^IPv6:/i.test(literal) ? isIpv6(literal.slice(5)) : isIpv4(literal);
};
const international = /[\u{A0}-\u{D7FF}\u{F900}-\u{FDCF}\u{FDF0}-\u{FFEF}\u{10000}-\u{EFFFD}]/gu;
const dots = /[.\u3002\uff0e\uff61]/;
const plainLabel = /^[\0-\x7f]*$/;
/** A host name in Unicode (RFC 5890): labels as in a host name, with letters and digits of any script. */
export const isIdnHostname = (text) => text.length < 254 &&
    text.split(dots).every((label) => (plainLabel.test(label) ? isHostname(label) : isUnicodeLabel(label)));
/** RFC 6531 mailbox: as `isEmail`, and characters beyond ASCII count as letters. */
export const isIdnEmail = (text) => isEmail(text.replace(international, 'a'));
// ── URIs: RFC 3986 ──
const scheme = /^[a-z][a-z\d+.-]*:/i;
const brokenEscape = /%(?![\da-f]{2})/i;
const afterScheme = /^(?:\/\/(?:[\w.~!$&'()*+,;=:%-]*@)?(?:\[([\da-fv][^\]]*|::?[^\]]*)\]|[\w.~!$&'()*+,;=%-]*)(?::\d*)?(?![^/?#])|(?!\/\/))[\w.~!$&'()*+,;=:@%/-]*(?:\?[\w.~!$&'()*+,;=:@%/?-]*)?(?:#[\w.~!$&'()*+,;=:@%/?-]*)?$/i;
const futureAddress = /^v[\da-f]+\.[\w.~!$&'()*+,;=:-]+$/i;
const isHierarchical = (text) => {
    const match = afterScheme.exec(text);
    if (match === null || brokenEscape.test(text))
        return false;
    const literal = match[1];
    return literal === undefined || isIpv6(literal) || futureAddress.test(literal);
};
/** RFC 3986 URI: with a scheme. */
export const isUri = (text) => {
    const match = scheme.exec(text);
    return match !== null && isHierarchical(text.slice(match[0].length));
};
const colonInFirstSegment = /^[^/?#]*:/;
/** RFC 3986 URI reference: a URI or a relative reference. */
export const isUriReference = (text) => isUri(text) || (!colonInFirstSegment.test(text) && isHierarchical(text));
/** Characters for private use may stand in a query only. RFC 3987, 2.2: iprivate. */
const privateUse = /[\u{E000}-\u{F8FF}\u{F0000}-\u{FFFFD}\u{100000}-\u{10FFFD}]/gu;
const escaped = (text) => text.replace(international, '%00').replace(/^[^?#]*\?[^#]*/, (start) => {
    const query = start.indexOf('?');
    return start.slice(0, query) + start.slice(query).replace(privateUse, '%00');
});
/** RFC 3987 IRI: characters beyond ASCII may stand where a percent-escape may. */
export const isIri = (text) => isUri(escaped(text));
/** RFC 3987 IRI reference. */
export const isIriReference = (text) => isUriReference(escaped(text));
const templateLiteral = /^[^\0- "<>\\^`|}\x7F]*$/;
const variable = /^[\w%.]+(?::[1-9]\d{0,3}|\*)?$/;
const straySeparator = /^\.|\.\.|\.(?:[:*]|$)/;
const isTemplateVariable = (text) => variable.test(text) && !straySeparator.test(text);
/** RFC 6570 URI template, up to level 4. */
export const isUriTemplate = (text) => {
    const [start = '', ...expressions] = text.split('{');
    if (!templateLiteral.test(start) || brokenEscape.test(text))
        return false;
    return expressions.every((part) => {
        const end = part.indexOf('}');
        if (end < 1 || !templateLiteral.test(part.slice(end + 1)))
            return false;
        return part
            .slice('+#./;?&=,!@|'.includes(part.charAt(0)) ? 1 : 0, end)
            .split(',')
            .every(isTemplateVariable);
    });
};
// ── JSON Pointer and regular expressions ──
const brokenToken = /~(?![01])/;
/** RFC 6901 JSON Pointer in its string form. */
export const isJsonPointer = (text) => (text === '' || text.startsWith('/')) && !brokenToken.test(text);
const levelsUp = /^(?:0|[1-9]\d*)(?:[+-](?:0|[1-9]\d*))?/;
/** Relative JSON Pointer (draft-bhutton-relative-json-pointer-00). */
export const isRelativeJsonPointer = (text) => {
    const match = levelsUp.exec(text);
    if (match === null)
        return false;
    const rest = text.slice(match[0].length);
    return rest === '#' || isJsonPointer(rest);
};
/** A regular expression of ECMA-262 with the `u` flag. */
export const isRegex = (text) => {
    try {
        return new RegExp(text, 'u') instanceof RegExp;
    }
    catch {
        return false;
    }
};
// ── Bytes ──
const base64 = /^[A-Za-z\d+/]*={0,2}$/;
/** RFC 4648, section 4 base64 with its padding. */
export const isByte = (text) => text.length % 4 === 0 && base64.test(text);
// ── Numbers as JSON numbers: OpenAPI format registry. Whatever else comes is refused, never converted. ──
export const isInt8 = (value) => Number.isInteger(value) && value >= -128 && value <= 127;
export const isInt16 = (value) => Number.isInteger(value) && value >= -32768 && value <= 32767;
export const isInt32 = (value) => Number.isInteger(value) && (value | 0) === value;
export const isUint8 = (value) => Number.isInteger(value) && value >= 0 && value <= 255;
export const isUint16 = (value) => Number.isInteger(value) && value >= 0 && value <= 65535;
export const isUint32 = (value) => Number.isInteger(value) && value >>> 0 === value;
/** A whole number of 64 bits, as far as a double tells: 2^63 passes, for that is how a double reads 2^63 - 1. */
export const isInt64 = (value) => Number.isInteger(value) && value >= -(2 ** 63) && value <= 2 ** 63;
/** A whole number of 64 bits without sign, as far as a double tells: 2^64 passes. */
export const isUint64 = (value) => Number.isInteger(value) && value >= 0 && value <= 2 ** 64;
/** A number within the range of binary32. */
export const isFloat = (value) => Number.isFinite(Math.fround(value));
export const isDouble = (value) => Number.isFinite(value);
/** Whether `value / divisor` is whole. For a fractional divisor as the decimal numbers say, so 0.3 is a multiple of 0.1. */
export const isMultipleOf = (value, divisor) => {
    if (value % divisor === 0)
        return true;
    if (Number.isInteger(divisor))
        return false;
    const quotient = value / divisor;
    return Math.abs(quotient - Math.round(quotient)) <= 2 * Number.EPSILON * Math.abs(quotient);
};
// ── Numbers as strings: JSON Structure Core; the grammar is that of RFC 8259, section 6 ──
const int = /^-?(?:0|[1-9]\d*)$/;
/** Whether a whole number lies in `-below … above`; both are given as digits. */
const isIntWithin = (text, below, above) => {
    const negative = text.startsWith('-');
    const bound = negative ? below : above;
    const digits = negative ? text.slice(1) : text;
    if (digits.length > bound.length || !int.test(text))
        return false;
    return digits.length < bound.length || digits <= bound;
};
/** JSON Structure `int64`. */
export const isInt64String = (text) => isIntWithin(text, '9223372036854775808', '9223372036854775807');
/** JSON Structure `uint64`: no sign. */
export const isUint64String = (text) => !text.startsWith('-') && isIntWithin(text, '', '18446744073709551615');
/** JSON Structure `int128`. */
export const isInt128String = (text) => isIntWithin(text, '170141183460469231731687303715884105728', '170141183460469231731687303715884105727');
/** JSON Structure `uint128`: no sign. */
export const isUint128String = (text) => !text.startsWith('-') && isIntWithin(text, '', '340282366920938463463374607431768211455');
const decimal = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
/** JSON Structure `decimal`: no exponent; the fraction may be left out. */
export const isDecimalString = (text) => decimal.test(text);
