import { errorsOf, passes } from "./checks.js";
import { asIs, reasonOf } from "./written.js";
const isHeaders = (given) => typeof given['get'] === 'function';
/** Header values by lower-case name; the lines of one header are one list. RFC 9110, 5.3. */
export const headerMap = (given = {}) => {
    const map = new Map();
    if (isHeaders(given))
        given.forEach((value, name) => map.set(name.toLowerCase(), value));
    else
        for (const [name, value] of Object.entries(given))
            if (value !== undefined)
                map.set(name.toLowerCase(), value);
    return map;
};
/** The text of a header; several lines become one. */
export const lineOf = (value) => (Array.isArray(value) ? value.join(', ') : String(value)).trim();
/** What reads one header: the texts of a list have blanks around them. */
export const readHeader = (value, name, style, read) => read(style(lineOf(value), name, asIs));
/** The checks of the headers that one response declares. */
export const headersOf = (rows) => (given) => {
    const headers = headerMap(given);
    return rows.flatMap(([name, required, pointer, style, read, check]) => {
        const issue = { part: 'headers', parameter: name };
        const own = { path: [], pointer: '' };
        const raw = headers.get(name.toLowerCase());
        if (raw === undefined) {
            return required
                ? [{ ...issue, ...own, message: 'must be there', schemaPointer: `${pointer}/required`, keyword: 'required' }]
                : [];
        }
        let value;
        try {
            value = readHeader(raw, name, style, read);
        }
        catch (error) {
            return [{ ...issue, ...own, schemaPointer: pointer, ...reasonOf(error) }];
        }
        return !check || passes(check, value) ? [] : errorsOf(check, value).map((one) => ({ ...one, ...issue }));
    });
};
