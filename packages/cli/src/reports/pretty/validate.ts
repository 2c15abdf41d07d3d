import type { Paint } from '../../paint.ts';
import { count, join, type Text, text } from '../../text.ts';
import { groupBy } from '../group-by.ts';
import type { Finding, Share, ValidateDocument } from '../documents.ts';
import { type Fault, faultPointer, faultsOf, seenAt, shortened } from '../faults.ts';
import { notCheckedLine } from '../not-checked.ts';

const heading = ({ operation, source }: Finding): string => operation ?? source;

const faultLines = (fault: Fault, paint: Paint): Text[] => {
  const [{ operation, part, keyword, message }] = fault;
  const times = fault.length === 1 ? text`` : text` ${paint.dim(`×${fault.length}`)}`;
  const seen = [...new Set(fault.map(seenAt))];
  const at = faultPointer(fault);
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
    ...[...groupBy(findings, heading)].flatMap(([operation, group]) => [
      paint.bold(operation),
      ...faultsOf(group).flatMap((fault) => faultLines(fault, paint)),
      text``,
    ]),
    ...(omitted === 0 ? [] : [text`${count(omitted, 'finding')} more, not listed`]),
    ...notChecked.map((one) => paint.dim(text`${notCheckedLine(one)}`)),
    ...shares(document, paint),
    text`${document.coverage === undefined ? count(checked, 'value') : count(checked, 'exchange')} checked: ${join(counts, ', ')}`,
    ...(checked === 0 ? [paint.yellow('nothing was checked, which counts as a problem')] : []),
  ];
};
