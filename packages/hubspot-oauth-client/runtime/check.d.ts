import type { Reply } from './reply.ts';
import type { ResponseValidators } from './types.ts';
/** The reply when validators accept it. Throws when they refuse data; an error that they refuse is an unexpected one. */
export declare const checked: (reply: Reply, operation: string, validators: ResponseValidators) => Reply;
