import { child, tokens, valueAt, type Pointer } from '../../pointer.ts';
import { isObject, own, type Draft } from '../../openapi/model.ts';
import { additionalOperations, methods } from '../../openapi/types.ts';
import { formatPlace, type Problem } from '../../problem.ts';
import { problemIn } from '../draft.ts';
import { isSamePlace, type Origin, type Resource } from './resources.ts';

/** An identifier of JSON Structure core. */
export const isIdentifier = (text: unknown): text is string =>
  typeof text === 'string' && /^[A-Za-z_][A-Za-z0-9_]*$/u.test(text);

/** The name of a resource, or why it has none. */
export type ResourceName =
  | { readonly name: string; readonly isDeclared: boolean }
  | { readonly name: undefined; readonly reason: 'no-identifier' | 'collision' };

/** A schema with a place in a draft. */
interface Named {
  readonly slot: Pick<Resource['slot'], 'pointer'>;
  readonly node: Draft;
}

/**
 * The names of all resources by their pointers: the declared `name`; else the component key if it is an identifier;
 * else what its place is called by: path template, method and role, with status, media type and the like only
 * where another resource would get the same name. OpenAPI binding, "Materializing `name`".
 */
export const namesOf = (document: Draft, resources: readonly Named[]): ReadonlyMap<Pointer, ResourceName> => {
  const names = new Map<Pointer, ResourceName>();
  const derived: { readonly pointer: Pointer; readonly short: string; readonly long: string }[] = [];
  for (const { slot, node } of resources) {
    const declared = own(node, 'name');
    const key = componentKey(slot.pointer);
    if (typeof declared === 'string') names.set(slot.pointer, { name: declared, isDeclared: true });
    else if (key === undefined) derived.push({ pointer: slot.pointer, ...placeNames(document, slot.pointer) });
    else {
      const name = isIdentifier(key) ? key : undefined;
      names.set(slot.pointer, name === undefined ? { name, reason: 'no-identifier' } : { name, isDeclared: false });
    }
  }
  const taken = countOf([...names.values()].map(({ name }) => name));
  const shorts = countOf(derived.map(({ short }) => short));
  const longs = countOf(derived.map(({ long }) => long));
  for (const { pointer, short, long } of derived) {
    const isAlone = shorts.get(short) === 1 && !taken.has(short);
    const name = isAlone ? short : long;
    const isFree = isAlone || (longs.get(long) === 1 && !taken.has(long) && !shorts.has(long));
    if (!isIdentifier(name)) names.set(pointer, { name: undefined, reason: 'no-identifier' });
    else if (isFree) names.set(pointer, { name, isDeclared: false });
    else names.set(pointer, { name: undefined, reason: 'collision' });
  }
  return names;
};

const countOf = (texts: readonly (string | undefined)[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const text of texts) if (text !== undefined) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
};

/** Resources that go by the same name: types of all of them together could not be told apart. */
export const collisions = (
  resources: readonly Resource[],
  names: ReadonlyMap<Pointer, ResourceName>,
): readonly Problem[] => {
  const first = new Map<string, Resource>();
  return resources.flatMap((resource) => {
    const { slot, node, origin } = resource;
    const named = names.get(slot.pointer);
    // Without a name that is its own it is told from others by its place, as long as it stays there.
    if (named?.name === undefined) return [];
    const before = first.get(named.name);
    if (before === undefined) first.set(named.name, resource);
    if (before === undefined || isSamePlace(before.origin, origin)) return [];
    const at = Object.hasOwn(node, 'name') ? { ...origin, pointer: child(origin.pointer, 'name') } : origin;
    return [collision(at, before.origin)];
  });
};

const collision = (at: Origin, other: Origin): Problem =>
  problemIn(at, {
    severity: 'error',
    code: 'oas-name-collision',
    message: `the schema at ${formatPlace(other.source.place(other.pointer))} has the same name: types of both could not be told apart`,
    mend: 'give one of them a name of its own',
  });

/** The key of a component schema. */
export const componentKey = (pointer: Pointer): string | undefined => {
  const [root, section, key, ...rest] = tokens(pointer);
  return root === 'components' && section === 'schemas' && rest.length === 0 ? key : undefined;
};

/** The roles of objects in `components`. */
const roles: ReadonlyMap<string, string> = new Map([
  ['responses', 'Response'],
  ['parameters', 'Parameter'],
  ['requestBodies', 'RequestBody'],
  ['headers', 'Header'],
  ['callbacks', 'Callback'],
  ['pathItems', 'PathItem'],
]);

/** `OrdersPostRequestBody`, and with every further token that tells places apart. */
const placeNames = (document: Draft, pointer: Pointer): { readonly short: string; readonly long: string } => {
  const short: string[] = [];
  const further: string[] = [];
  const path = tokens(pointer);
  const next = (at: number): string => path[at] ?? '';
  for (let at = 0; at < path.length; at += 1) {
    const token = next(at);
    if (token === 'components') {
      short.push(next(at + 2), roles.get(next(at + 1)) ?? '');
      at += 2;
    } else if (token === 'paths' || token === 'webhooks') short.push(next((at += 1)));
    else if (token === additionalOperations) short.push(next((at += 1)).toLowerCase());
    else if (token === 'callbacks') {
      short.push(next((at += 1)));
      further.push(next((at += 1)));
    } else if (token === 'requestBody') short.push('RequestBody');
    else if (token === 'responses') {
      short.push('Response');
      further.push(next((at += 1)));
    } else if (token === 'headers') short.push('Header', next((at += 1)));
    else if (token === 'content' || token === 'encoding') further.push(next((at += 1)));
    else if (token === 'parameters') {
      const parameter = valueAt(document, path.slice(0, (at += 1) + 1).reduce<Pointer>(child, ''));
      short.push('Parameter', isObject(parameter) ? String(own(parameter, 'name')) : '');
    } else if (methodNames.has(token)) short.push(token);
  }
  return { short: joined(short), long: joined([...short, ...further]) };
};

const methodNames: ReadonlySet<string> = new Set(methods);

/** Each segment keeps what an identifier may hold, and begins with a capital. */
const joined = (segments: readonly string[]): string =>
  segments
    .map((segment) => segment.replace(/[^A-Za-z0-9_]/gu, ''))
    .map((segment) => segment.slice(0, 1).toUpperCase() + segment.slice(1))
    .join('');
