import type { Paint } from '../../paint.ts';
import { count, join, type Text, text } from '../../text.ts';
import type { Finding, Share, ValidateDocument } from '../documents.ts';

const places = 5;

const grouped = <Item>(items: readonly Item[], key: (item: Item) => string): (readonly [Item, ...Item[]])[] => {
  const groups = new Map<string, [Item, ...Item[]]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group === undefined) groups.set(key(item), [item]);
    else group.push(item);
  }
  return [...groups.values()];
};

const heading = ({ operation, source }: Finding): string => operation ?? source;

/** The same for every element of an array. */
const pattern = (pointer: string): string => pointer.replace(/\/\d+(?=\/|$)/g, '/*');

const faultOf = ({ part, keyword, schemaPointer, pointer, message }: Finding): string =>
  JSON.stringify([part, keyword, schemaPointer, pattern(pointer), message]);

const seenAt = ({ source, entry }: Finding): string => (entry === null ? source : `${source} #${entry}`);

const shortened = (all: readonly string[]): string =>
  all.length > places ? `${all.slice(0, places).join(', ')}, and ${all.length - places} more` : all.join(', ');

const faultLines = (findings: readonly [Finding, ...Finding[]], paint: Paint): Text[] => {
  const [{ operation, part, keyword, pointer, message }] = findings;
  const times = findings.length === 1 ? text`` : text` ${paint.dim(`×${findings.length}`)}`;
  const seen = [...new Set(findings.map(seenAt))];
  const at = findings.length === 1 ? pointer : pattern(pointer);
  const where = [...(operation === null ? [] : [part]), ...(at === '' ? [] : [paint.cyan(at)]), paint.red(keyword)];
  return [text`  ${join(where, ' ')}${times}`, text`    ${message}`, text`    ${paint.dim(`in ${shortened(seen)}`)}`];
};

const shares = ({ coverage }: ValidateDocument, paint: Paint): Text[] => {
  if (coverage === undefined) return [];
  const { operations, responses, mediaTypes } = coverage;
  const share = ({ seen, declared }: Share, many: string): Text => text`${seen} of ${declared} ${many}`;
  return [
    text`coverage: ${join([share(operations, 'operations'), share(responses, 'responses'), share(mediaTypes, 'media types')], ', ')}`,
    ...(operations.never.length === 0 ? [] : [paint.dim(text`  never seen: ${shortened(operations.never)}`)]),
  ];
};

/** Findings by operation (by file for payloads), the same fault told once with its count; the summary last. */
export const prettyValidate = (document: ValidateDocument, paint: Paint): Text[] => {
  const { summary, findings, omitted, notChecked = [] } = document;
  const { checked, valid, invalid, unmatched, skipped } = summary;
  const counts = [
    text`${valid} valid`,
    text`${invalid === 0 ? text`0 invalid` : paint.red(`${invalid} invalid`)}`,
    ...(unmatched === 0 ? [] : [paint.yellow(`${unmatched} unmatched`)]),
    ...(skipped === 0 ? [] : [paint.yellow(`${skipped} skipped`)]),
  ];
  return [
    ...grouped(findings, heading).flatMap((ofOperation) => [
      paint.bold(heading(ofOperation[0])),
      ...grouped(ofOperation, faultOf).flatMap((fault) => faultLines(fault, paint)),
      text``,
    ]),
    ...(omitted === 0 ? [] : [text`${count(omitted, 'finding')} more, not listed`]),
    ...notChecked.map(({ part, reason, count: times }) => paint.dim(text`not checked: ${part}, ${reason} ×${times}`)),
    ...shares(document, paint),
    text`${document.coverage === undefined ? count(checked, 'value') : count(checked, 'exchange')} checked: ${join(counts, ', ')}`,
    ...(checked === 0 ? [paint.yellow('nothing was checked, which counts as a problem')] : []),
  ];
};
