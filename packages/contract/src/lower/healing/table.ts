import type { Pointer } from '../../pointer.ts';
import { walk, type Draft } from '../../openapi/model.ts';
import type { Lowering } from '../draft.ts';
import { tallyOf } from '../tally.ts';
import { nullExample } from './null-example.ts';
import { leftoverNullable } from './nullable.ts';
import { unionBaseCycle } from './union-base-cycle.ts';

/** A sickness of published descriptions that has one sensible reading. */
export interface Healing {
  readonly code: string;
  readonly message: string;
  /** Mends the schema in place; true when there was something to mend. */
  heal(schema: Draft, context: { readonly document: Draft; readonly pointer: Pointer }): boolean;
}

const healings: readonly Healing[] = [leftoverNullable, nullExample, unionBaseCycle];

/** Heals every schema, and tells the first place of each sickness and how often it was met. */
export const heal = (lowering: Lowering): void => {
  const tally = tallyOf(lowering);
  walk('document', lowering.document, '', (node, kind, pointer) => {
    if (kind !== 'schema') return;
    for (const healing of healings) {
      if (!healing.heal(node, { document: lowering.document, pointer })) continue;
      const { code, message } = healing;
      tally.add({ severity: 'warning', code, message }, pointer);
    }
  });
  tally.tell();
};
