import type { Paint } from '../../paint.ts';
import { join, type Text, text, value } from '../../text.ts';
import type { Impact, ReportedChange } from '../documents.ts';

/** `✗ breaking`, in its colour. */
const mark = (impact: Impact, paint: Paint): Text =>
  ({
    breaking: (): Text => paint.red('✗ breaking'),
    risky: (): Text => paint.yellow('! risky'),
    compatible: (): Text => paint.green('+ compatible'),
  })[impact]();

const impacts: readonly Impact[] = ['breaking', 'risky', 'compatible'];

/** `2 breaking, 1 risky, 0 compatible`, and how many are decided on, which count for nothing else. */
export const impactCounts = (changes: readonly ReportedChange[]): Text => {
  const open = changes.filter(({ decision }) => decision === undefined);
  const decided = changes.length - open.length;
  return join(
    [
      ...impacts.map((impact) => `${open.filter((change) => change.impact === impact).length} ${impact}`),
      ...(decided === 0 ? [] : [`${decided} decided`]),
    ],
    ', ',
  );
};

const has = (side: unknown): boolean => side !== undefined && side !== null;

/** `old → new`, as far as either says more than the message. */
const sides = ({ old, new: next }: ReportedChange): Text[] => {
  if (has(old) && has(next)) return [text`    ${value(old)} → ${value(next)}`];
  if (has(old)) return [text`    was ${value(old)}`];
  return has(next) ? [text`    now ${value(next)}`] : [];
};

const reach = ({ operations = [] }: ReportedChange): Text[] =>
  operations.length < 2
    ? []
    : [
        text`    reaches ${operations.slice(0, 10).join(', ')}${operations.length > 10 ? ` and ${operations.length - 10} more` : ''}`,
      ];

/** Where it was written: in the contract, or in the page that says so. */
const place = ({ evidence, sourceLine, newPlace, oldPlace }: ReportedChange, paint: Paint): Text[] => {
  if (evidence !== undefined) {
    return [
      text`    ${paint.dim(sourceLine === undefined ? evidence : `${evidence}, line ${sourceLine} of the source`)}`,
    ];
  }
  const written = newPlace ?? oldPlace;
  return written === undefined ? [] : [text`    ${paint.dim(`${written.file}:${written.line}:${written.column}`)}`];
};

const changeLines = (change: ReportedChange, paint: Paint): Text[] => [
  text`  ${mark(change.impact, paint)} ${change.rule} ${paint.dim(change.location)}`,
  text`    ${change.message}`,
  ...sides(change),
  ...reach(change),
  ...place(change, paint),
  ...(change.decision === undefined ? [] : [text`    ${paint.cyan('decided:')} ${change.decision.reason}`]),
];

const heading = ({ contract, operation }: ReportedChange): string =>
  [contract, operation ?? 'document'].filter((part) => part !== undefined).join(': ');

/** Changes grouped by operation in the order they come, the gravest of each group first. */
export const changesByOperation = (changes: readonly ReportedChange[], paint: Paint): Text[] => {
  const groups = new Map<string, ReportedChange[]>();
  for (const change of changes) {
    const group = groups.get(heading(change));
    if (group === undefined) groups.set(heading(change), [change]);
    else group.push(change);
  }
  return [...groups].flatMap(([operation, group]) => [
    text``,
    paint.bold(operation),
    ...impacts
      .flatMap((impact) => group.filter((change) => change.impact === impact))
      .flatMap((change) => changeLines(change, paint)),
  ]);
};
