import { describeSyntaxError, syntaxErrorOf } from './json-syntax.ts';
import type { Finding, Summary, Violation } from './finding.ts';
import { brokenLine, entryTooLarge, isBlank, parseJson, parseJsonText, type ParseText } from './formats/json.ts';
import { defaultLimits } from './limits.ts';
import type { Limits } from './limits.ts';
import { refusal } from './refusal.ts';
import { LineSplitter } from './split.ts';
import { windowsOf } from './windows.ts';

export type { ParseText } from './formats/json.ts';

/** One value of a payload file, or what kept it from being read. `entry` is the line (from 0), `null` in a JSON file. */
export type Payload =
  | { readonly entry: number | null; readonly value: unknown }
  | { readonly entry: number; readonly keyword: 'malformed' | 'truncated'; readonly message: string };

/**
 * The values of a payload file. NDJSON, told by its name (`.ndjson`, `.jsonl`) or by lines that are JSON each while the
 * whole is not, yields one value a line, and a broken line does not end it. Every other file is one JSON value, an array
 * too. `parse` reads the texts; `JSON.parse` by default. Throws a `Refusal` when the file is unreadable, breaks a limit,
 * or is no JSON.
 */
export async function* readPayloads(
  file: string,
  limits: Partial<Limits> = {},
  parse?: ParseText,
): AsyncGenerator<Payload, void, undefined> {
  const bounds = { ...defaultLimits, ...limits };
  if (/\.(?:ndjson|jsonl)(?:\.gz)?$/i.test(file)) {
    yield* linesOf(windowsOf(file, bounds), file, bounds, parse);
    return;
  }
  const whole = await wholeFile(file, bounds);
  const parsed = parseJson(whole, parse);
  if ('value' in parsed) {
    yield { entry: null, value: parsed.value };
    return;
  }
  const text = whole.toString('utf8');
  if (!isLines(text)) {
    const error = syntaxErrorOf(text);
    const message = parsed.message.includes('UTF-8')
      ? 'the file is not valid UTF-8'
      : `the file ${describeSyntaxError(error)}`;
    throw refusal(file, 'payload-malformed', message, 'give one JSON value, or NDJSON with one value a line', error);
  }
  yield* linesOf([whole], file, bounds, parse);
}

const wholeFile = async (file: string, limits: Limits): Promise<Buffer> => {
  const windows: Buffer[] = [];
  let length = 0;
  for await (const window of windowsOf(file, limits)) {
    length += window.length;
    if (length > limits.valueBytes)
      throw refusal(
        file,
        'value-too-large',
        `the file is larger than ${limits.valueBytes} bytes`,
        'raise the limit valueBytes, or give NDJSON, which is read line by line',
      );
    windows.push(window);
  }
  return Buffer.concat(windows, length);
};

/** Several lines of which the first is a JSON value by itself. */
const isLines = (text: string): boolean => {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.length > 1 && 'value' in parseJsonText(lines[0] ?? '');
};

async function* linesOf(
  windows: AsyncIterable<Buffer> | Iterable<Buffer>,
  file: string,
  limits: Limits,
  parse: ParseText | undefined,
): AsyncGenerator<Payload, void, undefined> {
  const splitter = new LineSplitter(limits.entryBytes, entryTooLarge(file, limits.entryBytes));
  let entry = 0;
  for await (const window of windows)
    for (const line of splitter.push(window)) yield* readLine(line, entry++, false, parse);
  const rest = splitter.rest();
  if (rest !== undefined) yield* readLine(rest, entry, true, parse);
}

function* readLine(line: Buffer, entry: number, last: boolean, parse: ParseText | undefined): Generator<Payload> {
  if (isBlank(line)) return;
  const parsed = parseJson(line, parse);
  yield 'value' in parsed ? { entry, value: parsed.value } : { entry, ...brokenLine(parsed, entry, last) };
}

/** What is wrong with a value by one schema. */
export type ValidateValue = (value: unknown) => readonly Violation[];

export interface PayloadReport {
  readonly summary: Summary;
  readonly findings: readonly Finding[];
  readonly omitted: number;
}

/**
 * Checks the values of payload files by one schema, files and lines in their order. Lines that cannot be read are
 * findings and count as skipped. Throws a `Refusal` as `readPayloads` does.
 */
export const checkPayloads = async (
  validate: ValidateValue,
  files: readonly string[],
  options: {
    readonly limits?: Partial<Limits>;
    readonly mostFindings?: number;
    /** Reads the text of a value; `JSON.parse` by default. */
    readonly parse?: ParseText;
  } = {},
): Promise<PayloadReport> => {
  const { mostFindings = 10_000, limits, parse } = options;
  const findings: Finding[] = [];
  let omitted = 0;
  let valid = 0;
  let invalid = 0;
  let skipped = 0;
  for (const source of files)
    for await (const payload of readPayloads(source, limits, parse)) {
      const { entry } = payload;
      const broken = !('value' in payload);
      const found = broken ? [{ pointer: '', schemaPointer: '', ...payload }] : validate(payload.value);
      if (broken) skipped += 1;
      else if (found.length === 0) valid += 1;
      else invalid += 1;
      const part = broken ? 'recording' : 'payload';
      for (const { pointer, schemaPointer, keyword, message } of found)
        if (findings.length < mostFindings)
          findings.push({ source, entry, operation: null, part, pointer, schemaPointer, keyword, message });
        else omitted += 1;
    }
  return { summary: { checked: valid + invalid, valid, invalid, unmatched: 0, skipped }, findings, omitted };
};
