import { textOfBase64 } from './body-text.ts';
import type { Body } from './exchange.ts';
import { isFormType, parseMediaType } from './media-type.ts';
import { redactQuery } from './redact-url.ts';
import { REDACTED, isRedactionMark, isSecretNumberName, redactText } from './secrets.ts';

type IsSecret = (name: string) => boolean;

/** A body without credentials, of the same kind where that can be. One that is nested too deep is dropped. */
export const redactBody = (body: Body, contentType: string | undefined, isSecret: IsSecret): Body => {
  try {
    return redactKind(body, contentType, isSecret);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { kind: 'missing', reason: 'a body that is nested too deep was left out when secrets were removed' };
  }
};

const redactKind = (body: Body, contentType: string | undefined, isSecret: IsSecret): Body => {
  switch (body.kind) {
    case 'missing':
      return body;
    case 'json':
      return { ...body, value: redactJson(body.value, isSecret) };
    case 'fields':
      return {
        ...body,
        fields: body.fields.map(([name, value]) => [
          name,
          isSecret(name) && value !== '' ? REDACTED : redactText(value),
        ]),
      };
    case 'base64': {
      const text = textOfBase64(body, contentType);
      if (text === undefined)
        return { kind: 'missing', reason: 'a binary body was left out when secrets were removed' };
      const { mediaType } = body;
      const plain = { kind: 'text', text, ...(mediaType === undefined ? {} : { mediaType }) } as const;
      return redactKind(plain, contentType, isSecret);
    }
    case 'text':
      return redactTextBody(body, contentType, isSecret);
  }
};

const redactTextBody = (
  body: Extract<Body, { kind: 'text' }>,
  contentType: string | undefined,
  isSecret: IsSecret,
): Body => {
  const text = safeText(body.text, contentType ?? body.mediaType, isSecret);
  if (text === body.text) return body;
  // A body that was cut off stays told apart from a whole one: its size only shrinks with the text.
  const cut = body.size !== undefined && body.size > Buffer.byteLength(body.text);
  const size = Buffer.byteLength(text) + (cut ? 1 : 0);
  return { ...body, text, ...(body.size === undefined ? {} : { size }) };
};

const safeText = (text: string, mediaType: string | undefined, isSecret: IsSecret): string => {
  if (mediaType !== undefined && isFormType(parseMediaType(mediaType))) return redactQuery(text, isSecret);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return redactMembers(redactText(text), isSecret);
  }
  const safe = JSON.stringify(redactJson(value, isSecret));
  return safe === JSON.stringify(value) ? text : safe;
};

/** JSON that does not parse (cut off, one value a line) still shows its members to a look at the text. */
const redactMembers = (text: string, isSecret: IsSecret): string =>
  text.replace(
    /"([^"\\\r\n]{1,64})"([ \t]{0,8}:[ \t]{0,8})"([^"\\\r\n]|\\.)*("|$)/g,
    (whole, name: string, colon: string) => (isSecret(name) ? `"${name}"${colon}"${REDACTED}"` : whole),
  );

/** A JSON value with the texts below secret names replaced; every value keeps its JSON type. */
const redactJson = (value: unknown, isSecret: IsSecret): unknown => {
  if (typeof value === 'string') return redactText(value);
  if (Array.isArray(value)) return value.map((item) => redactJson(item, isSecret));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      redactText(name),
      isSecret(name) ? hideAll(item, isSecretNumberName(name)) : redactJson(item, isSecret),
    ]),
  );
};

const hideAll = (value: unknown, numbers: boolean): unknown => {
  if (typeof value === 'string') return value === '' || isRedactionMark(value) ? value : REDACTED;
  if (typeof value === 'number') return numbers ? 0 : value;
  if (Array.isArray(value)) return value.map((item) => hideAll(item, numbers));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [redactText(name), hideAll(item, numbers)]));
};
