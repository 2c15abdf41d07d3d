import { pointerOfFragment, valueAt, type Contract, type Json, type Schema } from '@schemawright/contract';

type Node = { readonly [key: string]: unknown };

const isObject = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const texts: Readonly<Record<string, string>> = {
  date: '2024-02-29',
  'date-time': '2024-02-29T12:00:00Z',
  email: 'someone@example.com',
  uri: 'https://example.com/',
  uuid: '123e4567-e89b-42d3-a456-426614174000',
};

/** A value that a schema may well accept: nothing is promised, for it is to be judged. */
export const sampleOf = ({ document }: Contract, schema: Schema): Json => {
  const first = (list: unknown): unknown => (Array.isArray(list) ? (list as unknown[])[0] : undefined);

  const sample = (of: unknown, depth: number): Json => {
    if (!isObject(of) || depth === 0) return 'sample';
    if (typeof of['$ref'] === 'string') {
      const target = pointerOfFragment(of['$ref']);
      return sample(target === undefined ? undefined : valueAt(document, target), depth - 1);
    }
    for (const said of [of['const'], first(of['enum']), of['example'], first(of['examples'])])
      if (said !== undefined) return said as Json;
    const parts = [...((of['allOf'] as unknown[]) ?? []), first(of['oneOf']), first(of['anyOf'])].filter(isObject);
    const own = typed(of, depth);
    const all = [...parts.map((part) => sample(part, depth - 1)), ...(own === undefined ? [] : [own])];
    const objects = all.filter(isObject);
    return objects.length > 0 ? (Object.assign({}, ...objects) as Json) : (all[0] ?? 'sample');
  };

  /** By the type alone; nothing where there is none. */
  const typed = (of: Node, depth: number): Json | undefined => {
    const type = Array.isArray(of['type']) ? first(of['type']) : of['type'];
    if (type === 'object' || isObject(of['properties']))
      return Object.fromEntries(
        Object.entries(isObject(of['properties']) ? of['properties'] : {}).map(([key, one]) => [
          key,
          sample(one, depth - 1),
        ]),
      );
    if (type === 'array') return [sample(of['items'], depth - 1)];
    if (type === 'string') return texts[String(of['format'])] ?? 'text'.padEnd(Number(of['minLength'] ?? 0), 'x');
    if (type === 'number' || type === 'integer') return Number(of['minimum'] ?? 1);
    if (type === 'boolean') return true;
    return type === 'null' ? null : undefined;
  };

  return sample(schema, 6);
};
