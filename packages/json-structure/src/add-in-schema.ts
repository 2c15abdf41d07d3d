import { addInsOf, type AddIn } from './add-ins.ts';
import type { Converter } from './converter.ts';
import type { TellLoss } from './json-schema-losses.ts';
import { membersOf } from './inheritance.ts';
import { isObject, type JsonObject } from './json.ts';
import { child } from './pointer.ts';
import { referencesIn, type Target } from './references.ts';
import { objectSchema } from './types/object.ts';

/**
 * JSON Schema of the type of instances with what add-ins bring: each stands under the condition that `$uses` names it.
 * What a closed type does not declare is refused by `unevaluatedProperties`, which sees what the conditions declare.
 */
export const withAddInSchemas = (
  root: Target,
  converter: Converter,
  instanceKeywords: readonly string[],
  tell: TellLoss,
): JsonObject | undefined => {
  const { structure } = converter;
  const offered = addInsOf(structure);
  if (offered.size === 0) return undefined;
  const lineage = new Set([root.schema, ...structure.lineage(root.schema).map(({ schema }) => schema)]);
  const isOfRoot = ({ to }: AddIn): boolean => to !== undefined && lineage.has(to.schema);
  for (const [name, addIns] of offered)
    if (!addIns.every(isOfRoot) || addIns.some(({ to }) => to !== undefined && standsElsewhere(to, structure)))
      tell('add-in', child('/$offers', name), lost);
  if (root.schema['type'] !== 'object') return undefined;

  const { properties, additionalProperties, allOf, ...rest } = converter.inFull(root, '', instanceKeywords);
  const present = Array.isArray(allOf) ? allOf : [];
  const declared = structure.members(root.schema).properties;
  const conditions = [...offered].map(([name, addIns], index) => {
    const out = child('', 'allOf', present.length + index, 'then');
    const schemas = addIns.filter(isOfRoot).map(({ type, bases }) => {
      const members = membersOf(type, bases, structure.binds('relations'));
      const added = new Map([...members.properties].filter(([property]) => !declared.has(property)));
      return objectSchema({ ...members, properties: added, additional: true }, converter, out, []);
    });
    const [only] = schemas;
    return { if: usesOf(name), then: schemas.length === 1 && only !== undefined ? only : { allOf: schemas } };
  });
  return {
    ...rest,
    properties: {
      ...(isObject(properties) ? properties : {}),
      $uses: { type: 'array', items: { enum: [...offered.keys()] } },
    },
    allOf: [...present, ...conditions],
    ...(additionalProperties === undefined ? {} : { unevaluatedProperties: additionalProperties }),
  };
};

/** Whether values of a type stand anywhere but at the root of instances. */
const standsElsewhere = (type: Target, { positions, find, lineage }: Converter['structure']): boolean =>
  positions.some(({ schema }) =>
    referencesIn(schema['type']).some((reference) => {
      const referred = find(reference)?.schema;
      return (
        referred !== undefined &&
        (referred === type.schema || lineage(referred).some((base) => base.schema === type.schema))
      );
    }),
  );

const usesOf = (name: string): JsonObject => ({
  type: 'object',
  properties: { $uses: { type: 'array', contains: { const: name } } },
  required: ['$uses'],
});

const lost = "the add-in changes a type other than that of instances; JSON Schema can't make that depend on $uses";
