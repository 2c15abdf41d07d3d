import type { CallOptions, Client } from './types.ts';
/** A client for the operations of one contract, whose first server is `server`. It opens no connection until it is called. */
export declare const createClient: (options: CallOptions, server?: string) => Client;
