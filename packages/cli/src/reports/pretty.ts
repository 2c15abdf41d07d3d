import { guardLog, lines, type Text } from '../text.ts';
import { prettyDiff } from './pretty/diff.ts';
import { prettyGenerate } from './pretty/generate.ts';
import { prettyHistory } from './pretty/history.ts';
import { prettyLint } from './pretty/lint.ts';
import { prettyRules } from './pretty/rules.ts';
import { prettyUpstream } from './pretty/upstream.ts';
import { prettyValidate } from './pretty/validate.ts';
import type { Report, Screen } from './report.ts';

const linesOf = (report: Report, screen: Screen): readonly Text[] => {
  const { paint } = screen;
  switch (report.of) {
    case 'lint':
      return prettyLint(report.document, paint);
    case 'generate':
      return prettyGenerate(report.document, paint);
    case 'validate':
      return prettyValidate(report.document, paint);
    case 'diff':
      return prettyDiff(report, screen);
    case 'history':
      return prettyHistory(report.document, screen);
    case 'rules':
      return prettyRules(report.document, paint);
    case 'upstream check':
      return prettyUpstream(report.document, screen);
    case 'convert': // Its text is the output, as it is.
    case 'refusal': // People read it on stderr.
      return [];
  }
};

/** For people, on a terminal or in a log. */
export const pretty = (report: Report, screen: Screen): string => guardLog(lines(linesOf(report, screen)).rendered);
