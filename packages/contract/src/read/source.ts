import path from 'node:path';
import { parse, placesIn, type TextPlace } from '@schemawright/json-structure/text';
import { copy, isObject, setOwn, type Draft } from '../openapi/model.ts';
import type { Pointer } from '../pointer.ts';
import { refusal, Refusal, type Place, type Problem } from '../problem.ts';
import { disk, type Files } from './files.ts';
import { conflict, conflictIn, refusalOfForeign } from './foreign.ts';
import { limits, tooDeep } from './limits.ts';
import { readFileText, type FileText } from './text.ts';
import { readYaml, type YamlFault } from './yaml.ts';

/** One file, read once: its value as plain JSON, and where each part of it stands. */
export interface Source {
  /** As the user named it, for messages. */
  readonly file: string;
  /** Absolute; what the references in it start from. */
  readonly path: string;
  readonly value: unknown;
  /** The members of the value that are no objects or lists: what it says of itself as a whole. */
  readonly head: Draft;
  /** The same value for the caller alone, who may edit it. */
  readonly draft: () => unknown;
  /** What the text says and a parser passes over: duplicate keys, rounded numbers. */
  readonly problems: readonly Problem[];
  /** Computed on demand; the closest parent's place when nothing stands at the pointer. */
  place(pointer: Pointer): Place;
}

/** A value that never was a text: `file` stands for all of it. */
export const sourceOfValue = (value: unknown, file: string, location: string = path.resolve(file)): Source => ({
  file,
  path: location,
  ...plain(value),
  problems: [],
  place: () => ({ file, line: 1, column: 1 }),
});

const plain = (value: unknown): Pick<Source, 'value' | 'head' | 'draft'> => ({
  value,
  head: headOf(value),
  draft: () => copy(value),
});

/** The same source, of which only a part is read. */
export const partOf = (source: Source, value: unknown): Source => ({
  file: source.file,
  path: source.path,
  ...plain(value),
  problems: source.problems,
  place: source.place,
});

/**
 * Reads a JSON or YAML file; a relative name starts from `cwd`.
 * Throws `Refusal` when it cannot be read, decoded or parsed.
 */
export const readSource = (file: string, cwd = '.', files: Files = disk): Source =>
  readSourceAt(path.resolve(cwd, file), file, files);

/** The value of a JSON or YAML file. Throws `Refusal` as `readSource` does. */
export const readValue = (file: string, cwd = '.'): unknown => readSource(file, cwd).value;

/** Like `readSource`, for a file that messages name otherwise. */
export const readSourceAt = (location: string, file: string, files: Files = disk): Source =>
  sourceOfText(readFileText(location, file, files), file, location);

/** The same for a text that is in memory; `file` names it in messages, `location` is where it would be read from. */
export const sourceOf = (text: string, file: string, location: string = path.resolve(file)): Source =>
  sourceOfText({ text }, file, location);

/** A source of settings, where nothing may be left to guess. Throws `Refusal` when readers may disagree about what it says. */
export const settled = (source: Source): Source => {
  const errors = source.problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Refusal(errors);
  return source;
};

const sourceOfText = ({ text, ...bytes }: FileText, file: string, location: string): Source => {
  const inFile = ({ line, column }: TextPlace): Place => ({ file, line, column });
  if (/^\s*$/u.test(text))
    throw refusal(file, 'source-empty', 'the file is empty', { mend: 'fill it, or name one that is not empty' });
  const foreign = refusalOfForeign(text, file);
  if (foreign !== undefined) throw foreign;
  const refuse = (problems: () => readonly Problem[]): never => {
    const offset = conflictIn(text);
    if (offset === undefined) throw new Refusal(mendedAtEnd(problems(), placesIn(text)(text.trimEnd().length)));
    throw refusal(file, conflict.code, conflict.message, { mend: conflict.mend, ...placesIn(text)(offset) });
  };
  if (isJsonText(text, file)) {
    // Behind the reader numbers are doubles: a contract is lowered to JSON Schema, which knows no others.
    const { value, problems, place } = parse(text, { ...bytes, depth: limits.depth, exact: false });
    const told = problems.map(({ severity, code, message, ...at }): Problem => ({
      severity,
      code,
      ...(code === 'json-depth' ? tooDeep : { message }),
      pointer: '',
      place: inFile(at),
    }));
    if (value === undefined) return refuse(() => told);
    const held = valueOfText(value, () => JSON.parse(text) as unknown);
    return {
      file,
      path: location,
      head: headOf(value),
      // Spread, it would be looked at.
      get value() {
        return held.value();
      },
      draft: held.draft,
      problems: told,
      place: (pointer) => inFile(place(pointer)),
    };
  }
  const yaml = readYaml(text);
  const placeAt = placesIn(text);
  const problemOf = ({ offset, ...told }: YamlFault): Problem => ({
    severity: 'error',
    ...told,
    pointer: '',
    place: inFile(placeAt(offset)),
  });
  if ('fault' in yaml) return refuse(() => [problemOf(yaml.fault)]);
  return {
    file,
    path: location,
    ...plain(yaml.value),
    problems: yaml.repeated === undefined ? [] : [problemOf(yaml.repeated)],
    place: (pointer) => inFile(placeAt(yaml.places.offsetOf(pointer))),
  };
};

/** A fault where the text ends is most likely that of a file that came short. */
const mendedAtEnd = (problems: readonly Problem[], end: TextPlace): readonly Problem[] =>
  problems.map((problem) => {
    const { line, column } = problem.place;
    const isAtEnd = line > end.line || (line === end.line && column >= end.column);
    return isAtEnd
      ? { mend: 'the text ends here: if the file was cut short, fetch or save it again', ...problem }
      : problem;
  });

/**
 * The value of a text. As long as nobody has looked at it, the draft is the value itself, which is read once more for who
 * comes later: two trees of a large description take their time and memory, and what was written is seldom asked for.
 */
const valueOfText = (
  first: unknown,
  again: () => unknown,
): { readonly value: () => unknown; readonly draft: () => unknown } => {
  let seen: unknown;
  let unseen = first;
  return {
    value: () => {
      seen ??= unseen ?? again();
      unseen = undefined;
      return seen;
    },
    draft: () => {
      if (seen !== undefined) return copy(seen);
      const draft = unseen ?? again();
      unseen = undefined;
      return draft;
    },
  };
};

const headOf = (value: unknown): Draft => {
  const head: Draft = {};
  if (!isObject(value)) return head;
  for (const [key, member] of Object.entries(value)) {
    if (typeof member !== 'object' || member === null) setOwn(head, key, member);
  }
  return head;
};

/** A flow mapping in a `.yaml` file looks like JSON without being it. */
const isJsonText = (text: string, file: string): boolean => {
  if (!/^\s*[[{]/u.test(text)) return /\.json$/iu.test(file);
  if (!/\.ya?ml$/iu.test(file)) return true;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};
