import { child, type Pointer } from '../pointer.ts';
import { isObject, own, sectionOf, slotsOf, type Draft, type Kind, type Slot } from '../openapi/model.ts';
import { isTypeName } from './checks.ts';
import { report, type Lowering } from './draft.ts';
import { checksFor, isField, isProse } from './fields.ts';
import { healerOf, ofShape } from './healing/table.ts';
import { tallyOf } from './tally.ts';

/** Members without which the object cannot be worked with. OpenAPI 3.1.1, section 4.8. */
const needed: Readonly<Partial<Record<Kind, readonly string[]>>> = {
  parameter: ['name', 'in'],
  server: ['url'],
};

/** What stands beside `$ref` in objects that are no schemas. OpenAPI 3.1.1, section 4.8.23. */
const ofReferences: ReadonlySet<string> = new Set(['$ref', 'summary', 'description']);

/**
 * Reports whatever is of the wrong shape and takes it out, so that the lowered document is as its types say; what has
 * one sensible reading is read so, and told. Fields that no version knows are told: nothing reads them.
 * What is missing is not reported here (lint does), save where nothing sensible can be assumed.
 */
export const checkStructure = (lowering: Lowering): void => {
  const tally = tallyOf(lowering);
  const healer = healerOf(lowering, ofShape);

  const tellEmpty = (pointer: Pointer): void =>
    tally.add(
      {
        severity: 'warning',
        code: 'healed-empty',
        message: 'there is nothing here where something belongs; it is read as if the field were not there',
      },
      pointer,
    );

  const tellMeant = (pointer: Pointer, expected: string, read: unknown): void =>
    report(lowering, pointer, {
      severity: 'warning',
      code: 'healed-value',
      message: `${expected} belongs here; it is read as ${JSON.stringify(read)}`,
    });

  const remove = (holder: Draft | unknown[], key: string | number, pointer: Pointer, told: Faulty): void => {
    report(lowering, pointer, {
      severity: told.isProse === true ? 'warning' : 'error',
      code: 'oas-structure',
      message: `${told.expected} belongs here; what stands here is left out`,
    });
    if (Array.isArray(holder)) holder[Number(key)] = removed;
    else delete holder[key];
  };

  const checkFields = (kind: Kind, node: Draft, pointer: Pointer): void => {
    const isReference =
      kind !== 'schema' &&
      kind !== 'pathItem' &&
      sectionOf[kind] !== undefined &&
      typeof own(node, '$ref') === 'string';
    const checks = checksFor(kind);
    for (const key of Object.keys(node)) {
      if (isReference && !ofReferences.has(key) && !key.startsWith('x-')) {
        tellBeside(key, child(pointer, key));
        delete node[key];
        continue;
      }
      const check = checks.get(key);
      if (check === undefined) {
        if (!isField(kind, key)) tellUnknown(kind, key, child(pointer, key));
        continue;
      }
      const value = node[key];
      if (check.holds(value)) continue;
      const at = child(pointer, key);
      const meant = check.meant?.(value);
      if (meant !== undefined && check.holds(meant)) {
        node[key] = meant;
        tellMeant(at, check.expected, meant);
      } else if (value === null) {
        delete node[key];
        tellEmpty(at);
      } else remove(node, key, at, { expected: check.expected, isProse: isProse(kind, key) });
    }
  };

  const tellBeside = (key: string, pointer: Pointer): void => {
    const message = `only summary and description count beside $ref; ${JSON.stringify(key)} is ignored`;
    tally.add({ severity: 'warning', code: 'ref-siblings', message }, pointer);
  };

  const tellUnknown = (kind: Kind, key: string, pointer: Pointer): void =>
    tally.add(
      {
        severity: 'warning',
        code: 'field-unknown',
        message: `${JSON.stringify(key.slice(0, 60))} is no field of ${namesOfKinds[kind] ?? `a ${kind}`}; nothing reads it`,
        mend: 'correct the name, or begin it with x- when it is an extension',
      },
      pointer,
    );

  /** A slot that holds no object. */
  const mendSlot = (slot: Slot): boolean => {
    const { value, holder, key, pointer, kind } = slot;
    const isNamed = !Array.isArray(holder) && !isField('schema', String(key));
    if (value === null && !Array.isArray(holder)) {
      if (kind === 'schema' && isNamed) holder[key] = {};
      else delete holder[key];
      tellEmpty(pointer);
      return true;
    }
    const meant = kind === 'schema' ? schemaMeant(value) : undefined;
    if (meant === undefined) return false;
    (holder as Draft)[key] = meant;
    tellMeant(pointer, 'a schema', meant);
    return true;
  };

  const visit = (kind: Kind, node: Draft, pointer: Pointer): void => {
    healer.heal(node, kind, pointer);
    checkFields(kind, node, pointer);
    const slots = slotsOf(kind, node, pointer, ({ holder, key, pointer: at, expected }) => {
      const value = holder[key];
      if (value === null || (Array.isArray(value) && value.length === 0)) {
        delete holder[key];
        tellEmpty(at);
      } else remove(holder, key, at, { expected, isProse: isProse(kind, key) });
    });
    const lists = new Set<unknown[]>();
    for (const slot of slots) {
      const { value } = slot;
      const isRef = isObject(value) && typeof own(value, '$ref') === 'string';
      const lacks =
        isObject(value) && !isRef
          ? needed[slot.kind]?.find((name) => own(value, name) === undefined || own(value, name) === null)
          : undefined;
      if (isObject(value) && lacks === undefined) {
        visit(slot.kind, value, slot.pointer);
        const lost = isRef ? undefined : needed[slot.kind]?.find((name) => typeof own(value, name) !== 'string');
        if (lost === undefined) continue;
        // Already told of: what is left of it can't be worked with.
        if (Array.isArray(slot.holder)) {
          slot.holder[Number(slot.key)] = removed;
          lists.add(slot.holder);
        } else delete slot.holder[slot.key];
      } else if (!(slot.kind === 'schema' && typeof value === 'boolean') && !mendSlot(slot)) {
        const expected = lacks === undefined ? 'an object' : `an object with ${lacks}`;
        remove(slot.holder, slot.key, slot.pointer, { expected, isProse: isProse(kind, String(slot.key)) });
        if (Array.isArray(slot.holder)) lists.add(slot.holder);
      }
    }
    for (const list of lists) list.splice(0, list.length, ...list.filter((item) => item !== removed));
  };
  visit('document', lowering.document, '');
  healer.tell();
  tally.tell();
};

interface Faulty {
  readonly expected: string;
  readonly isProse?: boolean;
}

const removed = Symbol('removed');

/** The schema that a text in its place means. */
const schemaMeant = (value: unknown): unknown => {
  if (value === 'true') return true;
  if (value === 'false') return false;
  return isTypeName(value) ? { type: value } : undefined;
};

const namesOfKinds: Readonly<Partial<Record<Kind, string>>> = {
  document: 'an OpenAPI description',
  info: 'info',
  components: 'components',
  pathItem: 'a path item',
  operation: 'an operation',
  requestBody: 'a request body',
  mediaType: 'a media type',
  encoding: 'an encoding',
  example: 'an example',
  securityScheme: 'a security scheme',
};
