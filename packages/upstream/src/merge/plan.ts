import { child, type Json, type Pointer } from '@schemawright/contract';
import { alternatives, conjuncts, listOf, own, propertiesOf, type Placed } from '../conjuncts.ts';
import type { Note, PropertyStatement, Statement } from '../reading.ts';
import { schemaOf } from '../statement.ts';
import type { Edit, Mark } from './edits.ts';
import { remove, set } from './edits.ts';
import { factEdits } from './facts.ts';
import { shapeOf } from './variants.ts';

/** Which way a body goes: readers never see write-only members, writers never send read-only ones. */
export type Direction = 'request' | 'response' | 'none';

/** What is to be done to a document so that it says what a source states; filled while schemas are walked. */
export class Plan {
  readonly document: Json;
  readonly edits: Edit[] = [];
  /** Carried out last, so that pointers into lists hold until then. */
  readonly removals: Edit[] = [];
  readonly notes: Map<string, Note> = new Map();
  readonly marks: Map<Pointer, Mark> = new Map();
  readonly #walked = new Map<Statement, Set<Pointer>>();

  constructor(document: Json) {
    this.document = document;
  }

  note(code: string, message: string, line?: number): void {
    this.notes.set(`${code} ${message}`, { code, message, ...(line === undefined ? {} : { line }) });
  }

  mark(pointer: Pointer, { evidence, line }: Mark): void {
    if (!this.marks.has(pointer)) this.marks.set(pointer, { evidence, line });
  }

  edit(edits: readonly Edit[], by: Mark): void {
    for (const edit of edits) this.mark(edit.pointer, by);
    this.edits.push(...edits);
  }

  /** Whether this pair is met for the first time. */
  enter(pointer: Pointer, stated: Statement): boolean {
    const pointers = this.#walked.get(stated) ?? new Set();
    this.#walked.set(stated, pointers);
    if (pointers.has(pointer)) return false;
    pointers.add(pointer);
    return true;
  }
}

/** Plans what makes the schema at `pointer` say what is stated, each edit at the place where the schema declares it. */
export const planSchema = (plan: Plan, pointer: Pointer, stated: Statement, direction: Direction): void => {
  if (!plan.enter(pointer, stated)) return;
  plan.mark(pointer, stated);
  if (stated.variants.length > 1) {
    planUnion(plan, pointer, stated, direction);
    return;
  }
  const { placed, others, isUndecided } = shapeOf(plan.document, pointer, stated);
  if (isUndecided) {
    if (!agreesWithAny(plan, pointer, stated)) {
      plan.note('union-not-compared', `nothing tells which variant of the union at ${pointer} is shown`, stated.line);
    }
    return;
  }
  if (others.length > 0) {
    plan.note('variants-not-shown', `${others.length} more of the union at ${pointer} not shown: ${others.join(', ')}`);
  }
  for (const part of placed) plan.mark(part.pointer, stated);
  const home = homeOf(placed, pointer);
  plan.edit(factEdits(placed, home, stated), stated);
  planProperties(plan, placed, home, stated, direction);
  planItems(plan, placed, home, stated, direction);
};

/** Each stated variant is compared with the one that it is about; a plain schema has none. */
const planUnion = (plan: Plan, pointer: Pointer, stated: Statement, direction: Direction): void => {
  const count = alternatives(plan.document, conjuncts(plan.document, pointer)).length;
  if (count < 2) {
    plan.note('union-not-compared', `a union is stated for ${pointer}, which is none`, stated.line);
    return;
  }
  if (count !== stated.variants.length) {
    plan.note(
      'variants-not-compared',
      `${stated.variants.length} variants are stated for ${pointer}, which has ${count}`,
      stated.line,
    );
  }
  for (const variant of stated.variants) planSchema(plan, pointer, variant, direction);
};

/** A union of plain values, such as known values beside any string, says what one of its variants says. */
const agreesWithAny = (plan: Plan, pointer: Pointer, stated: Statement): boolean =>
  alternatives(plan.document, conjuncts(plan.document, pointer)).some(
    (variant) => factEdits(conjuncts(plan.document, variant), variant, stated).length === 0,
  );

