import { Unreadable } from './written.ts';

/** One part of a form, with its bytes. */
export interface FormPart {
  readonly name: string;
  readonly file: string | undefined;
  readonly type: string | undefined;
  readonly bytes: Uint8Array;
}

const malformed = (): Unreadable => new Unreadable('content', 'must be multipart/form-data with its boundary');

/** What a browser writes for these characters in a name. HTML, multipart/form-data encoding algorithm. */
const unescaped = (name: string | undefined): string | undefined =>
  name?.replace(/%(?:22|0D|0A)/gi, (escape) => decodeURIComponent(escape));

/** A parameter of a header line, in quotes or bare. */
const parameterOf = (line: string, name: string): string | undefined => {
  const [, quoted, bare] = new RegExp(`;\\s*${name}=(?:"([^"]*)"|([^\\s;"]+))`, 'i').exec(line) ?? [];
  return quoted ?? bare;
};

/** The parts of a body. Throws an `Unreadable` when it is not well-formed. RFC 7578; RFC 2046, 5.1.1. */
export const partsIn = (bytes: Uint8Array, contentType: string): FormPart[] => {
  const boundary = parameterOf(contentType, 'boundary');
  if (boundary === undefined) throw malformed();
  const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
  // One character a byte: places in the text are places in the bytes.
  const text = new TextDecoder('latin1').decode(bytes);
  const delimiter = `\r\n--${boundary}`;
  const parts: FormPart[] = [];
  let at = text.startsWith(delimiter.slice(2)) ? -2 : text.indexOf(delimiter);
  if (at === -1) throw malformed();
  for (;;) {
    const start = at + delimiter.length;
    if (text.startsWith('--', start)) return parts;
    const line = text.indexOf('\r\n', start);
    const end = text.indexOf(delimiter, start);
    // A part without headers has its empty line right away.
    const head = text.indexOf('\r\n\r\n', start);
    if (line < 0 || end < 0 || head < 0 || head > end || text.slice(start, line).trim() !== '') throw malformed();
    const headers = utf8.decode(bytes.subarray(line, head)).split('\r\n');
    const header = (name: string): string | undefined =>
      headers.find((one) => one.toLowerCase().startsWith(`${name}:`));
    const disposition = header('content-disposition') ?? '';
    const name = unescaped(parameterOf(disposition, 'name'));
    if (name === undefined) throw malformed();
    parts.push({
      name,
      file: unescaped(parameterOf(disposition, 'filename')),
      type: header('content-type')?.slice('content-type:'.length).trim(),
      bytes: bytes.subarray(head + 4, Math.max(head + 4, end)),
    });
    at = end;
  }
};
