import { createHash } from 'node:crypto';
import { canonicalJson } from '@schemawright/contract';

/** Names a change across rewordings of its message: 16 hexadecimal digits of SHA-256. */
export const fingerprintOf = (...identity: readonly unknown[]): string =>
  createHash('sha256').update(canonicalJson(identity)).digest('hex').slice(0, 16);
