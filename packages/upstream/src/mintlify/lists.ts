import type { Json } from '@schemawright/contract';
import type {
  BodyStatement,
  Note,
  ParameterPlace,
  ParameterStatement,
  PropertyStatement,
  ResponseStatement,
  Statement,
} from '../reading.ts';
import { jsonTypeOf, statement, statementOfSample } from '../statement.ts';
import { propertiesOfList } from './field-statements.ts';
import type { Field, FieldList } from './fields.ts';
import type { Page } from './page.ts';
import { typeOf, factsOf } from './type-line.ts';

/** What a page states about its operation: from its lists of fields and, where these are silent, from its samples. */
export interface Lists {
  readonly request: BodyStatement | undefined;
  readonly response: ResponseStatement | undefined;
  readonly parameters: readonly ParameterStatement[];
  /** The places whose parameters are listed in full. */
  readonly completePlaces: readonly ParameterPlace[];
  readonly notes: readonly Note[];
}

export const listsOf = (page: Page): Lists => {
  const notes: Note[] = [];
  const shownRequest = requestSample(page);
  const shownResponse =
    page.sample === undefined ? undefined : statementOfSample(page.sample.value, 'sample', page.sample.lineOf);
  const { request, response, parameters, isWeak } = groupsOf(page, shownRequest, shownResponse);
  if (isWeak) {
    notes.push({
      code: 'labels-unknown',
      message:
        'the headings of this page are not understood: only types are read, and nothing counts as required or removed',
    });
  }
  const cutLine = page.isEndMarked ? undefined : page.allFields.fields.at(-1)?.line;
  const build = (group: Group | undefined, shown: Statement | undefined): Statement | undefined => {
    if (group === undefined) return shown;
    const built = bodyOf(group, shown, { isWeak, cutLine });
    notes.push(...built.notes);
    return built.statement;
  };
  const requestSchema = build(request, shownRequest);
  const responseSchema = build(response, shownResponse);
  const responseSection = page.sections.find((section) => section.name === 'response');
  return {
    request:
      requestSchema === undefined
        ? undefined
        : {
            line: request?.line ?? requestSchema.line,
            mediaType: request?.mediaType ?? page.call?.mediaType,
            schema: requestSchema,
            required: undefined,
          },
    response:
      responseSchema === undefined && responseSection === undefined
        ? undefined
        : {
            line: responseSection?.line ?? responseSchema?.line ?? page.line,
            status: responseSection?.status,
            mediaType: responseSection?.mediaType,
            schema: responseSchema,
            required: undefined,
          },
    parameters: parameters.flatMap((list) => parametersOf(list, isWeak, cutLine)),
    completePlaces: isWeak ? [] : parameters.filter((list) => list.isComplete).map((list) => list.place),
    notes,
  };
};

interface Group {
  readonly list: FieldList;
  readonly line: number;
  readonly mediaType: string | undefined;
  /** Whether something behind the list shows that it came through to its end. */
  readonly isClosed: boolean;
  /** The type that a sentence gives the whole body: "The response is of type object." */
  readonly rootType: string | undefined;
}

/** The fields of one section of parameters. */
interface ParameterList {
  readonly place: ParameterPlace;
  readonly fields: readonly Field[];
  readonly isComplete: boolean;
}

interface Groups {
  readonly parameters: readonly ParameterList[];
  readonly request: Group | undefined;
  readonly response: Group | undefined;
  readonly isWeak: boolean;
}

/** The fields of either body: by the headings where they are known, else by the names in the samples. */
const groupsOf = (page: Page, shownRequest: Statement | undefined, shownResponse: Statement | undefined): Groups => {
  const body = page.sections.find((section) => section.name === 'body');
  const response = page.sections.find((section) => section.name === 'response');
  const callHasBody = page.call !== undefined && (page.call.fields.size > 0 || page.call.body !== undefined);
  const isWeak =
    page.allFields.fields.length > 0 &&
    ((response === undefined && shownResponse !== undefined) || (body === undefined && callHasBody));
  const names = { request: namesIn(shownRequest), response: namesIn(shownResponse) };
  const parameters = parameterListsOf(
    page,
    (field) => isWeak && (names.request.has(field.name) || names.response.has(field.name)),
  );
  if (!isWeak) return { request: groupOf(body), response: groupOf(response), parameters, isWeak };
  const known = new Set(
    [...parameters, ...page.sections.filter(({ name }) => name === 'authorizations').map(({ list }) => list)].flatMap(
      (list) => list.fields.map((field) => field.line),
    ),
  );
  const fields: Record<'request' | 'response', Field[]> = { request: [], response: [] };
  let side: 'request' | 'response' | undefined;
  for (const field of page.allFields.fields.filter((candidate) => !known.has(candidate.line))) {
    const isAgain = fields.request.some((earlier) => earlier.name === field.name);
    if (names.request.has(field.name) && !isAgain && side !== 'response') side = 'request';
    else if (names.response.has(field.name)) side = 'response';
    if (side !== undefined) fields[side].push(field);
  }
  const weak = (list: readonly Field[]): Group | undefined => {
    const [first] = list;
    if (first === undefined) return undefined;
    return {
      list: { fields: list, isCut: false },
      line: first.line,
      mediaType: undefined,
      isClosed: false,
      rootType: undefined,
    };
  };
  return { request: weak(fields.request), response: weak(fields.response), parameters, isWeak };
};

