import type { Json, JsonObject } from '../../openapi/types.ts';
import { counted } from './counted.ts';
import { matches } from './texts.ts';
import type { Check, Checks, Visit } from './visit.ts';

type Members = JsonObject;
type Named = Readonly<Record<string, unknown>>;

const isNamed = (given: unknown): given is Named =>
  typeof given === 'object' && given !== null && !Array.isArray(given);

const missing = (visit: Visit<Members>, keyword: string, names: readonly unknown[]): void => {
  for (const name of names) {
    if (typeof name !== 'string') visit.leaveOpen();
    else if (!Object.hasOwn(visit.value, name)) visit.refuse(keyword, { missingProperty: name });
    if (visit.isSettled) return;
  }
};

const required: Check<Members> = (visit, names) => {
  if (!Array.isArray(names)) return visit.leaveOpen();
  const absent = names.filter((name) => !Object.hasOwn(visit.value, name as string));
  missing(
    visit,
    'required',
    absent.filter((name) => !visit.around.isPassedOver(name as string)),
  );
};

const properties: Check<Members> = (visit, described) => {
  if (!isNamed(described)) return visit.leaveOpen();
  for (const name of Object.keys(visit.value)) {
    if (!Object.hasOwn(described, name) || visit.around.isPassedOver(name)) continue;
    visit.demand(described[name], visit.value[name] as Json, name);
    if (visit.isSettled) return;
  }
};

const patternProperties: Check<Members> = (visit, patterns) => {
  if (!isNamed(patterns)) return visit.leaveOpen();
  for (const pattern of Object.keys(patterns)) {
    for (const name of Object.keys(visit.value)) {
      if (visit.around.isPassedOver(name)) continue;
      const isMatch = matches(pattern, name);
      if (isMatch === undefined) visit.leaveOpen();
      if (isMatch === true) visit.demand(patterns[pattern], visit.value[name] as Json, name);
      if (visit.isSettled) return;
    }
  }
};

const additionalProperties: Check<Members> = (visit, schema) => {
  const { properties: described, patternProperties: patterns = {} } = visit.schema;
  const sources = isNamed(patterns) ? Object.keys(patterns) : [];
  for (const name of Object.keys(visit.value)) {
    if ((isNamed(described) && Object.hasOwn(described, name)) || visit.around.isPassedOver(name)) continue;
    const found = sources.map((source) => matches(source, name));
    if (found.includes(true)) continue;
    if (found.includes(undefined)) visit.leaveOpen();
    else if (schema === false) visit.refuse('additionalProperties', { additionalProperty: name });
    else visit.demand(schema, visit.value[name] as Json, name);
    if (visit.isSettled) return;
  }
};

const propertyNames: Check<Members> = (visit, schema) => {
  for (const name of Object.keys(visit.value)) {
    visit.demand(schema, name);
    if (visit.isSettled) return;
  }
};

/** Each of the named that the value has a member for: a list of further members, or a schema. */
const dependent =
  (keyword: string): Check<Members> =>
  (visit, named) => {
    if (!isNamed(named)) return visit.leaveOpen();
    for (const name of Object.keys(named)) {
      if (!Object.hasOwn(visit.value, name)) continue;
      const asked = named[name];
      if (keyword !== 'dependentSchemas' && Array.isArray(asked)) missing(visit, keyword, asked);
      else if (keyword === 'dependentRequired') visit.leaveOpen();
      else visit.demand(asked, visit.value);
      if (visit.isSettled) return;
    }
  };

/** JSON Schema 2020-12 Core, 10.2.2.4 and 10.3.2; Validation, 6.5. `dependencies` is what draft 7 called two of them. */
export const ofObjects: Checks<Members> = new Map<string, Check<Members>>([
  ['required', required],
  ...counted<Members>('minProperties', 'maxProperties', (members) => Object.keys(members).length),
  ['properties', properties],
  ['patternProperties', patternProperties],
  ['additionalProperties', additionalProperties],
  ['propertyNames', propertyNames],
  ...['dependentRequired', 'dependentSchemas', 'dependencies'].map((keyword): [string, Check<Members>] => [
    keyword,
    dependent(keyword),
  ]),
]);
