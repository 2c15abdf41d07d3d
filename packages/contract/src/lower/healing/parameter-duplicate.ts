import { child } from '../../pointer.ts';
import type { Healing } from './table.ts';
import { parametersOf } from './parameters.ts';

/** A list has no two parameters of one name and place. OpenAPI 3.1.1, section 4.8.10. Headers are told apart without case. */
export const parameterDuplicate: Healing = {
  code: 'healed-parameter-duplicate',
  message: 'a parameter of this name and place stands in the same list already; the first is read',
  of: ['pathItem', 'operation'],
  saying: ['parameters'],
  rebuilds: true,
  heal(holder, object, { document, origins }) {
    const list = holder['parameters'];
    if (!Array.isArray(list) || list.length < 2) return false;
    const seen = new Set<string>();
    const kept: number[] = [];
    for (const [index, parameter] of parametersOf(document, holder).entries()) {
      const { in: place, name } = parameter ?? {};
      const isNamed = typeof name === 'string' && typeof place === 'string';
      const key = isNamed ? `${place} ${place === 'header' ? name.toLowerCase() : name}` : `#${index}`;
      if (!seen.has(key)) kept.push(index);
      seen.add(key);
    }
    if (kept.length === list.length) return false;
    const at = child(object.pointer, 'parameters');
    // Places in the list move: what is told of the others later is told where they were written.
    const written = kept.map((index) => origins.find(child(at, index)));
    holder['parameters'] = kept.map((index) => list[index] as unknown);
    for (const [index, { source, pointer: was }] of written.entries()) origins.noteCopy(child(at, index), source, was);
    return true;
  },
};
