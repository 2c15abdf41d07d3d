/** Which way a value goes between a caller of the client and the wire. */
export type Direction = 'sent' | 'received';

/** What callers see for numbers of 64 bits. A double holds 53 bits: `number` loses digits beyond. */
export type Int64 = 'number' | 'string' | 'bigint';
