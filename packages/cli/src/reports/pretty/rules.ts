import type { Paint } from '../../paint.ts';
import { type Text, text } from '../../text.ts';
import type { Impact, JudgedRule, RulesDocument } from '../documents.ts';

/** A rule on one line for each id, and what it says on the next. */
export const prettyRules = ({ rules }: RulesDocument, paint: Paint): readonly Text[] =>
  rules.flatMap(({ says, request, response }) => [
    line(request, paint),
    ...(response.rule === request.rule ? [] : [line(response, paint)]),
    text`    ${paint.dim(says)}`,
  ]);

const line = ({ rule, impact, bump }: JudgedRule, paint: Paint): Text =>
  text`${paint.bold(rule)} ${brushes[impact](paint)}, ${bump}`;

const brushes: Readonly<Record<Impact, (paint: Paint) => Text>> = {
  breaking: (paint) => paint.red('breaking'),
  risky: (paint) => paint.yellow('risky'),
  compatible: (paint) => paint.green('compatible'),
};
