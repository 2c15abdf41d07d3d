import { binary } from './binary.ts';
import { choice } from './choice.ts';
import { floats } from './floats.ts';
import { integers } from './integers.ts';
import { array, set } from './lists.ts';
import { map } from './map.ts';
import { object } from './object.ts';
import { any, boolean, nothing } from './plain.ts';
import { texts } from './texts.ts';
import { tuple } from './tuple.ts';
import type { Type } from './type.ts';
import { wideNumbers } from './wide-numbers.ts';

const all: readonly Type[] = [
  ...texts,
  ...floats,
  ...integers,
  ...wideNumbers,
  boolean,
  nothing,
  any,
  binary,
  object,
  map,
  array,
  set,
  tuple,
  choice,
];

/** Every type of the language by its name. A new one is a line above. */
export const types: ReadonlyMap<string, Type> = new Map(all.map((type) => [type.name, type]));
