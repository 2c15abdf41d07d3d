import type { Paint } from '../paint.ts';
import { guardLog, lines, type Text } from '../text.ts';
import { prettyDiff } from './pretty/diff.ts';
import { prettyGenerate } from './pretty/generate.ts';
import { prettyLint } from './pretty/lint.ts';
import { prettyUpstream } from './pretty/upstream.ts';
import { prettyValidate } from './pretty/validate.ts';
import type { Report } from './report.ts';

const linesOf = (report: Report, paint: Paint): readonly Text[] => {
  switch (report.of) {
    case 'lint':
      return prettyLint(report.document, paint);
    case 'generate':
      return prettyGenerate(report.document, paint);
    case 'validate':
      return prettyValidate(report.document, paint);
    case 'diff':
      return prettyDiff(report.document, paint);
    case 'upstream check':
      return prettyUpstream(report.document, paint);
    case 'convert': // Its text is the output, as it is.
    case 'refusal': // People read it on stderr.
      return [];
  }
};

/** For people, on a terminal or in a log. */
export const pretty = (report: Report, paint: Paint): string => guardLog(lines(linesOf(report, paint)).rendered);
