import { maxBases, maxInherited } from '../inheritance.ts';
import { isObject, isString, type Json } from '../json.ts';
import { extendsOf, isReference, type Miss } from '../references.ts';
import type { Structure } from '../structure.ts';
import { among, hit, none, quoted, when, type Check, type Hit } from './rule.ts';

/** A `$ref` beside or instead of `type`. */
export const placement: Check = ({ schema }) => {
  if (!Object.hasOwn(schema, '$ref')) return [];
  const reference = schema['$ref'];
  const target = isString(reference) && reference.startsWith('#/definitions/') ? reference : '#/definitions/NAME';
  const mend = `write "type": {"$ref": ${quoted(target)}}`;
  const outside = target === reference ? '' : ' and declare that type here, or import it';
  return [hit(['$ref'], '$ref stands only inside type', mend + outside)];
};

/** What `find` finds wrong with the references in a `type`; of a reference in a union it gets the index too. */
const amongReferences = (
  type: Json | undefined,
  find: (text: string, index?: number) => Hit | undefined,
): readonly Hit[] => {
  if (Array.isArray(type))
    return among(type as readonly Json[], (part, index) => (isReference(part) ? find(part.$ref, index) : undefined));
  const found = isReference(type) ? find(type.$ref) : undefined;
  return found === undefined ? none : [found];
};

const placeOf = (index: number | undefined): readonly (string | number)[] =>
  index === undefined ? ['type', '$ref'] : ['type', index, '$ref'];

const missing =
  (miss: Miss, message: string, mend: (structure: Structure) => string): Check =>
  ({ schema }, structure) =>
    amongReferences(schema['type'], (text, index) =>
      structure.lookUp(text) === miss ? hit(placeOf(index), `${quoted(text)} ${message}`, mend(structure)) : undefined,
    );

/** Names types that could have been meant. */
const declaredTypes = ({ positions }: Structure): string => {
  const declared = positions.filter(({ kind, role }) => kind === 'schema' && role === 'definition').slice(0, 10);
  return declared.length > 0
    ? `declared: ${declared.map(({ pointer }) => quoted(`#${pointer}`)).join(', ')}`
    : 'declare it under definitions';
};

export const notFound: Check = missing('not-found', 'is not declared', declaredTypes);
export const notType: Check = missing(
  'not-type',
  'is no type under definitions',
  () => 'refer to a type, as #/definitions/NAME; what has conditions alone becomes one by "type": "any"',
);
export const external: Check = missing(
  'external',
  'leads out of the definitions of this document',
  () => 'refer to #/definitions/NAME; import other documents with $import',
);

export const abstractTarget: Check = ({ schema }, { find }) =>
  amongReferences(schema['type'], (text, index) =>
    find(text)?.schema['abstract'] === true
      ? hit(placeOf(index), `${quoted(text)} is abstract and has no instances`, 'refer to a type that extends it')
      : undefined,
  );

export const circular: Check = ({ schema }, { circularAliases }) =>
  when(
    circularAliases.has(schema),
    ['type'],
    'the type only leads back to itself',
    'give one of the types a structure',
  );

export const extendsShape: Check = ({ schema }) => {
  const bases = schema['$extends'];
  if (bases === undefined || isString(bases)) return [];
  const fine = Array.isArray(bases) && bases.length > 0 && bases.every(isString);
  return when(
    !fine,
    ['$extends'],
    '$extends must be a pointer string, or an array of them',
    'write "$extends": "#/definitions/NAME"',
  );
};

export const extendsNotFound: Check = ({ schema }, structure) => {
  const several = Array.isArray(schema['$extends']);
  return extendsOf(schema).flatMap((text, index): readonly Hit[] =>
    structure.find(text) === undefined
      ? [
          hit(
            several ? ['$extends', index] : ['$extends'],
            `${quoted(text)} is no type of this document`,
            declaredTypes(structure),
          ),
        ]
      : none,
  );
};

export const extendsCircular: Check = ({ schema }, { extendsItself }) =>
  when(extendsItself(schema), ['$extends'], 'the type extends itself', 'break the circle');

export const extendsTooMany: Check = ({ schema }, { inheritsTooMuch }) =>
  when(
    inheritsTooMuch(schema),
    ['$extends'],
    `extends more than ${maxBases} types, or the types up to here inherit more than ${maxInherited} properties in all`,
    'extend fewer types, or refer to a type with many properties from one property',
  );

export const extendsConcrete: Check = ({ schema }, { find }) => {
  if (schema['abstract'] === true) return [];
  const several = Array.isArray(schema['$extends']);
  return extendsOf(schema).flatMap((text, index): readonly Hit[] => {
    const base = find(text)?.schema;
    if (base === undefined || base['abstract'] === true || schema['type'] === 'choice') return none;
    const at = several ? ['$extends', index] : ['$extends'];
    return base['type'] === 'object' || base['type'] === 'tuple'
      ? [hit(at, `${quoted(text)} is not abstract`, 'add "abstract": true to it, or extend an abstract base of it')]
      : [hit(at, `${quoted(text)} is no object and no tuple`, 'extend an abstract type that is one of those')];
  });
};

export const extendsRedefines: Check = ({ schema }, { lineage }) => {
  const own = isObject(schema['properties']) ? schema['properties'] : {};
  const inherited = new Set(
    lineage(schema).flatMap(({ schema: { properties } }) => (isObject(properties) ? Object.keys(properties) : [])),
  );
  return Object.keys(own).flatMap((name) =>
    when(
      inherited.has(name),
      ['properties', name],
      `redefines the inherited property ${quoted(name)}`,
      'rename or remove it',
    ),
  );
};
