import { child } from '../../pointer.ts';
import { isObject, own, type Draft } from '../../openapi/model.ts';
import type { Healing } from './table.ts';

const isFlag = (value: unknown): boolean => value === true || value === false || value === 'true' || value === 'false';

/** Draft 3 wrote into a member that its object requires it, and parameters do so still. */
export const requiredFlag: Healing = {
  code: 'healed-required-flag',
  message: 'required is a list of names in the object; true here is read as such a name, or ignored where no object is',
  saying: ['properties', 'required'],
  heal(schema, { pointer }) {
    const places: string[] = [];
    const { properties } = schema;
    const names = new Set<unknown>(Array.isArray(schema['required']) ? (schema['required'] as unknown[]) : []);
    const before = names.size;
    for (const name of isObject(properties) ? Object.keys(properties) : []) {
      const member = (properties as Draft)[name];
      const flag = isObject(member) ? own(member, 'required') : undefined;
      if (!isObject(member) || !isFlag(flag)) continue;
      delete member['required'];
      places.push(child(child(pointer, 'properties'), name));
      if (flag === true || flag === 'true') names.add(name);
    }
    if (names.size > before) schema['required'] = [...names];
    // Elsewhere there is no object that could require it.
    if (isFlag(schema['required'])) {
      delete schema['required'];
      places.push(pointer);
    }
    return places.length === 0 ? false : places;
  },
};
