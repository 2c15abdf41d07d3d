import { isObject, walk, type Placed } from '../../openapi/model.ts';
import type { Lowering } from '../draft.ts';
import { healerOf, ofMeaning } from './table.ts';

/** What a document has, in its order, that is looked at again when the whole of it was met. */
export interface Survey {
  /** The objects that are references. */
  readonly references: readonly Placed[];
  /** The schemas with a discriminator. */
  readonly discriminated: readonly Placed[];
}

/** Heals the meaning of a document whose shape is being checked, or was. */
export interface MeaningHealer {
  /** An object of the document, behind those that come before it. */
  readonly meet: (object: Placed) => void;
  /**
   * Heals what was met.
   * @param isWhole whether what was met is the document as it is now; it is walked through otherwise
   */
  readonly heal: (isWhole: boolean) => Survey;
}

export const meaningHealer = (lowering: Lowering): MeaningHealer => {
  const healer = healerOf(lowering, ofMeaning);
  const asked: Placed[] = [];
  let references: Placed[] = [];
  let discriminated: Placed[] = [];
  const note = (object: Placed): void => {
    if (typeof object.value['$ref'] === 'string') references.push(object);
    if (object.kind === 'schema' && isObject(object.value['discriminator'])) discriminated.push(object);
  };
  /** Whether one of them was rebuilt. */
  const healAsked = (): boolean => asked.map(healer.heal).includes(true);
  const healAll = (): void => {
    [references, discriminated] = [[], []];
    walk({ kind: 'document', pointer: '', value: lowering.document }, (object) => {
      healer.heal(object);
      note(object);
    });
  };
  return {
    meet: (object) => {
      if (healer.isAsked(object)) asked.push(object);
      note(object);
    },
    heal: (isWhole) => {
      // What was rebuilt holds other objects than were met.
      if (!isWhole || healAsked()) healAll();
      healer.tell();
      return { references, discriminated };
    },
  };
};
