import { child, fragmentOf } from '../../pointer.ts';
import { isObject, own, setOwn, walk, type Draft } from '../../openapi/model.ts';
import { recursive } from '../identifiers.ts';
import { readDialect } from './dialect.ts';
import type { Rewrite } from './step.ts';

/** The members that `rewriteOlder` looks at. */
export const olderMembers: readonly string[] = [
  '$schema',
  'items',
  'additionalItems',
  'dependencies',
  '$recursiveAnchor',
  '$recursiveRef',
];

/** What drafts of JSON Schema before 2020-12 write otherwise, in their meaning. JSON Schema 2020-12 Core, appendix B and D. */
export const rewriteOlder: Rewrite = (schema, pointer, upgrading) => {
  if (Object.hasOwn(schema, '$schema')) readDialect(schema['$schema'], 'schema', schema, pointer, upgrading);
  if (Array.isArray(schema['items'])) rewriteTuple(schema, pointer, upgrading);
  else if (Object.hasOwn(schema, 'additionalItems')) {
    delete schema['additionalItems'];
    upgrading.tally.add(
      {
        severity: 'warning',
        code: 'draft-additional-items',
        message: 'additionalItems counts beside a list of items only; it is ignored',
      },
      child(pointer, 'additionalItems'),
    );
  }
  if (isObject(schema['dependencies'])) rewriteDependencies(schema, pointer, upgrading);
  if (schema['$recursiveAnchor'] === true) writeRecursive(schema, pointer, upgrading);
  if (typeof schema['$recursiveRef'] === 'string') writeReference(schema, '$dynamicRef', `#${recursive}`);
  delete schema['$recursiveAnchor'];
};

/**
 * Everything below that says `$recursiveRef` means the outermost schema on its way that is an anchor. Where schemas have no
 * identities that is the one around it. JSON Schema 2019-09 Core, 8.2.4.2.
 */
const writeRecursive: Rewrite = (anchor, pointer, { lowering: { origins } }) => {
  const { pointer: written } = origins.find(pointer);
  if (typeof anchor['$id'] === 'string' || written === '') {
    anchor['$dynamicAnchor'] ??= recursive;
    return;
  }
  walk({ kind: 'schema', pointer, value: anchor }, ({ value: schema, kind }) => {
    if (kind === 'schema' && typeof schema['$recursiveRef'] === 'string') {
      writeReference(schema, '$ref', fragmentOf(written));
    }
  });
};

const writeReference = (schema: Draft, keyword: '$ref' | '$dynamicRef', target: string): void => {
  delete schema['$recursiveRef'];
  if (!Object.hasOwn(schema, keyword)) schema[keyword] = target;
  else {
    const all = Array.isArray(schema['allOf']) ? (schema['allOf'] as unknown[]) : [];
    schema['allOf'] = [...all, { [keyword]: target }];
  }
};

/** Until 2019-09 a list under `items` was what `prefixItems` is, and `additionalItems` what `items` is. */
const rewriteTuple: Rewrite = (schema, pointer, { lowering: { origins }, tally }) => {
  const { source, pointer: written } = origins.find(pointer);
  const { items, additionalItems } = schema;
  delete schema['items'];
  delete schema['additionalItems'];
  if (!Object.hasOwn(schema, 'prefixItems')) schema['prefixItems'] = items;
  origins.note(child(pointer, 'prefixItems'), source, child(written, 'items'));
  if (additionalItems !== undefined) {
    schema['items'] = additionalItems;
    origins.noteCopy(child(pointer, 'items'), source, child(written, 'additionalItems'));
  }
  const message = 'a list under items is how older drafts of JSON Schema write prefixItems; it is read so';
  tally.add({ severity: 'warning', code: 'draft-tuple', message }, child(pointer, 'prefixItems'));
};

/** Until draft 7 `dependencies` was both `dependentRequired` and `dependentSchemas`. */
const rewriteDependencies: Rewrite = (schema, pointer, { lowering: { origins } }) => {
  const { source, pointer: written } = origins.find(pointer);
  const required: Draft = {};
  const schemas: Draft = {};
  for (const [name, dependency] of Object.entries(schema['dependencies'] as Draft)) {
    setOwn(Array.isArray(dependency) ? required : schemas, name, dependency);
  }
  delete schema['dependencies'];
  for (const [keyword, members] of [
    ['dependentRequired', required],
    ['dependentSchemas', schemas],
  ] as const) {
    if (Object.keys(members).length === 0) continue;
    const there = own(schema, keyword);
    schema[keyword] = isObject(there) ? { ...members, ...there } : members;
    if (there === undefined) origins.note(child(pointer, keyword), source, child(written, 'dependencies'));
  }
};
