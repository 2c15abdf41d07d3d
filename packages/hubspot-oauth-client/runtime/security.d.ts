import type { Grant, OperationDescription } from './description.ts';
/**
 * A token, or where to get one. A function is asked for each request; `refused` says that the last one earned a 401 and
 * that another is needed. It is asked for another one once, and once only for calls that went out with the same one.
 */
export type Credential = string | ((reason: {
    readonly refused: boolean;
}) => string | Promise<string>);
/** HTTP basic authentication. RFC 7617. */
export interface BasicCredential {
    readonly username: string;
    readonly password: string;
}
/** `refused` is when the token was asked for that earned a 401, as `performance.now()` has it. */
type Scheme = (credential: unknown, refused: number | undefined) => Partial<Grant> | Promise<Partial<Grant>>;
/** A bearer token, also that of OAuth 2.0 and OpenID Connect. RFC 6750, 2.1. */
export declare const bearer: Scheme;
export declare const basic: Scheme;
export declare const keyInHeader: (name: string) => Scheme;
export declare const keyInQuery: (name: string) => Scheme;
/** A key that a cookie can hold goes as it is: whoever gave it out may not decode it. RFC 6265, 4.1.1. */
export declare const keyInCookie: (name: string) => Scheme;
/**
 * The security requirements of an operation: the first of which all credentials are there is met, and none where they
 * are not, for the headers of the call may do it. OpenAPI 3.1.1, 4.8.30.
 */
export declare const security: (alternatives: readonly Readonly<Record<string, Scheme>>[]) => NonNullable<OperationDescription["security"]>;
export {};
