import type { Contract } from '../contract.ts';
import { child, escapeToken, fragmentOf, pointerOfFragment, tokens, valueAt, type Pointer } from '../pointer.ts';
import { copy, isObject, own, setOwn, walk, type Draft } from '../openapi/model.ts';

/** A schema with everything that it refers to below its `$defs`. */
export interface SelfContained {
  readonly schema: unknown;
  /** Where a place in `schema` stands in the contract. */
  readonly origin: (pointer: Pointer) => Pointer;
}

/** One schema of a contract as JSON Schema that stands on its own. */
export const selfContained = ({ document }: Contract, root: Pointer): SelfContained => {
  const names = new Map<Pointer, string>();
  const open: Pointer[] = [];

  const nameFor = (pointer: Pointer): string => {
    const known = names.get(pointer);
    if (known !== undefined) return known;
    const wanted = tokens(pointer).at(-1) ?? 'Schema';
    const taken = new Set([...names.values(), ...Object.keys(ownDefinitions(valueAt(document, root)))]);
    let name = wanted;
    for (let count = 2; taken.has(name); count += 1) name = `${wanted}_${count}`;
    names.set(pointer, name);
    open.push(pointer);
    return name;
  };

  const localized = (value: unknown): unknown => {
    const schema = copy(value);
    if (!isObject(schema)) return schema;
    walk({ kind: 'schema', pointer: '', value: schema }, ({ value: node }) => {
      const reference = own(node, '$ref');
      if (typeof reference === 'string') node['$ref'] = referenceTo(pointerOfFragment(reference) ?? '');
    });
    return schema;
  };
  const referenceTo = (pointer: Pointer): string =>
    pointer === root || pointer.startsWith(`${root}/`)
      ? fragmentOf(pointer.slice(root.length))
      : `#/$defs/${escapeToken(nameFor(pointer))}`;

  const schema = localized(valueAt(document, root));
  const definitions: Draft = {};
  for (let pointer = open.shift(); pointer !== undefined; pointer = open.shift())
    setOwn(definitions, names.get(pointer) as string, localized(valueAt(document, pointer)));

  const places = new Map([...names].map(([pointer, name]) => [child('/$defs', name), pointer]));
  return {
    schema:
      names.size > 0 && isObject(schema) ? { ...schema, $defs: { ...ownDefinitions(schema), ...definitions } } : schema,
    origin: (pointer) => {
      const [head, name] = tokens(pointer);
      const definition = head === '$defs' && name !== undefined ? child('/$defs', name) : undefined;
      const place = definition === undefined ? undefined : places.get(definition);
      return place === undefined ? root + pointer : place + pointer.slice((definition as Pointer).length);
    },
  };
};

const ownDefinitions = (schema: unknown): Draft => {
  const definitions = isObject(schema) ? own(schema, '$defs') : undefined;
  return isObject(definitions) ? definitions : {};
};
