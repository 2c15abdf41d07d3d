import fc from 'fast-check';
import { expect, test } from 'vitest';
import { resolveImports } from '../../src/import.ts';
import { registryOf, type FindDocument } from '../../src/import/registry.ts';
import { compile, type JsonObject } from '../../src/index.ts';
import { isObject, isString, type Json } from '../../src/json.ts';
import { positionsOf } from '../../src/positions.ts';
import { extendsOf, lookUp, referencesIn } from '../../src/references.ts';
import { core } from '../documents.ts';
import { extended, ref, uri } from './documents.ts';

type Mutable = Record<string, Json | undefined>;
/** A number below `below`; 0 when there is none. */
type Draw = (below: number) => number;

const namesIn = (reference: string): string[] => reference.split('/').slice(2);

interface Found {
  readonly schema: JsonObject;
  /** The namespace of the root document that the declaring document is imported into. */
  readonly mount: readonly string[];
}

/** Looks a type up across documents, without copying anything. */
const search = (
  document: JsonObject,
  names: readonly string[],
  find: FindDocument,
  mount: readonly string[] = [],
  withRootType = true,
): Found | undefined => {
  let place: JsonObject = document;
  for (let depth = 0; depth <= names.length; depth += 1) {
    const inner = depth === 0 ? document['definitions'] : place[names[depth - 1] ?? ''];
    if (!isObject(inner)) {
      const isRootType = depth === 1 && names.length === 1 && 'type' in document && document['name'] === names[0];
      if (isRootType) return withRootType ? { schema: document, mount } : undefined;
      const above = names.slice(0, depth - 1);
      const holders = depth === 1 ? [document, place] : [place];
      for (const holder of holders)
        for (const keyword of ['$import', '$importdefs']) {
          const imported = isString(holder[keyword]) ? find(holder[keyword]) : undefined;
          const found =
            imported && search(imported, names.slice(depth - 1), find, [...mount, ...above], keyword === '$import');
          if (found !== undefined) return found;
        }
      return undefined;
    }
    place = inner;
  }
  return { schema: place, mount };
};

/** One flat document without imports that holds a type and all that it refers to. */
const inlined = (root: JsonObject, find: FindDocument, start: readonly string[]): JsonObject => {
  const definitions = new Map<string, JsonObject>();
  const inline = (names: readonly string[]): string => {
    const name = names.join('_');
    const pointer = `#/definitions/${name}`;
    if (definitions.has(name)) return pointer;
    const found = search(root, names, find);
    if (found === undefined) throw new Error(`${names.join('/')} is nowhere`);
    definitions.set(name, {});
    const lead = (value: Json | undefined, key = ''): Json | undefined => {
      if (isString(value) && (key === '$ref' || key === '$extends')) return inline([...found.mount, ...namesIn(value)]);
      if (Array.isArray(value)) return (value as readonly Json[]).map((part) => lead(part) ?? null);
      if (!isObject(value)) return value;
      return Object.fromEntries(Object.entries(value).map(([inner, part]) => [inner, lead(part, inner)]));
    };
    const ofTheDocument = ['$schema', '$id', '$import', '$importdefs', 'definitions'];
    const schema = Object.entries(found.schema).filter(([keyword]) => !ofTheDocument.includes(keyword));
    definitions.set(name, lead(Object.fromEntries(schema)) as JsonObject);
    return pointer;
  };
  const $root = inline(start);
  return { $schema: core, $id: uri('flat'), name: 'Flat', $root, definitions: Object.fromEntries(definitions) };
};

/** A random document, and the paths of what it declares or imports below its root namespace. */
interface Made {
  readonly document: JsonObject;
  readonly types: readonly string[];
  readonly bases: readonly string[];
  readonly rootType: string | undefined;
  /** Whether its definitions make sense without its root type. */
  readonly standsAlone: boolean;
}

