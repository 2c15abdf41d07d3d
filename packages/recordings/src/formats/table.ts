import { refusal } from '../refusal.ts';
import type { Format, Head } from './format.ts';
import { har } from './har.ts';
import { headKeys } from './head-keys.ts';
import { ndjson } from './ndjson.ts';

/** The formats that are read, in the order in which they are tried. */
const formats: readonly Format[] = [har, ndjson];

interface Foreign {
  readonly name: string;
  readonly mend: string;
  recognises(head: Head): boolean;
}

const startsWith =
  (...magics: readonly string[]) =>
  ({ bytes }: Head): boolean =>
    magics.some((magic) => bytes.subarray(0, magic.length / 2).toString('hex') === magic);

const hasKeys =
  (...keys: readonly string[]) =>
  ({ text }: Head): boolean => {
    const found = headKeys(text, 2);
    return keys.every((key) => found.includes(key));
  };

/** Formats that are known and not read, with the way to one that is. */
const foreign: readonly Foreign[] = [
  {
    name: 'a mitmproxy flow file',
    mend: 'convert it: mitmdump -nr FLOWS --set hardump=OUT.har',
    recognises: ({ text }) => /^\d{1,12}:\d{1,12}:/.test(text),
  },
  {
    name: 'a packet capture',
    mend: 'record the HTTP traffic as HAR, in the browser or with a recording proxy',
    recognises: startsWith('d4c3b2a1', 'a1b2c3d4', '4d3cb2a1', 'a1b23c4d', '0a0d0d0a'),
  },
  {
    name: 'a ZIP archive',
    mend: 'unpack it and name the .har file inside',
    recognises: startsWith('504b0304', '504b0506'),
  },
  {
    name: 'a nock fixture',
    mend: 'record as HAR, or write one object a line with method, url, status and bodies',
    recognises: ({ text }) => /^\s*\[/.test(text) && /"scope"\s{0,9}:/.test(text) && /"path"\s{0,9}:/.test(text),
  },
  {
    name: 'a cassette of VCR, Betamax or Schemathesis',
    mend: 'record as HAR, or write one object a line with method, url, status and bodies',
    recognises: (head) => hasKeys('http_interactions')(head) || /^(?:http_)?interactions:/m.test(head.text),
  },
  {
    name: 'a Postman collection',
    mend: 'export the requests as HAR',
    recognises: (head) => hasKeys('info', 'item')(head),
  },
  {
    name: 'WireMock mappings',
    mend: 'record as HAR: mappings describe stubs, not traffic',
    recognises: (head) => hasKeys('mappings')(head) || hasKeys('request', 'response', 'request.urlPattern')(head),
  },
  {
    name: 'a raw HTTP message',
    mend: 'record as HAR, or write one object a line with method, url, status and bodies',
    recognises: ({ text }) => /^(?:HTTP\/\d|[A-Z]{3,10} \S{1,2000} HTTP\/\d)/.test(text),
  },
];

/** The format of a recording, told by its content. Throws a `Refusal` when it is none that is read. */
export const formatOf = (head: Head): Format => {
  const format = formats.find(({ recognises }) => recognises(head));
  if (format !== undefined) return format;
  const { file, text } = head;
  const other = foreign.find(({ recognises }) => recognises(head));
  if (other !== undefined)
    throw refusal(file, 'recording-format', `this is ${other.name}, which is not read`, other.mend);
  if (text.trim() === '')
    throw refusal(file, 'recording-empty', 'the file is empty, nothing was recorded', 'name a recording');
  const what = /^\s*[[{]/.test(text) ? 'this looks like JSON, but is no recording' : 'this is no recording';
  const names = formats.map(({ name }) => name).join(' or ');
  throw refusal(
    file,
    'recording-format',
    `${what}: neither log.entries of a HAR file nor lines with method and url`,
    `name a recording in ${names}; payloads are for validate --schema`,
  );
};
