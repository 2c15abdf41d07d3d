import { ContractError } from "./errors.js";
/** A call that got no reply: the network failed, the time was over, it was aborted. `cause` says which. */
export class NoResponse extends Error {
    name = 'NoResponse';
    constructor(cause) {
        super('there is no reply', { cause });
    }
}
/** The result of a call, with `NoResponse` as its error where the call would have rejected for want of a reply. */
export const settle = (call) => call.catch((cause) => {
    if (cause instanceof ContractError)
        throw cause;
    return { error: new NoResponse(cause) };
});
