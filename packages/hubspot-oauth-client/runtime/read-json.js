import { UnexpectedResponse } from "./errors.js";
/** JSON, whatever the reply calls it; `undefined` when there is none. */
export const json = async (response) => {
    const body = await response.text();
    try {
        return body === '' ? undefined : JSON.parse(body);
    }
    catch {
        return new UnexpectedResponse(response, body);
    }
};
