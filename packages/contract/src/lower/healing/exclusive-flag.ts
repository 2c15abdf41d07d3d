import { exclusive } from '../upgrade/exclusive.ts';
import type { Healing } from './table.ts';

/** Until OpenAPI 3.0 and draft 4 an exclusive bound was a flag beside the bound. */
export const exclusiveFlag: Healing = {
  code: 'healed-exclusive-flag',
  message: 'exclusiveMinimum and exclusiveMaximum are numbers from OpenAPI 3.1 on; as flags they are read as in 3.0',
  saying: ['exclusiveMinimum', 'exclusiveMaximum'],
  heal(schema) {
    const isMinimum = exclusive(schema, 'minimum', 'exclusiveMinimum');
    const isMaximum = exclusive(schema, 'maximum', 'exclusiveMaximum');
    return isMinimum || isMaximum;
  },
};
