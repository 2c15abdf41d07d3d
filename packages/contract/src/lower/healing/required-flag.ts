import { child } from '../../pointer.ts';
import { isObject, type Draft } from '../../openapi/model.ts';
import type { Healing } from './table.ts';

const isFlag = (value: unknown): boolean => value === true || value === false || value === 'true' || value === 'false';

/** Draft 3 wrote into a member that its object requires it, and parameters do so still. */
export const requiredFlag: Healing = {
  code: 'healed-required-flag',
  message: 'required is a list of names in the object; true here is read as such a name, or ignored where no object is',
  saying: ['properties', 'required'],
  heal(schema, object) {
    const places: string[] = [];
    const names: string[] = [];
    const properties: Draft = isObject(schema['properties']) ? schema['properties'] : {};
    for (const name in properties) {
      const member = properties[name];
      if (!isObject(member) || !isFlag(member['required'])) continue;
      if (String(member['required']) === 'true') names.push(name);
      delete member['required'];
      places.push(child(child(object.pointer, 'properties'), name));
    }
    const known = Array.isArray(schema['required']) ? (schema['required'] as unknown[]) : [];
    if (names.some((name) => !known.includes(name))) schema['required'] = [...new Set([...known, ...names])];
    // Elsewhere there is no object that could require it.
    if (isFlag(schema['required'])) {
      delete schema['required'];
      places.push(object.pointer);
    }
    return places.length === 0 ? false : places;
  },
};
