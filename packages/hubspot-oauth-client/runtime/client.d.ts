import { type QueryStyle } from './request.ts';
import type { CallOptions, Client } from './types.ts';
/** What the contract says of an operation beyond the usual: a JSON body and JSON data. */
export interface OperationFacts {
    /** The media type that the body goes out in. */
    readonly body?: string;
    /** Success need not be JSON. */
    readonly raw?: true;
    readonly query?: Readonly<Record<string, QueryStyle>>;
    /** Query parameters that the body has as well: they never go into the URL. */
    readonly inBody?: readonly string[];
}
export interface ContractFacts {
    readonly baseUrl?: string;
    /** By method and path template. */
    readonly operations: Readonly<Record<string, OperationFacts>>;
}
/** A client for the operations of one contract. It opens no connection until it is called. */
export declare const createClient: <Paths>(options: CallOptions, contract: ContractFacts) => Client<Paths>;
