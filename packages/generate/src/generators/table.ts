import type { Generator } from '../generator.ts';
import { client } from './client.ts';
import { types } from './types.ts';
import { validators } from './validators.ts';

/** Every package that a contract becomes; the order is the order of reports. */
export const generators: readonly Generator[] = [types, client, validators];
