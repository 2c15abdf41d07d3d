import type { Pointer } from '../../pointer.ts';
import type { Draft, Kind, Placed } from '../../openapi/model.ts';
import type { Lowering } from '../draft.ts';
import { tallyOf } from '../tally.ts';
import { defaultType } from './default-type.ts';
import { discriminatorText } from './discriminator-text.ts';
import { emptyComposition } from './empty-composition.ts';
import { enumType } from './enum-type.ts';
import { exclusiveFlag } from './exclusive-flag.ts';
import { nullExample } from './null-example.ts';
import { leftoverNullable } from './nullable.ts';
import { parameterDuplicate } from './parameter-duplicate.ts';
import { parameterStyle } from './parameter-style.ts';
import { parameterType } from './parameter-type.ts';
import { pathParameter } from './path-parameter.ts';
import { patternDelimiters } from './pattern-delimiters.ts';
import { requiredDuplicate } from './required-duplicate.ts';
import { requiredFlag } from './required-flag.ts';
import { singleBranch } from './single-branch.ts';
import { typeName } from './type-name.ts';
import { unionBaseCycle } from './union-base-cycle.ts';

/** A sickness of published descriptions that has one sensible reading. */
export interface Healing {
  readonly code: string;
  readonly message: string;
  /** The objects that may have it; schemas unless others are named. */
  readonly of?: readonly Kind[];
  /** It is one of objects that have one of these members. */
  readonly saying: readonly string[];
  /** Whether the object holds other objects when it was mended. */
  readonly rebuilds?: true;
  /** Mends the object in place; true, or where below it, when there was something to mend. */
  heal(node: Draft, object: Placed, lowering: Lowering): boolean | readonly Pointer[];
}

/** Of the wrong shape: mended before shapes are checked. */
export const ofShape: readonly Healing[] = [
  typeName,
  leftoverNullable,
  exclusiveFlag,
  requiredFlag,
  singleBranch,
  discriminatorText,
  parameterType,
];

/** Of the right shape, with a meaning that nobody means. In this order: later ones rely on what earlier ones mended. */
export const ofMeaning: readonly Healing[] = [
  requiredDuplicate,
  emptyComposition,
  enumType,
  defaultType,
  nullExample,
  patternDelimiters,
  unionBaseCycle,
  parameterStyle,
  parameterDuplicate,
  pathParameter,
];

export interface Healer {
  /** Whether the object has a member that one of the healings looks at. */
  readonly isAsked: (object: Placed) => boolean;
  /** Mends the object; whether it holds other objects now. */
  readonly heal: (object: Placed) => boolean;
  /** Tells the first place of each sickness that was met, and how often it was met. */
  readonly tell: () => void;
}

const ofSchemas: readonly Kind[] = ['schema'];

/** The healings of one kind of object, in order, and by the members that an object must have one of. */
interface OfKind {
  readonly healings: readonly Healing[];
  /** A bit for each. */
  readonly byMember: ReadonlyMap<string, number>;
}

const ofKinds = (healings: readonly Healing[]): ReadonlyMap<Kind, OfKind> => {
  const kinds = new Map<Kind, { healings: Healing[]; byMember: Map<string, number> }>();
  for (const healing of healings) {
    for (const kind of healing.of ?? ofSchemas) {
      const known = kinds.get(kind) ?? { healings: [], byMember: new Map<string, number>() };
      kinds.set(kind, known);
      const bit = 1 << known.healings.length;
      known.healings.push(healing);
      for (const member of healing.saying) known.byMember.set(member, (known.byMember.get(member) ?? 0) | bit);
    }
  }
  return kinds;
};

/** Heals one object after the other. */
export const healerOf = (lowering: Lowering, healings: readonly Healing[]): Healer => {
  const tally = tallyOf(lowering);
  const kinds = ofKinds(healings);
  const asked = (node: Draft, { byMember }: OfKind): number => {
    let bits = 0;
    for (const member in node) bits |= byMember.get(member) ?? 0;
    return bits;
  };
  return {
    isAsked: ({ kind, value }) => {
      const known = kinds.get(kind);
      return known !== undefined && asked(value, known) !== 0;
    },
    heal: (object) => {
      const { kind, value: node } = object;
      const known = kinds.get(kind);
      if (known === undefined) return false;
      let isRebuilt = false;
      let bits = asked(node, known);
      for (let index = 0; bits >> index !== 0; index += 1) {
        const healing = (bits >> index) & 1 ? known.healings[index] : undefined;
        const healed = healing?.heal(node, object, lowering) ?? false;
        if (healing === undefined || healed === false) continue;
        const { code, message, rebuilds = false } = healing;
        isRebuilt ||= rebuilds;
        for (const place of healed === true ? [object.pointer] : healed)
          tally.add({ severity: 'warning', code, message }, place);
        bits = asked(node, known);
      }
      return isRebuilt;
    },
    tell: tally.tell,
  };
};
