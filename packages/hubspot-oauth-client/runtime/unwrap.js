/** What `unwrap` throws after a reply that is no success. */
export class FailedResponse extends Error {
    name = 'FailedResponse';
    status;
    constructor(status, error) {
        super(`the call failed with status ${status}`);
        this.status = status;
        Object.defineProperty(this, 'error', { value: error, enumerable: false });
    }
}
/** The data of a call. Throws `FailedResponse` where the call resolves to an error. */
export const unwrap = async (call) => {
    const { data, error, status } = await call;
    if (error !== undefined)
        throw new FailedResponse(status, error);
    return data;
};
