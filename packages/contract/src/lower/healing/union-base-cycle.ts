import { pointerOfFragment, valueAt, type Pointer } from '../../pointer.ts';
import { copy, isObject, type Draft } from '../../openapi/model.ts';
import type { Healing } from './table.ts';

/**
 * A base writes its variants as `oneOf`, and each variant is `allOf` of that base: read to the letter, a value is of a
 * variant when it is of the base when it is of a variant, for ever. What is meant: a variant takes over the base's own
 * members, not its union. Met in HubSpot's descriptions, and wherever inheritance is drawn as a union.
 */
export const unionBaseCycle: Healing = {
  code: 'healed-union-base-cycle',
  message: 'this variant is allOf of the union that it belongs to; it takes over the own members of the union only',
  saying: ['allOf'],
  rebuilds: true,
  heal(schema, { pointer }, { document }) {
    const { allOf } = schema;
    if (!Array.isArray(allOf)) return false;
    let healed = false;
    schema['allOf'] = allOf.flatMap((part: unknown) => {
      const target = refOf(part);
      const base = target === undefined ? undefined : valueAt(document, target);
      if (target === pointer || !isObject(base) || !leadsTo(document, base, pointer)) return [part];
      healed = true;
      const members = Object.fromEntries(Object.entries(base).filter(([keyword]) => !ofTheUnion.has(keyword)));
      return Object.keys(members).length === 0 ? [] : [copy(members)];
    });
    if (healed && (schema['allOf'] as unknown[]).length === 0) delete schema['allOf'];
    return healed;
  },
};

const refOf = (part: unknown): Pointer | undefined =>
  isObject(part) && typeof part['$ref'] === 'string' && part['$ref'].startsWith('#/')
    ? pointerOfFragment(part['$ref'])
    : undefined;

/** Whether the union of `base` has a branch that is the schema at `pointer`, directly or through further unions. */
const leadsTo = (document: Draft, base: Draft, pointer: Pointer): boolean => {
  const seen = new Set<Draft>();
  const search = (union: Draft): boolean => {
    if (seen.has(union)) return false;
    seen.add(union);
    return [union['oneOf'], union['anyOf']].some(
      (branches) =>
        Array.isArray(branches) &&
        branches.some((branch: unknown) => {
          const target = refOf(branch);
          if (target === undefined) return false;
          if (target === pointer) return true;
          const next = valueAt(document, target);
          return isObject(next) && search(next);
        }),
    );
  };
  return search(base);
};

/** What a base says of the union, not of each variant. */
const ofTheUnion: ReadonlySet<string> = new Set([
  'oneOf',
  'anyOf',
  'discriminator',
  'title',
  'description',
  'examples',
  'example',
]);
