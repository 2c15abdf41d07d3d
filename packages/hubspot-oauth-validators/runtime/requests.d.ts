import { type Check, type ValidationIssue } from './checks.ts';
import { type GivenHeaders } from './headers.ts';
/** Where parameters travel, as a request's value names these parts. */
export type ParameterPart = 'path' | 'query' | 'headers' | 'cookies';
/** What is wrong with a request. Pointers lead into the parameter, or into the body. */
export interface RequestIssue extends ValidationIssue {
    /** Left out when the request as a whole is none of the operation's. */
    readonly part?: ParameterPart | 'body';
    /** The parameter's name. */
    readonly parameter?: string;
}
type ParameterRow = readonly [name: string, required: boolean, pointer: string, check?: Check];
/** What one operation is asked with. `Operation` is its type in the types package. */
export interface OperationRequest<Key extends string = string, Operation = unknown> extends Readonly<Partial<Record<ParameterPart, readonly ParameterRow[]>>> {
    /** `POST /oauth/v3/token`; `WEBHOOK name POST`; `CALLBACK POST /subscribe onEvent POST`. */
    readonly operation: Key;
    /** Names of the query that stand for no parameter: keys of security schemes. */
    readonly keys?: readonly string[];
    readonly body?: readonly [
        required: boolean,
        pointer: string,
        /** `plain` makes what a check understands of a value that holds bytes. */
        content: readonly (readonly [mediaType: string, check?: Check, plain?: (value: unknown) => unknown])[]
    ];
    /** For TypeScript alone. */
    readonly types?: Operation;
}
/** A request as a program has it: values, not texts. */
export interface RequestParts {
    readonly path?: object | undefined;
    readonly query?: object | undefined;
    readonly headers?: GivenHeaders | undefined;
    readonly cookies?: object | undefined;
    readonly body?: unknown;
    /** Not needed where the contract declares one media type. */
    readonly contentType?: string | null | undefined;
}
export interface RequestOptions {
    /** Query parameters that the contract does not have are errors, too. */
    readonly refuseUnknownQuery?: boolean;
}
type Declared<Operation, Place extends string> = Operation extends {
    parameters: infer All;
} ? Place extends keyof All ? [Exclude<All[Place], undefined>] extends [never] ? {} : Exclude<All[Place], undefined> : {} : Readonly<Record<string, unknown>>;
type Contents<Body> = Body extends {
    content: infer All;
} ? All[keyof All] : never;
type BodyOf<Operation> = 'requestBody' extends keyof Operation ? [Exclude<Operation['requestBody'], undefined>] extends [never] ? undefined : Contents<Operation['requestBody']> | (undefined extends Operation['requestBody'] ? undefined : never) : unknown;
/** The value of a request, typed by the operation. */
export interface RequestValue<Operation> {
    readonly path: Declared<Operation, 'path'>;
    readonly query: Declared<Operation, 'query'>;
    readonly headers: Declared<Operation, 'header'>;
    readonly cookies: Declared<Operation, 'cookie'>;
    readonly body: BodyOf<Operation>;
}
/** What validation of a request says. `undeclared` names what the contract does not have. */
export type RequestValidation<Operation = unknown> = {
    readonly valid: true;
    readonly value: RequestValue<Operation>;
} | {
    readonly valid: false;
    readonly errors: readonly RequestIssue[];
    readonly undeclared?: 'operation' | 'content-type';
};
/** The operations of rows, by their keys. */
export type ByKey<Row> = {
    [Each in Row as Each extends OperationRequest<infer Key> ? Key : never]: Each extends OperationRequest<string, infer Operation> ? Operation : never;
};
export interface RequestValidator<Operations> {
    /**
     * Checks a request's parameters and body against what the contract declares for the operation. The value is made of
     * what was given, not of copies. The header parameters Accept, Content-Type and Authorization are not looked at.
     */
    validateRequest<Key extends keyof Operations>(operation: Key, request: RequestParts, options?: RequestOptions): RequestValidation<Operations[Key]>;
    validateRequest(operation: string, request: RequestParts, options?: RequestOptions): RequestValidation;
}
export declare const undeclaredOperation: () => RequestValidation;
export declare const unknownQuery: (parameter: string) => RequestIssue;
/** Checks values. `unread` are the issues of what could not be read: of these parameters nothing else is said. */
export declare const checkedRequest: (request: OperationRequest, given: RequestParts, options?: RequestOptions, unread?: readonly RequestIssue[]) => RequestValidation;
/** A validator for the operations that it is given: one is enough, and nothing of the others comes along. */
export declare const requestValidator: <const Rows extends readonly OperationRequest[]>(operations: Rows) => RequestValidator<ByKey<Rows[number]>>;
export {};
