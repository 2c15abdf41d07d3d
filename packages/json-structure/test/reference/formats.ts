import { isIPv4, isIPv6 } from 'node:net';
import { isUriReference } from './primitives.ts';

const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;
const isHostname = (text: string): boolean => text.length <= 253 && text.split('.').every((part) => label.test(part));
/** An IRI is a URI that may have characters beyond ASCII, RFC 3987. */
const isIriReference = (text: string): boolean =>
  isUriReference(text.replace(/[\u{a0}-\u{d7ff}\u{10000}-\u{1fffd}]/gu, 'a'));
const isExpression = (text: string): boolean => {
  try {
    return new RegExp(text, 'u') instanceof RegExp;
  } catch {
    return false;
  }
};

/** The formats of the validation extension, as far as the generated and the hand-picked values need them. */
export const formats: ReadonlyMap<string, (text: string) => boolean> = new Map<string, (text: string) => boolean>([
  ['ipv4', isIPv4],
  ['ipv6', (text) => isIPv6(text) && !text.includes('%')],
  ['email', (text) => /^[\w+-]+(?:\.[\w+-]+)*@[a-z0-9.-]+$/i.test(text)],
  ['idn-email', (text) => /^[\p{L}\w+-]+(?:\.[\p{L}\w+-]+)*@[\p{L}0-9.-]+$/iu.test(text)],
  ['hostname', isHostname],
  ['idn-hostname', (text) => /^[\p{L}0-9]+(?:[.-][\p{L}0-9]+)*$/u.test(text)],
  ['iri', (text) => /^[a-z][a-z0-9+.-]*:/i.test(text) && isIriReference(text)],
  ['iri-reference', isIriReference],
  ['uri-template', (text) => /^(?:[^\s%{}<>"|\\^`]|%[0-9a-f]{2}|\{\w+\})*$/i.test(text)],
  ['relative-json-pointer', (text) => /^(?:0|[1-9]\d*)(?:#|(?:\/(?:[^/~]|~[01])*)*)$/.test(text)],
  ['regex', isExpression],
]);
