import { child, escapeToken, pointerOfFragment, type Pointer } from '../../../pointer.ts';
import { isObject, own, setOwn, type Draft } from '../../../openapi/model.ts';
import type { Rewrite, Upgrading } from '../step.ts';
import { componentName } from './names.ts';

/** Swagger 2.0, "Schema Object": what 3.0 writes otherwise. */
export const rewriteSchema: Rewrite = (schema, pointer, upgrading) => {
  if (takeNullable(schema, pointer, upgrading)) schema['nullable'] = true;
  if (schema['type'] === 'file') Object.assign(schema, { type: 'string', format: 'binary' });
  takeNestedFormat(schema, pointer, upgrading);
  const { discriminator } = schema;
  if (typeof discriminator !== 'string') return;
  const { origins } = upgrading.lowering;
  const { source, pointer: written } = origins.find(pointer);
  const mapping = mappingOf(upgrading.root, written);
  schema['discriminator'] = { propertyName: discriminator, ...(mapping === undefined ? {} : { mapping }) };
  origins.noteCopy(`${pointer}/discriminator/propertyName`, source, child(written, 'discriminator'));
};

/** Beside `$ref` everything is ignored, by the letter; what is written there on purpose is that null is accepted too. */
export const rewriteReference: Rewrite = (schema, pointer, upgrading) => {
  if (!takeNullable(schema, pointer, upgrading)) return;
  const { $ref } = schema;
  delete schema['$ref'];
  schema['anyOf'] = [{ $ref }, { type: 'null' }];
  const { source, pointer: written } = upgrading.lowering.origins.find(pointer);
  upgrading.lowering.origins.noteCopy(child(child(pointer, 'anyOf'), 0), source, written);
};

const takeNullable = (schema: Draft, pointer: Pointer, { tally }: Upgrading): boolean => {
  if (schema['x-nullable'] !== true) return false;
  delete schema['x-nullable'];
  tally.add(
    {
      severity: 'warning',
      code: 'swagger-x-nullable',
      message: 'x-nullable is no word of Swagger 2.0; it is honoured',
    },
    pointer,
  );
  return true;
};

/** The items of a parameter may have a format of their own, which 3.x has no word for. */
const takeNestedFormat = (schema: Draft, pointer: Pointer, { tally }: Upgrading): void => {
  const format = schema['collectionFormat'];
  if (format === undefined) return;
  delete schema['collectionFormat'];
  if (format === 'csv') return;
  const message = 'a collectionFormat inside an array has no counterpart in OpenAPI 3; it is left out';
  tally.add(
    { severity: 'warning', code: 'version-feature-collection-format', message },
    child(pointer, 'collectionFormat'),
  );
};

/**
 * Without a mapping the values of a discriminator are the names of definitions. It is written down where the name had
 * to change, and where a definition names its value itself (`x-ms-discriminator-value`).
 */
const mappingOf = (root: Draft, base: Pointer): Draft | undefined => {
  const mapping: Draft = {};
  for (const { name, value } of childrenOf(root).get(base) ?? []) {
    if (value !== name || componentName(name) !== name) setOwn(mapping, value, `#/definitions/${escapeToken(name)}`);
  }
  return Object.keys(mapping).length === 0 ? undefined : mapping;
};

interface Child {
  readonly name: string;
  readonly value: string;
}

const families = new WeakMap<Draft, ReadonlyMap<Pointer, readonly Child[]>>();

/** The definitions that are `allOf` another, by the place of the other. */
const childrenOf = (root: Draft): ReadonlyMap<Pointer, readonly Child[]> => {
  const known = families.get(root);
  if (known !== undefined) return known;
  const found = new Map<Pointer, Child[]>();
  const definitions = own(root, 'definitions');
  for (const [name, definition] of Object.entries(isObject(definitions) ? definitions : {})) {
    const parts = isObject(definition) ? own(definition, 'allOf') : undefined;
    const named = isObject(definition) ? own(definition, 'x-ms-discriminator-value') : undefined;
    for (const part of Array.isArray(parts) ? (parts as unknown[]) : []) {
      const ref = isObject(part) ? own(part, '$ref') : undefined;
      const base = typeof ref === 'string' && ref.startsWith('#') ? pointerOfFragment(ref) : undefined;
      if (base === undefined) continue;
      found.set(base, [...(found.get(base) ?? []), { name, value: typeof named === 'string' ? named : name }]);
    }
  }
  families.set(root, found);
  return found;
};