/** Where a new keyword or property goes: the last part that lists properties, else the last that is no reference. */
const homeOf = (placed: readonly Placed[], pointer: Pointer): Pointer =>
  placed.findLast(({ schema }) => Object.hasOwn(schema, 'properties'))?.pointer ??
  placed.findLast(({ schema }) => !Object.hasOwn(schema, '$ref'))?.pointer ??
  pointer;

const planProperties = (
  plan: Plan,
  placed: readonly Placed[],
  home: Pointer,
  stated: Statement,
  direction: Direction,
): void => {
  const holders = propertiesOf(placed);
  for (const [name, property] of stated.properties) {
    const [holder] = holders.get(name) ?? [];
    if (holder === undefined) addProperty(plan, home, holders.size > 0, name, property);
    else {
      const at = child(child(holder, 'properties'), name);
      planSchema(plan, at, property.statement, direction);
      planRequired(plan, placed, holder, name, property);
    }
  }
  const missing = [...holders].filter(([name]) => !stated.properties.has(name));
  if (!stated.complete) {
    if (missing.length > 0 && stated.properties.size > 0 && stated.evidence === 'declared') {
      const names = missing.map(([name]) => name).join(', ');
      plan.note('fields-not-shown', `not shown of ${home}, and kept: ${names}`, stated.line);
    }
    return;
  }
  for (const [name, all] of missing) {
    for (const holder of all) {
      const at = child(child(holder, 'properties'), name);
      if (isHidden(plan, at, direction)) continue;
      plan.mark(at, stated);
      plan.removals.push(remove(at));
    }
    if (all.some((holder) => !isHidden(plan, child(child(holder, 'properties'), name), direction))) {
      plan.removals.push(...withoutRequired(placed, name));
    }
  }
};

const isHidden = (plan: Plan, at: Pointer, direction: Direction): boolean => {
  const keyword = direction === 'request' ? 'readOnly' : 'writeOnly';
  return direction !== 'none' && conjuncts(plan.document, at).some(({ schema }) => own(schema, keyword) === true);
};

/** Weak evidence adds to a list of properties; it does not make one where anything is allowed. */
const addProperty = (
  plan: Plan,
  home: Pointer,
  hasProperties: boolean,
  name: string,
  { statement, required }: PropertyStatement,
): void => {
  if (statement.evidence !== 'declared' && !hasProperties) return;
  const at = child(child(home, 'properties'), name);
  plan.edit([set(at, schemaOf(statement))], statement);
  if (required === true) plan.edit([withRequired(home, name)], statement);
};

const planRequired = (
  plan: Plan,
  placed: readonly Placed[],
  holder: Pointer,
  name: string,
  { statement, required }: PropertyStatement,
): void => {
  if (required === undefined) return;
  const isRequired = placed.some(({ schema }) => listOf(own(schema, 'required')).includes(name));
  if (required === isRequired) return;
  plan.edit(required ? [withRequired(holder, name)] : withoutRequired(placed, name), statement);
};

const withRequired = (pointer: Pointer, name: string): Edit => ({
  pointer: child(pointer, 'required'),
  change: (list) => [...listOf(list), name],
});

const withoutRequired = (placed: readonly Placed[], name: string): readonly Edit[] =>
  placed
    .filter(({ schema }) => listOf(own(schema, 'required')).includes(name))
    .map(({ pointer }) => ({
      pointer: child(pointer, 'required'),
      change: (list) => {
        const rest = listOf(list).filter((item) => item !== name);
        return rest.length === 0 ? undefined : rest;
      },
    }));

const planItems = (
  plan: Plan,
  placed: readonly Placed[],
  home: Pointer,
  stated: Statement,
  direction: Direction,
): void => {
  if (stated.items === undefined) return;
  const holder = placed.find(({ schema }) => Object.hasOwn(schema, 'items'))?.pointer;
  if (holder !== undefined) planSchema(plan, child(holder, 'items'), stated.items, direction);
  else if (stated.items.evidence === 'declared' && !placed.some(({ schema }) => Object.hasOwn(schema, 'prefixItems'))) {
    plan.edit([set(child(home, 'items'), schemaOf(stated.items))], stated.items);
  }
};
