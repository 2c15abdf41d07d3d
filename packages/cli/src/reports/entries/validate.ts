import type { ValidateDocument } from '../documents.ts';
import { type Fault, faultPointer, faultsOf, seenAt, shortened } from '../faults.ts';
import { groupBy } from '../group-by.ts';
import { notCheckedTests } from '../not-checked.ts';
import { counted, type Entries, type Entry } from './entry.ts';

const recordings = 'recordings';

const entryOf = (fault: Fault): Entry => {
  const [{ source, operation, part, keyword, schemaPointer, message }] = fault;
  const at = faultPointer(fault);
  const seen = [...new Set(fault.map(seenAt))];
  const where = operation === null ? at : `${part}${at}`;
  return {
    level: 'error',
    fails: true,
    rule: keyword,
    suite: operation === null ? source : recordings,
    test: operation ?? source,
    message: where === '' ? message : `${where} ${message}`,
    facts: [
      { label: 'schema', text: schemaPointer },
      { label: 'in', text: `${shortened(seen)}${fault.length === 1 ? '' : ` (${fault.length} times)`}` },
    ].filter(({ text }) => text !== ''),
    place: { file: source },
    identity: [keyword, operation ?? source, part, schemaPointer, at],
  };
};

export const entriesOfValidate = (document: ValidateDocument): Entries => {
  const { summary, findings, omitted, coverage, notChecked = [] } = document;
  const { checked, valid, invalid, unmatched, skipped } = summary;
  const bySource = groupBy(findings, ({ operation, source }) => JSON.stringify([operation, operation ?? source]));
  const what = coverage === undefined ? 'value' : 'exchange';
  const nothing: Entry = {
    level: 'error',
    fails: true,
    rule: 'nothing-checked',
    suite: 'validate',
    test: 'checked',
    message: 'nothing was checked, which counts as a problem',
    facts: [],
    identity: ['nothing-checked'],
  };
  return {
    of: 'validate',
    summary:
      `${counted(checked, what)} checked: ${valid} valid, ${invalid} invalid, ${unmatched} unmatched, ${skipped} skipped` +
      (omitted === 0 ? '' : `; ${counted(omitted, 'finding')} more, not listed`),
    entries: [
      ...[...bySource.values()].flatMap((group) => faultsOf(group).map(entryOf)),
      ...(checked === 0 ? [nothing] : []),
    ],
    fine: valid === 0 ? [] : [{ suite: 'validate', test: `${valid} of ${counted(checked, what)} valid` }],
    skipped: [
      ...(coverage?.operations.never ?? []).map((operation) => ({
        suite: recordings,
        test: operation,
        reason: 'no recorded exchange',
      })),
      ...notCheckedTests('validate', notChecked),
      ...(unmatched === 0
        ? []
        : [
            {
              suite: 'validate',
              test: 'unmatched',
              reason: `${counted(unmatched, 'exchange')} that no operation answers for`,
            },
          ]),
    ],
  };
};
