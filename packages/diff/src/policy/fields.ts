import { child, closest, type Pointer } from '@schemawright/contract';

/** What is wrong with a policy, and where in it. */
export interface Fault {
  readonly pointer: Pointer;
  readonly message: string;
  readonly mend?: string;
}

export type Fields = ReadonlyMap<string, unknown>;

/** Reads fields and collects what is wrong with them, so that one run names every fault. */
export class FieldReader {
  readonly faults: Fault[] = [];

  fault(pointer: Pointer, message: string, mend?: string): void {
    this.faults.push({ pointer, message, ...(mend === undefined ? {} : { mend }) });
  }

  /** The name if it is one of the known ones; else the fault tells the nearest, or where all of them are told. */
  known<Name extends string>(
    wanted: unknown,
    names: readonly Name[],
    what: string,
    pointer: Pointer,
    mend = 'take it out, or write one that is known',
  ): Name | undefined {
    const found = names.find((name) => name === wanted);
    if (found !== undefined) return found;
    const near = typeof wanted === 'string' ? closest(wanted, names) : undefined;
    const few = names.length <= 12 ? `; known: ${names.join(', ')}` : '';
    this.fault(pointer, `this ${what} is not known${few}`, near === undefined ? mend : `did you mean ${near}?`);
    return undefined;
  }

  /** The fields of a mapping, in the order in which they are written. */
  entries(value: unknown, pointer: Pointer): readonly (readonly [name: string, value: unknown])[] {
    if (value === undefined || value === null) return [];
    return this.isMapping(value, pointer) ? Object.entries(value) : [];
  }

  isMapping(value: unknown, pointer: Pointer): value is object {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return true;
    this.fault(pointer, 'a mapping belongs here');
    return false;
  }

  /** The same, of a mapping whose fields are all known. */
  fields(value: unknown, pointer: Pointer, names: readonly string[]): Fields {
    const entries = this.entries(value, pointer);
    for (const [name] of entries) this.known(name, names, 'field', child(pointer, name));
    return new Map(entries);
  }

  items(
    fields: Fields,
    name: string,
    pointer: Pointer,
  ): readonly { readonly value: unknown; readonly pointer: Pointer }[] {
    const at = child(pointer, name);
    const value = fields.get(name) ?? [];
    if (Array.isArray(value))
      return value.map((item: unknown, index) => ({ value: item, pointer: child(at, String(index)) }));
    this.fault(at, 'a list belongs here');
    return [];
  }

  flag(fields: Fields, name: string, pointer: Pointer): boolean {
    const value = fields.get(name) ?? false;
    if (typeof value === 'boolean') return value;
    this.fault(child(pointer, name), 'true or false belongs here');
    return false;
  }

  text(fields: Fields, name: string, pointer: Pointer): string | undefined {
    const value = fields.get(name);
    if (value === undefined || (typeof value === 'string' && value.trim() !== '')) return value;
    const isPlain = typeof value === 'number' || typeof value === 'boolean';
    this.fault(child(pointer, name), 'a text belongs here', isPlain ? 'put it in quotes' : undefined);
    return undefined;
  }

  choice<Name extends string>(
    fields: Fields,
    name: string,
    names: readonly Name[],
    pointer: Pointer,
  ): Name | undefined {
    const value = fields.get(name);
    return value === undefined ? undefined : this.known(value, names, 'value', child(pointer, name));
  }

  /** A whole number of days. */
  days(value: unknown, pointer: Pointer): number {
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
    this.fault(pointer, 'a number of days belongs here');
    return 0;
  }

  /** A day of the calendar, as `2027-03-31`. ISO 8601. */
  date(fields: Fields, name: string, pointer: Pointer): string | undefined {
    const value = fields.get(name);
    if (value === undefined || (typeof value === 'string' && isDate(value))) return value;
    this.fault(
      child(pointer, name),
      'a day belongs here, as 2027-03-31',
      'write year, month and day of the calendar with dashes between',
    );
    return undefined;
  }
}

const isDate = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
};
