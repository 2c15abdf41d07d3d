import { child, type Pointer } from '../../pointer.ts';
import { isPlaced, slotsOf, type Draft, type Placed, type Slot } from '../../openapi/model.ts';
import type { Source } from '../../read/source.ts';
import { problemIn, type Report } from '../draft.ts';
import type { Problem } from '../../problem.ts';
import { classify, defaultDialect, dialectOf, meantDialect, type KnownDialects } from './dialect.ts';

/** A place in a file. */
export interface Origin {
  readonly source: Source;
  readonly pointer: Pointer;
}

/** A path item that stands in several places of a draft is written in one. */
export const isSamePlace = (a: Origin, b: Origin): boolean =>
  a.source.path === b.source.path && a.pointer === b.pointer;

/** A schema resource of JSON Structure in a description. */
export interface Resource {
  readonly slot: Slot;
  readonly node: Draft;
  /** The meta-schema whose rules hold for it. */
  readonly metaSchema: string;
  /** Where it was written; the pointer is empty for a file of its own. */
  readonly origin: Origin;
}

/** What stands in the place of a schema and can't be read: it stands for anything. */
export interface Unreadable {
  readonly slot: Slot;
  readonly problem: Problem;
}

export interface Resources {
  readonly resources: readonly Resource[];
  readonly unreadable: readonly Unreadable[];
}

/**
 * The resources of JSON Structure in a draft, in its order: each component schema and each schema in place is a root
 * that selects its dialect for itself, and nothing inside switches it. OpenAPI binding, "Dialect Selection".
 */
export const findResources = (
  document: Draft,
  originOf: (pointer: Pointer) => Origin,
  known: KnownDialects,
): Resources => {
  const resources: Resource[] = [];
  const unreadable: Unreadable[] = [];

  const fail = (slot: Slot, at: Origin, told: Omit<Report, 'severity'>): void => {
    unreadable.push({ slot, problem: problemIn(at, { severity: 'error', ...told }) });
  };

  const visit = (object: Placed): void => {
    for (const slot of slotsOf(object)) {
      if (!isPlaced(slot)) continue;
      if (slot.kind !== 'schema') visit(slot);
      else visitSchema(slot, object.kind === 'schema');
    }
  };

  const visitSchema = (slot: Slot & Placed, isNested: boolean): void => {
    const node = slot.value;
    const isBare = isNested && !Object.hasOwn(node, '$schema');
    if (isBare) return visit(slot);
    const classification = classify(node);
    if (classification === 'reference') return undefined;
    const origin = originOf(slot.pointer);
    const fallback = isNested ? undefined : defaultDialect(origin.source.head);
    const dialect = dialectOf(node, fallback, known);
    if (dialect.language === 'json-schema') return visit(slot);
    if (classification === 'malformed-reference') return fail(slot, origin, siblings);
    if (isNested) return fail(slot, { ...origin, pointer: child(origin.pointer, '$schema') }, nestedDialect);
    if (dialect.language === 'json-structure')
      return void resources.push({ slot, node, metaSchema: dialect.metaSchema, origin });
    const isOwn = Object.hasOwn(node, '$schema');
    const at = isOwn ? child(origin.pointer, '$schema') : '/jsonSchemaDialect';
    return fail(slot, { ...origin, pointer: at }, unknownDialect(isOwn ? node['$schema'] : fallback));
  };

  visit({ kind: 'document', pointer: '', value: document });
  return { resources, unreadable };
};

const siblings: Omit<Report, 'severity'> = {
  code: 'oas-ref-siblings',
  message: 'beside $ref only summary and description may stand here; this is neither a reference nor a schema',
  mend: 'remove the other members, or remove $ref and write the schema here',
};

const nestedDialect: Omit<Report, 'severity'> = {
  code: 'oas-dialect-nested',
  message: 'a $schema inside a schema cannot switch its dialect',
  mend: 'move this schema to components/schemas and refer to it',
};

const unknownDialect = (declared: unknown): Omit<Report, 'severity'> => ({
  code: 'oas-dialect-unknown',
  message: 'this names a dialect that is not known; what is written in it is not read as JSON Schema',
  mend: `write ${meantDialect(declared) ?? 'https://json-schema.org/draft/2020-12/schema or https://json-structure.org/meta/core/v0/#'}`,
});
