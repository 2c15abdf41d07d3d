import type { Message } from './request.ts';
import type { Validators } from './types.ts';
/** Throws when the validators refuse a request. They see its values as they are on the wire, but for how they are written. */
export declare const checkRequest: (validators: Validators, key: string, body: unknown, message: Message) => void;
/** Whether the validators accept a reply as it came. Throws when they refuse data. */
export declare const checkResponse: (validators: Validators, key: string, value: unknown, { headers, ok, status }: Response) => boolean;
