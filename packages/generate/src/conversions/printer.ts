import { child, type Contract, type Pointer } from '@schemawright/contract';
import { literal, stringLiteral } from '../print/text.ts';
import { entries, member, schemaAt } from '../validators/schema.ts';
import { inPlaceFamily } from '../views/family.ts';
import type { Step } from '../views/steps.ts';
import type { Direction, Views } from '../views/views.ts';

/** What a converting function is printed with. */
export interface Printer {
  readonly contract: Contract;
  readonly views: Views;
  /** The name of the function that converts values of the schema. */
  convert(pointer: Pointer, direction: Direction): string;
  /** The name of something of the runtime's conversions. */
  runtime(name: RuntimeConversion): string;
}

/** Where the runtime has what printed conversions call. */
export const homes = {
  isRecord: 'convert',
  own: 'convert',
  fill: 'convert',
  member: 'convert',
  others: 'convert',
  elements: 'convert',
  copied: 'convert',
  bigint: 'exact',
  decimal: 'exact',
  int64: 'send-exact',
  uint64: 'send-exact',
} as const;

export type RuntimeConversion = keyof typeof homes;

/** What converts the schema's own numbers of 64 bits. */
export const numberConversion = (
  { contract, views }: Pick<Printer, 'contract' | 'views'>,
  pointer: Pointer,
  direction: Direction,
): RuntimeConversion | undefined => {
  const schema = schemaAt(contract, pointer);
  if (typeof schema !== 'object' || !views.isInt64(schema)) return undefined;
  if (direction === 'received') return views.int64 === 'bigint' ? 'bigint' : 'decimal';
  return schema.format === 'uint64' ? 'uint64' : 'int64';
};

/** The members that are filled in where they are absent. */
const defaultsOf = ({ contract, views }: Printer, pointer: Pointer): [name: string, value: unknown][] => {
  const schema = schemaAt(contract, pointer);
  if (typeof schema !== 'object') return [];
  const required = new Set(member(schema, 'required') ?? []);
  return entries(member(schema, 'properties')).flatMap(([name]) => {
    const at = child(child(pointer, 'properties'), name);
    const found = required.has(name) || views.isDropped(at, 'received') ? undefined : views.defaultOf(at);
    return found === undefined ? [] : [[name, found.value]];
  });
};

/** Whether another branch of the union that `pointer` belongs to takes any text: what is text is left to that one. */
const leavesText = (contract: Contract, steps: readonly Step[], pointer: Pointer): boolean =>
  /\/(?:anyOf|oneOf)\/\d+$/.test(pointer) &&
  steps.some(
    (step) =>
      step.kind === 'same' &&
      step.pointer !== pointer &&
      inPlaceFamily(contract, step.pointer).some(({ schema }) => [member(schema, 'type')].flat().includes('string')),
  );

const indented = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`);

/** The function that converts values of a schema in one direction: in place what was received, a copy of what is sent. */
export const functionOf = (printer: Printer, name: string, pointer: Pointer, direction: Direction): string => {
  const { contract, views, convert, runtime } = printer;
  const passed = views.int64 === 'number' ? '' : ', mark';
  const given = direction === 'sent' ? `${passed}, name` : passed;
  const all = views.steps(pointer);
  const inside = (at: Pointer): boolean => views.isConverted(at, direction);
  const same: string[] = [];
  const tagged: string[] = [];
  const members: string[] = [];
  const items: string[] = [];

  const leaf = numberConversion(printer, pointer, direction);
  if (leaf !== undefined) same.push(`value = ${runtime(leaf)}(value${given});`);
  if (direction === 'received')
    for (const [key, value] of defaultsOf(printer, pointer))
      members.push(`${runtime('fill')}(value, ${stringLiteral(key)}, ${literal(value)});`);

  for (const step of all) {
    if (step.kind === 'tagged') {
      const cases = step.branches
        .filter((branch) => inside(branch.pointer))
        .map((branch) => {
          const tests = branch.values.map((value) => `tag === ${value === undefined ? 'undefined' : literal(value)}`);
          return `if (${tests.join(' || ')}) value = ${convert(branch.pointer, direction)}(value${given});`;
        });
      if (cases.length > 0)
        tagged.push(
          '{',
          ...indented([
            `const tag = ${runtime('own')}(value, ${stringLiteral(step.property)});`,
            ...cases.map((line, index) => (index === 0 ? line : `else ${line}`)),
          ]),
          '}',
        );
      continue;
    }
    if (!inside(step.pointer)) continue;
    const inner = convert(step.pointer, direction);
    if (step.kind === 'same') {
      const guard = direction === 'sent' && leavesText(contract, all, step.pointer);
      same.push(`${guard ? "if (typeof value !== 'string') " : ''}value = ${inner}(value${given});`);
    } else if (step.kind === 'member')
      members.push(`${runtime('member')}(value, ${stringLiteral(step.name)}, ${inner}${passed});`);
    else if (step.kind === 'values')
      members.push(`${runtime('others')}(value, ${literal(step.except)}, ${inner}${passed});`);
    else {
      const [from, to] = step.kind === 'element' ? [step.index, step.index + 1] : [step.from, Infinity];
      items.push(`${runtime('elements')}(value, ${from}, ${to}, ${inner}${passed});`);
    }
  }

  const changes = [...members, ...items].length > 0;
  const ifRecord = (lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : [`if (${runtime('isRecord')}(value)) {`, ...indented(lines), '}'];
  const lines = [
    ...same,
    ...ifRecord(tagged),
    ...(direction === 'sent' && changes ? [`value = ${runtime('copied')}(value);`] : []),
    ...ifRecord(members),
    ...(items.length === 0 ? [] : ['if (Array.isArray(value)) {', ...indented(items), '}']),
    'return value;',
  ];
  return `function ${name}(value${given}) {\n${indented(lines).join('\n')}\n}`;
};
