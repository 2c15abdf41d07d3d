import { UnexpectedResponse } from "./errors.js";
/** JSON, whatever the reply calls it; `undefined` when there is none. */
export const json = async (response) => {
    const text = await response.text();
    try {
        return { value: text === '' ? undefined : JSON.parse(text), text };
    }
    catch {
        return { value: new UnexpectedResponse(response, text) };
    }
};