const make = (index: number, earlier: readonly Made[], draw: Draw): Made => {
  const pick = <Item>(items: readonly Item[]): Item | undefined => items[draw(items.length)];
  const root: Mutable = {};
  const definitions: Mutable = {};
  const namespaces: { readonly holder: Mutable; readonly path: string }[] = [{ holder: definitions, path: '' }];
  for (let count = draw(3); count > 0; count -= 1) {
    const { holder, path } = pick(namespaces) ?? { holder: definitions, path: '' };
    const name = `N${index}_${count}`;
    namespaces.push({ holder: (holder[name] = {}), path: `${path}${name}/` });
  }

  const imported: { readonly types: string[]; readonly bases: string[] } = { types: [], bases: [] };
  for (const { holder, path } of [{ holder: root, path: '' }, ...namespaces])
    for (const keyword of ['$import', '$importdefs']) {
      const other = earlier[draw(earlier.length + 2)];
      if (other === undefined || (keyword === '$importdefs' && !other.standsAlone)) continue;
      holder[keyword] = other.document['$id'];
      const rootType = keyword === '$import' && other.rootType !== undefined ? [other.rootType] : [];
      imported.types.push(...[...other.types, ...rootType].map((name) => path + name));
      imported.bases.push(...other.bases.map((name) => path + name));
    }

  const own = Array.from({ length: 1 + draw(4) }, (_, count) => ({
    ...(pick(namespaces) ?? { holder: definitions, path: '' }),
    name: `T${index}_${count}`,
  }));
  const base = { ...(pick(namespaces) ?? { holder: definitions, path: '' }), name: `B${index}` };
  const shadow = draw(8) === 0 ? pick(imported.types.filter((path) => !path.includes('/'))) : undefined;
  const types = [...new Set([...imported.types, ...own.map(({ path, name }) => path + name)])];
  const bases = [...imported.bases, base.path + base.name];
  const rootType = draw(2) === 0 ? `R${index}` : undefined;
  const standsAlone = rootType === undefined || draw(2) === 0;

  const some = (from: readonly string[] = standsAlone ? types : [...types, rootType ?? '']): JsonObject =>
    ref(pick(from) ?? types[0] ?? '');
  const object = (): JsonObject => ({
    type: 'object',
    properties: { a: some(), b: some() },
    ...(draw(2) === 0 ? { required: ['a'] } : {}),
    ...(draw(2) === 0 ? { additionalProperties: draw(2) === 0 ? false : some() } : {}),
    ...(draw(2) === 0 ? { $extends: `#/definitions/${pick(bases)}` } : {}),
  });
  const shapes: readonly (() => JsonObject)[] = [
    () => ({ type: 'string' }),
    () => ({ type: 'int32' }),
    object,
    object,
    () => ({ type: 'array', items: some() }),
    // Of imported types only, so that no union leads nowhere but back to itself.
    () => ({ type: ['null', 'boolean', ...(imported.types.length > 0 ? [some(imported.types)['type'] as Json] : [])] }),
    () => ({ type: 'map', values: { type: 'object', properties: { c: some() } } }),
    () => ({ type: 'choice', choices: { x: some(), y: { type: 'array', items: some() } } }),
  ];
  for (const { holder, name } of own) holder[name] = pick(shapes)?.();
  base.holder[base.name] = { type: 'object', abstract: true, properties: { [`base${index}`]: some() } };
  if (shadow !== undefined) definitions[shadow] = object();
  const typed =
    rootType === undefined
      ? {}
      : { type: 'object', properties: { a: some([...types, rootType]), self: ref(rootType) } };
  const name = rootType ?? `L${index}`;
  return {
    document: { $schema: extended, $id: uri(`D${index}`), name, ...root, ...typed, definitions },
    types,
    bases,
    rootType,
    standsAlone,
  };
};

