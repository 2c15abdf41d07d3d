import { child, type Pointer } from '../pointer.ts';
import {
  isObject,
  isPlaced,
  own,
  sectionOf,
  slotsOf,
  type Draft,
  type Kind,
  type Misshapen,
  type Placed,
  type Slot,
} from '../openapi/model.ts';
import { isTypeName } from './checks.ts';
import { report, type Lowering } from './draft.ts';
import { checksFor, isField, isProse } from './fields.ts';
import { meaningHealer, type Survey } from './healing/heal.ts';
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
 * What is missing is not reported here (lint does), save where nothing sensible can be assumed. Then heals what is left.
 */
export const checkStructure = (lowering: Lowering): Survey => {
  const tally = tallyOf(lowering);
  const healer = healerOf(lowering, ofShape);
  const ofMeaning = meaningHealer(lowering);
  /** Whether the objects that were visited are all that there are, each at its place. */
  let isWhole = true;

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
    isWhole = false;
    report(lowering, pointer, {
      severity: told.isProse === true ? 'warning' : 'error',
      code: 'oas-structure',
      message: `${told.expected} belongs here; what stands here is left out`,
    });
    if (Array.isArray(holder)) holder[Number(key)] = removed;
    else delete holder[key];
  };

  const checkFields = (object: Placed): void => {
    const { kind, value: node } = object;
    const isReference =
      kind !== 'schema' &&
      kind !== 'pathItem' &&
      sectionOf[kind] !== undefined &&
      typeof own(node, '$ref') === 'string';
    const checks = checksFor(kind);
    for (const key in node) {
      if (isReference && !ofReferences.has(key) && !key.startsWith('x-')) {
        tellBeside(key, child(object.pointer, key));
        delete node[key];
        continue;
      }
      const check = checks.get(key);
      if (check === undefined) {
        if (!isField(kind, key)) tellUnknown(kind, key, child(object.pointer, key));
        continue;
      }
      const value = node[key];
      if (check.holds(value)) continue;
      const at = child(object.pointer, key);
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
    const { value, holder, key, kind } = slot;
    const isNamed = !Array.isArray(holder) && !isField('schema', String(key));
    if (value === null && !Array.isArray(holder)) {
      isWhole = false;
      if (kind === 'schema' && isNamed) holder[key] = {};
      else delete holder[key];
      tellEmpty(slot.pointer);
      return true;
    }
    const meant = kind === 'schema' ? schemaMeant(value) : undefined;
    if (meant === undefined) return false;
    isWhole = false;
    (holder as Draft)[key] = meant;
    tellMeant(slot.pointer, 'a schema', meant);
    return true;
  };

  const mendContainer = ({ kind, holder, key, pointer, expected }: Misshapen): void => {
    const value = holder[key];
    if (value === null || (Array.isArray(value) && value.length === 0)) {
      delete holder[key];
      tellEmpty(pointer);
    } else remove(holder, key, pointer, { expected, isProse: isProse(kind, key) });
  };

  const visit = (object: Placed): void => {
    healer.heal(object);
    checkFields(object);
    ofMeaning.meet(object);
    const slots = slotsOf(object, mendContainer);
    if (slots.length > 0) visitSlots(object.kind, slots);
  };

  const visitSlots = (outer: Kind, slots: readonly Slot[]): void => {
    const lists = new Set<unknown[]>();
    for (const slot of slots) {
      const lacks = lackOf(slot, isMissing);
      if (isPlaced(slot) && lacks === undefined) {
        visit(slot);
        if (lackOf(slot, isNoText) === undefined) continue;
        // Already told of: what is left of it can't be worked with.
        isWhole = false;
        if (Array.isArray(slot.holder)) {
          slot.holder[Number(slot.key)] = removed;
          lists.add(slot.holder);
        } else delete slot.holder[slot.key];
      } else if (!(slot.kind === 'schema' && typeof slot.value === 'boolean') && !mendSlot(slot)) {
        const expected = lacks === undefined ? 'an object' : `an object with ${lacks}`;
        remove(slot.holder, slot.key, slot.pointer, { expected, isProse: isProse(outer, String(slot.key)) });
        if (Array.isArray(slot.holder)) lists.add(slot.holder);
      }
    }
    for (const list of lists) list.splice(0, list.length, ...list.filter((item) => item !== removed));
  };
  visit({ kind: 'document', pointer: '', value: lowering.document });
  healer.tell();
  tally.tell();
  return ofMeaning.heal(isWhole);
};

const isMissing = (member: unknown): boolean => member === undefined || member === null;
const isNoText = (member: unknown): boolean => typeof member !== 'string';

/** The first member that an object needs and lacks; references need none, where there may be one. */
const lackOf = ({ kind, value }: Slot, isLacking: (member: unknown) => boolean): string | undefined => {
  const names = needed[kind];
  if (names === undefined || !isObject(value)) return undefined;
  if (sectionOf[kind] !== undefined && typeof value['$ref'] === 'string') return undefined;
  return names.find((name) => isLacking(own(value, name)));
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