const places = { path: 'path', query: 'query', headers: 'header', cookies: 'cookie' } as const;

/** `isForeign` tells where the fields of a body begin, below a heading that was not understood. */
const parameterListsOf = (page: Page, isForeign: (field: Field) => boolean): readonly ParameterList[] =>
  page.sections.flatMap(({ name, list, isClosed }) => {
    if (!Object.hasOwn(places, name)) return [];
    const end = list.fields.findIndex(isForeign);
    const fields = end === -1 ? list.fields : list.fields.slice(0, end);
    return [{ place: places[name as keyof typeof places], fields, isComplete: isClosed && !list.isCut }];
  });

const parametersOf = (
  { place, fields }: ParameterList,
  isWeak: boolean,
  cutLine: number | undefined,
): readonly ParameterStatement[] =>
  [...propertiesOfList(fields, { sample: undefined, isWeak, cutLine })].map(
    ([name, { statement: stated, required }]) => ({
      in: place,
      name,
      statement: stated,
      required: place === 'path' ? true : required,
    }),
  );

const groupOf = (section: Page['sections'][number] | undefined): Group | undefined => {
  if (section === undefined) return undefined;
  const { list, line, mediaType, isClosed, prose } = section;
  const sentence = prose.map(({ text }) => /\bof type [`"]?([\w<>[\]-]{1,60})[`"]?\.?$/u.exec(text)?.[1]).find(Boolean);
  return { list, line, mediaType, isClosed, rootType: sentence };
};

const bodyOf = (
  { list, line, isClosed, rootType }: Group,
  shown: Statement | undefined,
  { isWeak, cutLine }: { readonly isWeak: boolean; readonly cutLine: number | undefined },
): { readonly statement: Statement; readonly notes: readonly Note[] } => {
  const notes: Note[] = [];
  const isArray = shown?.facts['type'] === 'array';
  const object = isArray ? shown.items : shown;
  if (list.fields.length === 0) {
    const type = rootType === undefined ? undefined : typeOf(rootType);
    if (type === undefined) return { statement: shown ?? statement('declared', line), notes };
    const { facts } = factsOf(type, []);
    const isSame = shown !== undefined && shown.facts['type'] === facts['type'];
    return {
      statement: { ...(isSame ? shown : statement('declared', line)), facts, evidence: 'declared', line },
      notes,
    };
  }
  const properties = new Map(propertiesOfList(list.fields, { sample: object, isWeak, cutLine }));
  const unlisted = [...(object?.properties ?? [])].filter(([name]) => !properties.has(name));
  const unshown = [...properties.keys()].filter((name) => object?.properties.has(name) === false);
  for (const [name, property] of unlisted) properties.set(name, property);
  // A call leaves out what has no sample value, so only a sample answer can lack a name.
  const apart = unlisted.length + (object?.evidence === 'sample' ? unshown.length : 0);
  const isAgreed = object !== undefined && object.evidence === 'sample' && apart === 0;
  const isCut = list.isCut || (!isClosed && !isAgreed);
  if (unlisted.length > 0) {
    const names = unlisted.map(([name]) => name).join(', ');
    notes.push({
      code: 'field-not-listed',
      message: `the sample shows ${names}, the list of fields does not: kept, as weak evidence`,
      line,
    });
  }
  if (!isWeak && (isCut || apart > 1)) {
    const message = isCut
      ? 'the text ends inside this list: nothing that it lacks counts as removed'
      : 'sample and list disagree by several names: nothing that the list lacks counts as removed';
    notes.push({ code: 'list-incomplete', message, line });
  }
  const nested = [...properties].flatMap(([name, { statement: field }]) => (isKnownFromSample(field) ? [name] : []));
  if (nested.length > 0) {
    notes.push({
      code: 'nested-from-sample',
      message: `what is inside of ${nested.join(', ')} is known from the sample only: JSON types, no formats, nothing required`,
    });
  }
  const built = statement(isWeak ? 'sample' : 'declared', line, {
    facts: { type: 'object' },
    properties,
    complete: !isWeak && !isCut && apart < 2,
    sample: object?.sample,
  });
  return { statement: isArray ? { ...shown, evidence: built.evidence, line, items: built } : built, notes };
};

const isKnownFromSample = (field: Statement): boolean =>
  field.evidence === 'declared' &&
  [...field.properties.values(), ...(field.items?.properties.values() ?? [])].some(
    (inner) => inner.statement.evidence === 'sample',
  );

const namesIn = (shown: Statement | undefined): ReadonlySet<string> =>
  new Set((shown?.items ?? shown)?.properties.keys() ?? []);

/** What the sample call shows about the body: the names of a form, or the JSON types of a JSON body. */
const requestSample = ({ call }: Page): Statement | undefined => {
  if (call === undefined) return undefined;
  if (call.body !== undefined) {
    try {
      return statementOfSample(JSON.parse(call.body) as Json, 'curl', () => call.line);
    } catch {
      return undefined;
    }
  }
  if (call.fields.size === 0) return undefined;
  const properties = new Map<string, PropertyStatement>(
    [...call.fields].map(([name, line]) => [
      name,
      { statement: statement('curl', line, { facts: { type: jsonTypeOf('') } }), required: undefined },
    ]),
  );
  return statement('curl', call.line, { facts: { type: 'object' }, properties });
};
