import type { Pointer } from '../pointer.ts';
import { report, type Lowering, type Report } from './draft.ts';

/** Collects what is met in many places, to be told once: at the first of them, with how many there are. */
export interface Tally {
  readonly add: (told: Report, pointer: Pointer) => void;
  /** Reports what was met since the last time. */
  readonly tell: () => void;
}

export const tallyOf = (lowering: Lowering): Tally => {
  const met = new Map<string, { readonly told: Report; readonly pointer: Pointer; count: number }>();
  return {
    add: (told, pointer) => {
      const key = `${told.code} ${told.message}`;
      const known = met.get(key);
      if (known === undefined) met.set(key, { told, pointer, count: 1 });
      else known.count += 1;
    },
    tell: () => {
      for (const { told, pointer, count } of met.values()) {
        const places = count === 1 ? '' : ` (here and in ${count - 1} other ${count === 2 ? 'place' : 'places'})`;
        report(lowering, pointer, { ...told, message: told.message + places });
      }
      met.clear();
    },
  };
};
