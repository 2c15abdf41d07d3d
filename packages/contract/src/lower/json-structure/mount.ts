import type { FindDocument, JsonSchemaResult, LintProblem } from '@schemawright/json-structure';
import { toJsonSchema } from '@schemawright/json-structure/to-json-schema';
import { child, escapeToken, fragmentOf, parent, type Pointer } from '../../pointer.ts';
import { copy, isObject, own, setOwn, walk, type Draft } from '../../openapi/model.ts';
import type { Lowering } from '../draft.ts';
import { componentKey } from './names.ts';
import type { Resolved } from './registry.ts';
import type { Resource } from './resources.ts';

/** A resource as JSON Schema, in its place; its definitions in components of their own. */
export interface Mounted {
  /** What is wrong with the resource, found when somebody asks. */
  readonly problems: () => readonly LintProblem[];
  /** The references to what an import that failed would have brought. */
  readonly unimported: () => readonly Pointer[];
  /** Where in the lowered document the schemas stand that were written at a pointer of the resource. */
  readonly placesOf: (written: Pointer) => readonly Pointer[];
}

/** Puts the JSON Schema of a resource into its place, and notes where each part of it was written. */
export const mount = (
  lowering: Lowering,
  { slot, node }: Resource,
  resource: Resolved,
  imports: FindDocument,
): Mounted => {
  const converted = toJsonSchema(resource.given, { imports });
  const key = componentKey(slot.pointer);
  const schemas = componentsOf(lowering.document);
  const holder = slot.holder as Draft;
  const places = new Map<string, Pointer>();
  for (const name of converted.definitions.keys()) {
    if (isRoot(converted, name)) {
      places.set(name, slot.pointer);
      continue;
    }
    const component = freeKey(schemas, `${key ?? converted.name}_${name}`);
    places.set(name, child('/components/schemas', component));
    setOwn(schemas, component, {});
  }
  lowering.structures.push({ resource: copy(node) as Draft, places: [slot.pointer, ...places.values()] });
  const lowered = [...loweredPlaces(slot.pointer, places, converted)];
  for (const { place, written } of lowered) {
    const { source, pointer } = resource.locate(written);
    lowering.origins.note(place, source, pointer);
  }
  const addresses = new Map([['#', fragmentOf(slot.pointer)]]);
  for (const [name, place] of places) addresses.set(referenceTo(name), fragmentOf(place));
  const mounted = (schema: unknown): unknown => rewriteReferences(copy(schema), addresses);
  // A library of types says nothing of instances; its definitions are all there is of it.
  if (converted.schema === undefined && key !== undefined) delete holder[String(slot.key)];
  else setOwn(holder, String(slot.key), mounted(converted.schema ?? {}));
  for (const [name, { schema }] of converted.definitions) {
    const place = places.get(name) as Pointer;
    if (place === slot.pointer) setOwn(holder, String(slot.key), mounted(schema));
    else setOwn(schemas, place.slice('/components/schemas/'.length), mounted(schema));
  }
  return {
    problems: () => converted.problems,
    unimported: () => converted.unimported,
    placesOf: (pointer) => {
      for (let at = pointer; at !== ''; at = parent(at)) {
        const found = lowered.flatMap(({ place, written }) =>
          written === at ? [place + pointer.slice(at.length)] : [],
        );
        if (found.length > 0) return found;
      }
      return [slot.pointer + pointer];
    },
  };
};

const referenceTo = (definition: string): string => `#/$defs/${escapeToken(definition)}`;

/** A root type that refers to itself is a definition in JSON Schema; it keeps the place of the resource. */
const isRoot = ({ schema, definitions }: JsonSchemaResult, name: string): boolean =>
  definitions.get(name)?.pointer === '' && schema !== undefined && own(schema, '$ref') === referenceTo(name);

interface LoweredPlace {
  readonly place: Pointer;
  readonly written: Pointer;
}

/** Where what was written in a resource stands in the lowered document: definitions, and what is in them. */
function* loweredPlaces(
  root: Pointer,
  places: ReadonlyMap<string, Pointer>,
  { definitions, sources }: JsonSchemaResult,
): Iterable<LoweredPlace> {
  for (const [name, { pointer }] of definitions) yield { place: places.get(name) as Pointer, written: pointer };
  for (const [out, written] of sources) {
    const [, name, rest = ''] = /^\/\$defs\/([^/]*)(.*)$/su.exec(out) ?? [];
    const place = name === undefined ? root + out : places.get(name);
    if (place !== undefined) yield { place: place + rest, written };
  }
}

/** The converted schema refers to `#/$defs/NAME` and to itself as `#`; both have an address in the document now. */
const rewriteReferences = (schema: unknown, addresses: ReadonlyMap<string, string>): unknown => {
  if (!isObject(schema)) return schema;
  walk({ kind: 'schema', pointer: '', value: schema }, ({ value: node }) => {
    const reference = own(node, '$ref');
    if (typeof reference === 'string') node['$ref'] = addresses.get(reference) ?? reference;
  });
  return schema;
};

const componentsOf = (document: Draft): Draft => {
  const components = (
    isObject(document['components']) ? document['components'] : (document['components'] = {})
  ) as Draft;
  return (isObject(components['schemas']) ? components['schemas'] : (components['schemas'] = {})) as Draft;
};

const freeKey = (schemas: Draft, wanted: string): string => {
  let key = wanted;
  for (let count = 2; Object.hasOwn(schemas, key); count += 1) key = `${wanted}_${count}`;
  return key;
};