/** A value that a schema of the flat document accepts, or nearly. */
const valueOf = (flat: JsonObject, schema: JsonObject, draw: Draw, depth = 0): Json => {
  if (depth > 10 || draw(20) === 0) return ([null, 'x', 7, true, {}, []] as const)[draw(6)] ?? null;
  const inner = (part: Json | undefined): Json => valueOf(flat, part as JsonObject, draw, depth + 1);
  const { type } = schema;
  const named = (reference: unknown): JsonObject =>
    (flat['definitions'] as JsonObject)[namesIn(String(reference))[0] ?? ''] as JsonObject;
  if (Array.isArray(type)) return inner({ type: (type as readonly Json[])[draw(type.length)] ?? null });
  if (isObject(type)) return inner(named(type['$ref']));
  if (type === 'array') return Array.from({ length: draw(3) }, () => inner(schema['items']));
  if (type === 'map') return { k: inner(schema['values']) };
  if (type === 'choice') {
    const [tag, choice] = Object.entries(schema['choices'] as JsonObject)[draw(2)] ?? ['z', null];
    return { [tag]: inner(choice) };
  }
  if (type === 'object') {
    const bases = extendsOf(schema).flatMap((base) => Object.entries(named(base)['properties'] as JsonObject));
    const properties = [...bases, ...Object.entries(schema['properties'] as JsonObject)];
    const more = isObject(schema['additionalProperties']) ? [['more', schema['additionalProperties']] as const] : [];
    return Object.fromEntries(
      [...properties, ...more].flatMap(([name, part]) => (draw(4) === 0 ? [] : [[name, inner(part)]])),
    );
  }
  return type === 'string' ? 'x' : type === 'int32' ? 7 : type === 'boolean';
};

test('in random documents every reference resolves, and types accept what they accept when written out by hand', () => {
  const seen = { clean: 0, accepted: 0, refused: 0, imported: 0 };
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6 }), fc.infiniteStream(fc.nat()), (count, numbers) => {
      const draw: Draw = (below) => (below > 0 ? Number(numbers.next().value) % below : 0);
      const made: Made[] = [];
      while (made.length < count) made.push(make(made.length, made, draw));
      const { document: root, types } = made.at(-1) as Made;
      const { find } = registryOf(made);
      const before = JSON.stringify(made);
      const { document, problems, imported } = resolveImports(root, find);
      expect(JSON.stringify(made)).toBe(before);
      // One document replaces a type that another brings as it was: rightly told.
      expect(problems.filter(({ code }) => code !== 'js-import-collision')).toEqual([]);
      if (problems.length > 0) return;
      seen.clean += 1;
      seen.imported += imported.size;

      for (const { schema, pointer } of positionsOf(document, () => true).list)
        for (const reference of [...referencesIn(schema['type']), ...extendsOf(schema)])
          expect([pointer, reference, lookUp(document, reference)]).toEqual([pointer, reference, expect.any(Object)]);
      for (const { uri, pointer } of imported.values()) {
        const tokens = pointer.split('/').slice(1);
        const declared = tokens.reduce<Json | undefined>((value, token) => (value as JsonObject)[token], find(uri));
        expect([uri, pointer, declared]).toEqual([uri, pointer, expect.any(Object)]);
      }
      for (const path of types.slice(-6)) {
        const flat = inlined(root, find, path.split('/'));
        const [byHand, resolved] = [compile(flat), compile(document, { type: `/definitions/${path}` })];
        for (let times = 0; times < 10; times += 1) {
          const value = valueOf(flat, { type: { $ref: flat['$root'] } }, draw);
          const isAccepted = byHand(value).length === 0;
          expect([path, value, resolved(value).length === 0]).toEqual([path, value, isAccepted]);
          seen[isAccepted ? 'accepted' : 'refused'] += 1;
        }
      }
    }),
    { numRuns: Number(process.env['RUNS'] ?? 150) },
  );
  expect(seen.clean).toBeGreaterThan(100);
  expect(Math.min(seen.accepted, seen.refused, seen.imported)).toBeGreaterThan(500);
});
