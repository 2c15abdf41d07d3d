import { UnexpectedResponse } from "./errors.js";
import { declaredAs } from "./media.js";
/** The declared bodies for a status: exact before range before `default`, which is that of errors. OpenAPI 3.1.1, 4.8.16. */
const rowsFor = (replies, { status, ok }) => {
    const code = String(status);
    const levels = [code, `${code[0]}XX`, ok ? undefined : 'default'];
    const found = levels.map((level) => replies.filter((row) => row[2] === level)).find((rows) => rows.length > 0);
    return found ?? (ok ? replies.filter((row) => row[2].startsWith('2')) : []);
};
/**
 * What a reply says. `data` when it is a success, `undefined` where it has no body; else the declared `error`, or an
 * `UnexpectedResponse`. The reply's own media type decides among the declared ones; one that is not declared is tried as
 * JSON where JSON is declared.
 */
export const replyOf = async (replies, response, parseAs, accepts) => {
    const { ok, status } = response;
    const type = response.headers.get('content-type') ?? '';
    const rows = rowsFor(replies, response);
    const usual = ok && !/html/i.test(type) ? rows[0] : undefined;
    const row = declaredAs(rows, type) ?? rows.find(([declared]) => /json/i.test(declared)) ?? usual;
    const isEmpty = response.body === null || status === 204 || status === 205;
    if (ok && (isEmpty || rows.length === 0)) {
        await response.body?.cancel();
        accepts(undefined);
        return { data: undefined, status, response };
    }
    const failed = (error) => ({ error, status, response });
    const unexpected = (body) => failed(new UnexpectedResponse(response, body));
    if (!row)
        return unexpected(await response.text());
    const [, read, , convert] = row;
    const { value, text = '' } = await read(response, parseAs, convert);
    if (value instanceof UnexpectedResponse)
        return failed(value);
    // What happens to parse is not JSON for that.
    const isChance = typeof value === 'number' || typeof value === 'boolean';
    const isDeclared = ok || (Boolean(value) && (!isChance || /json/i.test(type)));
    if (!isDeclared || !accepts(value))
        return unexpected(text);
    try {
        // A stream converts what it yields.
        const seen = convert && text !== '' ? convert(value, text) : value;
        return ok ? { data: seen, status, response } : failed(seen);
    }
    catch {
        // It is nested too deeply.
        return unexpected(text);
    }
};
