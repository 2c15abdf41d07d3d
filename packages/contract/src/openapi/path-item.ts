import { child, type Pointer } from '../pointer.ts';
import { isObject, own } from './model.ts';
import { additionalOperations, methods } from './types.ts';

/** An operation where it stands in a path item. */
export interface Held<T> {
  /** As it is sent. */
  readonly method: string;
  /** Whether OpenAPI 3.1 has no field for it. */
  readonly isAdditional: boolean;
  readonly pointer: Pointer;
  readonly object: T;
}

/** The operations of a path item, those of further methods behind the others. */
export const operationsIn = <T extends object>(item: object, pointer: Pointer): readonly Held<T>[] => {
  const held: Held<T>[] = [];
  for (const field of methods) {
    const object = own(item, field);
    if (!isObject(object)) continue;
    held.push({
      method: field.toUpperCase(),
      isAdditional: false,
      pointer: child(pointer, field),
      object: object as T,
    });
  }
  const further = own(item, additionalOperations);
  if (!isObject(further)) return held;
  const place = child(pointer, additionalOperations);
  for (const [method, object] of Object.entries(further)) {
    if (!isObject(object) || !isFurtherMethod(method, item)) continue;
    held.push({ method, isAdditional: true, pointer: child(place, method), object: object as T });
  }
  return held;
};

/** Whether it is a method for which the path item has no operation in a field. RFC 9110, 9.1; OpenAPI 3.2.0, 4.9. */
export const isFurtherMethod = (name: string, item: object): boolean => {
  const field = methods.find((method) => method.toUpperCase() === name);
  return token.test(name) && (field === undefined || !Object.hasOwn(item, field));
};

/** RFC 9110, 5.6.2. */
const token = /^[\w!#$%&'*+.^`|~-]+$/u;
