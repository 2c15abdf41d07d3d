import { ResponseValidationError, UnexpectedResponse } from "./errors.js";
/** The reply when validators accept it. Throws when they refuse data; an error that they refuse is an unexpected one. */
export const checked = (reply, operation, validators) => {
    const { data, error, status, response } = reply;
    // What is still to come can't be checked.
    const isStream = typeof data === 'object' && data !== null && Symbol.asyncIterator in data;
    if (error instanceof UnexpectedResponse || isStream)
        return reply;
    const type = response.headers.get('content-type') ?? undefined;
    const { valid, errors } = validators.validateResponse(operation, status, type, error ?? data);
    if (valid)
        return reply;
    if (response.ok)
        throw new ResponseValidationError(operation, status, errors ?? []);
    return { error: new UnexpectedResponse(response, JSON.stringify(error)), status, response };
};
