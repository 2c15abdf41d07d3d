import type { Pointer } from '../../pointer.ts';
import { walk, type Draft, type Kind } from '../../openapi/model.ts';
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
  /** Mends the object in place; true, or where below it, when there was something to mend. */
  heal(node: Draft, context: HealingContext): boolean | readonly Pointer[];
}

export interface HealingContext {
  readonly lowering: Lowering;
  readonly document: Draft;
  readonly pointer: Pointer;
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
  readonly heal: (node: Draft, kind: Kind, pointer: Pointer) => void;
  /** Tells the first place of each sickness that was met, and how often it was met. */
  readonly tell: () => void;
}

const ofSchemas: readonly Kind[] = ['schema'];

/** Heals one object after the other. */
export const healerOf = (lowering: Lowering, healings: readonly Healing[]): Healer => {
  const tally = tallyOf(lowering);
  const { document } = lowering;
  const byKind = new Map<Kind, Healing[]>();
  for (const healing of healings) {
    for (const kind of healing.of ?? ofSchemas) byKind.set(kind, [...(byKind.get(kind) ?? []), healing]);
  }
  return {
    heal: (node, kind, pointer) => {
      for (const healing of byKind.get(kind) ?? []) {
        const healed = healing.heal(node, { lowering, document, pointer });
        if (healed === false) continue;
        const { code, message } = healing;
        for (const place of healed === true ? [pointer] : healed)
          tally.add({ severity: 'warning', code, message }, place);
      }
    },
    tell: tally.tell,
  };
};

/** Heals a document whose shape was checked. */
export const heal = (lowering: Lowering): void => {
  const { heal: healOne, tell } = healerOf(lowering, ofMeaning);
  walk('document', lowering.document, '', healOne);
  tell();
};
