/** No longer text is a name or a mark; and one of many megabytes exhausts the stack of a regular expression. */
const longestName = 1000;

/** What stands in place of a secret. Constant: nothing of the value can be told from it. */
export const REDACTED = 'REDACTED';

/** Whether a text is what a redactor, this or another, puts in place of a value. */
export const isRedactionMark = (text: string): boolean =>
  text.length <= longestName &&
  /^(?:[[<({*]{0,3}(?:redacted|filtered|masked|sanitized)[\])>}*]{0,3}|\*{3,}|\[?x{8,}\]?)$/i.test(text);

const normalise = (name: string): string => name.toLowerCase().replace(/[-_. ]/g, '');

const secretNames: ReadonlySet<string> = new Set(
  `access_token refresh_token id_token token code code_verifier code_challenge client_secret client_assertion assertion
  saml_response saml_request password passwd pwd passphrase secret private_key api_key hapikey session sessionid sid jwt
  csrf xsrf state nonce otp pin signature new_signature sig signed_access_token authorization proxy_authorization cookie
  set_cookie x_api_key x_auth_token x_access_token private_app private_app_legacy`
    .split(/\s+/)
    .map(normalise),
);

const markers = ['token', 'secret', 'password', 'passwd', 'credential', 'auth', 'session', 'apikey', 'privatekey'];

/** Names that only speak about a secret, so that reports and recordings stay readable. */
const plainEndings = /(?:type|use|hint|expiresin|expiresat|url|uri|endpoint|method|methods|count|limit)$/;

/** Whether a header field, query or form field, or JSON member of this name holds a secret. */
export const isSecretName = (name: string): boolean => {
  const plain = normalise(name);
  if (secretNames.has(plain)) return true;
  if (plain.startsWith('author') && !plain.startsWith('authoriz')) return false;
  if (plain.startsWith('xhubspotsignature') || plain.startsWith('xamzsecurity')) return true;
  return markers.some((marker) => plain.includes(marker)) && !plainEndings.test(plain);
};

/** Names under which a number is a secret too; elsewhere numbers are counts, identifiers and error codes. */
export const isSecretNumberName = (name: string): boolean =>
  ['otp', 'pin', 'password', 'passwd', 'pwd', 'token', 'secret'].includes(normalise(name));

/** Whether a path parameter stands for a token; `{tokenId}` and `{tokenName}` are names of one. */
export const isSecretPathParameter = (name: string): boolean =>
  isSecretName(name) && (secretNames.has(normalise(name)) || !/(?:id|name)$/i.test(name));

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const knownPrefix =
  /^(?:pat-[a-z0-9]{2,6}-|sk-|sk_|rk_|pk_|xox[a-z]-|gh[pousr]_|github_pat_|glpat-|AKIA|AIza|npm_)[A-Za-z0-9_-]{8}/;

/** A run of token characters that looks like a credential by its shape alone. UUIDs pass: they are identifiers. */
const isSecretRun = (run: string): boolean => {
  if (run.length < 16) return false;
  if (knownPrefix.test(run)) return true;
  if (/^ey[A-Za-z0-9_-]{6,}\.[A-Za-z0-9_-]+/.test(run)) return true;
  if (run.length < 32 || uuid.test(run) || /[/.]/.test(run.slice(0, -1))) return false;
  // Words joined by hyphens or underscores are a name, however long.
  return run.split(/[-_]/).some((piece) => piece.length >= 16 && /[0-9]/.test(piece) && /[A-Za-z]/.test(piece));
};

const runs = /[A-Za-z0-9_\-+/=.~]{16,}/g;
const schemes = /\b(Bearer|Basic|Digest|Negotiate)[ \t]{1,8}([^\s,;"']+)/gi;
const userinfo = /:\/\/[^\s/?#@"']+@/g;
/** A name and its sign, also behind an escape: what stands to the right may hold further ones, as an address does. */
const assignments = /(?:\b|(?<=%[0-9A-F]{2}))([A-Z][A-Z0-9_-]{0,63})(?:=|%3D)/gi;

/** A text with every part replaced that has the shape of a credential. Idempotent, linear in the length. */
export const redactText = (text: string): string => {
  if (text.length < 4) return text;
  const known = withoutKeys(text)
    .replace(userinfo, `://${REDACTED}@`)
    .replace(schemes, (whole, scheme: string, value: string) =>
      /^[a-z]{1,20}[.]?$/.test(value) || isRedactionMark(value) ? whole : `${scheme} ${REDACTED}`,
    );
  return withoutAssigned(known).replace(runs, redactRun);
};

/** Without what stands to the right of names of secrets. */
const withoutAssigned = (text: string): string => {
  const pieces: string[] = [];
  const value = /[^\s&;,"'<>]+/y;
  let read = 0;
  for (const { 0: sign, 1: name = '', index } of text.matchAll(assignments)) {
    value.lastIndex = index + sign.length;
    if (index < read || !isSecretName(name) || !value.test(text)) continue;
    pieces.push(text.slice(read, index + sign.length), REDACTED);
    read = value.lastIndex;
  }
  return pieces.length === 0 ? text : pieces.join('') + text.slice(read);
};

/** PEM blocks, also those that are cut off. */
const withoutKeys = (text: string): string => {
  const start = text.indexOf('-----BEGIN ');
  if (start === -1) return text;
  const foot = text.indexOf('-----END ', start);
  const end = foot === -1 ? -1 : text.indexOf('-----', foot + 9);
  return text.slice(0, start) + REDACTED + (end === -1 ? '' : withoutKeys(text.slice(end + 5)));
};

/** A path inside a run is judged piece by piece. */
const redactRun = (run: string): string => {
  if (isSecretRun(run)) return REDACTED;
  if (!/[/=.]/.test(run)) return run;
  return run.replace(/[^/=]+/g, (piece) => (isSecretRun(piece) ? REDACTED : piece));
};

/** Whether a name that no schema declares may be a secret itself: a key of a map, a path segment. */
export const looksSecret = (text: string): boolean =>
  text.length > longestName ||
  redactText(text) !== text ||
  uuid.test(text) ||
  /^[0-9a-f]{16,}$/i.test(text) ||
  (text.length > 20 && /[0-9]/.test(text) && /[A-Za-z]/.test(text)) ||
  text.includes('@');
