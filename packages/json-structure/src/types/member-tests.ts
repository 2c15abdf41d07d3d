import type { JsonObject } from '../json.ts';

/** A member that a type declares or requires. */
export interface Member {
  readonly name: string;
  readonly isRequired: boolean;
  /** Whether every object has the name without a member of its own: `toString`, `__proto__`. */
  readonly isInherited: boolean;
  /** The test of its value when it is present. */
  readonly test: (value: unknown) => boolean;
}

type Test = (object: JsonObject) => boolean;

export const member = (name: string, isRequired: boolean, test: Member['test']): Member => ({
  name,
  isRequired,
  isInherited: name in Object.prototype,
  test,
});

/** The value of a member; nothing for what every object inherits. */
export const memberOf = (object: JsonObject, name: string, isInherited: boolean = name in Object.prototype): unknown =>
  isInherited && !Object.hasOwn(object, name) ? undefined : object[name];

/** How many objects the loop tests before code is made: what is tested seldom isn't worth the making. */
const loops = 100;
/** Types with more members stay with the loop: engines don't optimize functions of any size. */
const maxMembers = 250;

/** Numbers what is made: engines share the code of equal texts, and can't then build the tests of any one type into it. */
let made = 0;
/** Set when the host forbids making code, so that it is not asked, and does not complain, again. */
let isForbidden = false;

/** Tests the members of objects: in a loop at first, then by code of its own where `code` and the host allow it. */
export const membersTest = (members: readonly Member[], code: boolean): Test => {
  const loop = testByLoop(members);
  if (!code || members.length > maxMembers) return loop;
  let count = 0;
  let test: Test = (object) => {
    count += 1;
    if (count === loops) test = testByCode(members) ?? loop;
    return loop(object);
  };
  return (object) => test(object);
};

const testByLoop =
  (members: readonly Member[]): Test =>
  (object) => {
    for (const { name, isRequired, isInherited, test } of members) {
      const value = memberOf(object, name, isInherited);
      if (value === undefined ? isRequired : !test(value)) return false;
    }
    return true;
  };

/**
 * The same with the loop unrolled, so that every member is read by a name that the engine knows. Names, as the string
 * literals that `JSON.stringify` writes, are all that comes from a document; tests are passed in.
 */
const testByCode = (members: readonly Member[]): Test | undefined => {
  if (isForbidden) return undefined;
  const steps = members.map(({ name, isRequired, isInherited }, index) => {
    const key = JSON.stringify(name);
    const read = isInherited ? `hasOwn(object, ${key}) ? object[${key}] : undefined` : `object[${key}]`;
    return `value = ${read}; if (value === undefined ? ${isRequired} : !test${index}(value)) return false;`;
  });
  made += 1;
  const text = `"use strict"; // ${made}
const [${members.map((_, index) => `test${index}`).join()}] = tests;
return (object) => { let value; ${steps.join('\n')} return true; };`;
  try {
    const make = new Function('hasOwn', 'tests', text) as (hasOwn: unknown, tests: readonly Member['test'][]) => Test;
    return make(
      Object.hasOwn,
      members.map(({ test }) => test),
    );
  } catch {
    isForbidden = true;
    return undefined;
  }
};
