import { type Contract, pointerOfFragment, tokens, valueAt } from '@schemawright/contract';

const components = '/components/schemas/';

/** The components that a value refers to, by their keys. */
const referredIn = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    const target = key === '$ref' && typeof member === 'string' ? pointerOfFragment(member) : undefined;
    const [, , name] = target?.startsWith(components) === true ? tokens(target) : [];
    return name === undefined ? referredIn(member) : [name];
  });
};

/** A description of one schema of a contract and of the components that it needs, under their own keys. */
export const excerpt = (contract: Contract, pointer: string): object => {
  const known = contract.document.components?.schemas ?? {};
  const path = tokens(pointer);
  const isComponent = pointer.startsWith(components) && path.length === 3;
  const root = isComponent ? (path[2] ?? '') : freeName(path.at(-1) ?? 'Schema', known);
  const chosen = new Map<string, unknown>([[root, valueAt(contract.document, pointer)]]);
  const open = [...chosen.values()];
  for (let value = open.pop(); value !== undefined; value = open.pop())
    for (const name of referredIn(value)) {
      if (chosen.has(name) || !Object.hasOwn(known, name)) continue;
      chosen.set(name, known[name]);
      open.push(known[name]);
    }
  const { openapi } = contract.document;
  return {
    openapi,
    info: { title: root, version: '0.0.0' },
    paths: {},
    components: { schemas: Object.fromEntries(chosen) },
  };
};

const freeName = (wanted: string, known: object): string => {
  const stem = wanted.replace(/[^A-Za-z0-9._-]/gu, '_') || 'Schema';
  let name = stem;
  for (let count = 2; Object.hasOwn(known, name); count += 1) name = `${stem}_${count}`;
  return name;
};
