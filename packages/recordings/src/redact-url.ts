import { REDACTED, isRedactionMark, isSecretPathParameter, looksSecret, redactText } from './secrets.ts';

/** A URL with secrets replaced. With the template of its path, the parameters that stand for tokens are known. */
export const redactUrl = (url: string, isSecret: (name: string) => boolean, template?: string): string => {
  const fragment = url.indexOf('#');
  const whole = fragment === -1 ? url : url.slice(0, fragment);
  const mark = whole.indexOf('?');
  const [, origin = '', path = ''] =
    /^([A-Za-z][A-Za-z0-9+.-]{0,30}:\/\/[^/?#]*)?([^]*)$/.exec(mark === -1 ? whole : whole.slice(0, mark)) ?? [];
  const query = mark === -1 ? '' : `?${redactQuery(whole.slice(mark + 1), isSecret)}`;
  const at = origin.lastIndexOf('@');
  const safeOrigin =
    at === -1 ? origin : `${origin.slice(0, origin.indexOf('://') + 3)}${REDACTED}@${origin.slice(at + 1)}`;
  return `${safeOrigin}${template === undefined ? maskPath(path) : maskKnownPath(path, template)}${query}${fragment === -1 ? '' : `#${REDACTED}`}`;
};

/** A raw query or form with the values of secret fields replaced. */
export const redactQuery = (query: string, isSecret: (name: string) => boolean): string =>
  query
    .split('&')
    .map((pair) => {
      const sign = pair.indexOf('=');
      if (sign === -1) return redactText(pair);
      const value = pair.slice(sign + 1);
      const name = decodeField(pair.slice(0, sign));
      const safe = isSecret(name) && value !== '' ? REDACTED : redactEscaped(value);
      return `${redactText(pair.slice(0, sign))}=${safe}`;
    })
    .join('&');

/** Escapes hide shapes: a value is judged decoded, and left as written when nothing was found. */
const redactEscaped = (value: string): string => {
  const plain = decodeField(value);
  const safe = redactText(plain);
  return safe === plain ? value : encodeURIComponent(safe);
};

const decodeField = (text: string): string => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
};

/** A path of which only the template is known: segments that stand for tokens, or look like one, are replaced. */
const maskKnownPath = (path: string, template: string): string => {
  const parts = template.split('/');
  const segments = path.split('/');
  const offset = segments.length - parts.length;
  return segments
    .map((segment, index) => {
      const names = Array.from((parts[index - offset] ?? '').matchAll(/\{([^{}]*)\}/g), ([, name = '']) => name);
      return names.some(isSecretPathParameter) || (names.length > 0 && redactText(segment) !== segment)
        ? REDACTED
        : segment;
    })
    .join('/');
};

/**
 * A path of which nothing is known, fit for a message: segments are replaced that look like a token or an identifier, and
 * those that follow a segment which speaks of tokens. Words that `isKnown` says a contract has stay.
 */
export const maskPath = (path: string, isKnown: (segment: string) => boolean = () => false): string => {
  const segments = path.split('/');
  return segments
    .map((segment, index) => {
      if (segment === '' || isRedactionMark(segment) || isKnown(segment)) return segment;
      const plain = decodeField(segment);
      return looksSecret(plain) || followsToken(segments[index - 1] ?? '', plain) ? REDACTED : segment;
    })
    .join('/');
};

/** `/access-tokens/x` always holds a token; `/token/introspect` does not: a plain word after the singular is a verb. */
const followsToken = (before: string, segment: string): boolean =>
  speaksOfToken.test(before) && (/s$/i.test(before) || !/^[a-z]+(?:-[a-z]+)*$/.test(segment));

const speaksOfToken = /(?:token|secret|password|credential|session|api-?key)s?$/i;
