export const asIs = (text) => text;
/** A text without parts. */
export const single = (text) => ({
    text: () => text,
    items: () => [single(text)],
    members: () => undefined,
});
/** Cuts a text at a delimiter; an empty text has no parts. RFC 6570, 2.3. */
export const cut = (text, delimiter) => (text === '' ? [] : text.split(delimiter));
/** Parts that are name and value in turn; nothing when one is left over. */
export const inTurn = (parts, decode) => parts.length % 2 === 1
    ? undefined
    : parts.flatMap((part, index) => index % 2 === 0 ? [[decode(part), single(decode(parts[index + 1]))]] : []);
/** Parts that are `name=value` each; nothing when one is not. */
export const equated = (parts, decode) => {
    const members = [];
    for (const part of parts) {
        const sign = part.indexOf('=');
        if (sign < 0)
            return undefined;
        members.push([decode(part.slice(0, sign)), single(decode(part.slice(sign + 1)))]);
    }
    return members;
};
/** Why something that was written can't be read. Its message never holds what was written. */
export class Unreadable extends Error {
    keyword;
    constructor(keyword, message) {
        super(message);
        this.keyword = keyword;
    }
}
/** The keyword and the message of an issue. Throws again what is no trouble with what was written. */
export const reasonOf = (error) => {
    if (error instanceof Unreadable)
        return { keyword: error.keyword, message: error.message };
    if (error instanceof URIError)
        return { keyword: 'encoding', message: 'must be percent-encoded' };
    throw error;
};
