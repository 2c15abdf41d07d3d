/** No list of errors grows beyond this, whatever the payload. */
const most = 100;
/** What a key is in a JSON Pointer. */
export const token = (key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
/**
 * A failure at `pointer`, which is where `keys` lead from `path` (one plain key need not be told twice), of the keyword that
 * stands at `place` below `at` in the contract: whether the check goes on.
 */
export const fail = (errors, path, at, place, message, pointer = '', keys = pointer ? [pointer.slice(1)] : [], keyword = place.slice(place.lastIndexOf('/') + 1)) => {
    if (!errors || errors.length >= most)
        return false;
    if (path) {
        keys.reverse();
        for (let step = path; step; step = step.up) {
            keys.push(step.key);
            pointer = (step.raw ? token(step.key) : `/${step.key}`) + pointer;
        }
        keys.reverse();
    }
    return errors.push({ message: `must ${message}`, path: keys, pointer, schemaPointer: at + place, keyword }) < most;
};
/** A failure of the member `key`, which may be absent, or not even be a number (or integer) as its format says. */
export const failMember = (errors, path, at, keyword, message, key, member, type, pointer = `/${key}`) => {
    if (!errors)
        return false;
    if (member === undefined)
        return fail(errors, path, at, '/required', `have ${key}`);
    if (type && !(type === 'number' ? typeof member === type : Number.isInteger(member))) {
        keyword = 'type';
        message = `be ${type}`;
    }
    return fail(errors, path, at, `/properties${pointer}/${keyword}`, message, pointer, [key], keyword);
};
export const objectLike = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
/** The member, when it is the object's own: for names that every object inherits. */
export const own = (value, key) => Object.hasOwn(value, key) ? value[key] : undefined;
/** The length of a text in code points. JSON Schema 2020-12 Validation, 6.3.1. */
export const codePoints = (text) => {
    let count = text.length;
    for (let at = 0; at < text.length - 1; at++) {
        if ((text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00) {
            count--;
            at++;
        }
    }
    return count;
};
/** The same text for equal JSON values, whatever the order of their members. */
export const canonical = (value) => {
    if (Array.isArray(value))
        return `[${value.map(canonical).join()}]`;
    if (typeof value !== 'object' || value === null)
        return String(JSON.stringify(value));
    const members = Object.entries(value).filter(([, member]) => member !== undefined);
    return `{${members
        .map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`)
        .sort()
        .join()}}`;
};
/** Whether no two elements are equal. */
export const allDiffer = (elements) => elements.length < 2 || new Set(elements.map(canonical)).size === elements.length;
let recalling = 0;
const recalled = new Map();
/** The answer of a check, which is asked once for each value as long as the outermost call of this function lasts. */
export const recall = (check, value) => {
    let answers = recalled.get(check);
    if (answers === undefined)
        recalled.set(check, (answers = new Map()));
    const known = answers.get(value);
    if (known !== undefined)
        return known;
    recalling++;
    try {
        const answer = check(value);
        answers.set(value, answer);
        return answer;
    }
    finally {
        recalling--;
        if (recalling === 0)
            recalled.clear();
    }
};
/** Whether the value passes. What can't be read to its end, for it is nested too deeply, does not. */
export const passes = (check, value) => {
    try {
        return check(value);
    }
    catch {
        return false;
    }
};
/** Every failure of `check` on `value`, in the order of the schema. */
export const errorsOf = (check, value) => {
    const errors = [];
    try {
        check(value, errors);
    }
    catch {
        fail(errors, undefined, '', '/depth', 'not be nested so deeply');
    }
    return errors;
};
/** What an assertion throws. */
export class ValidationError extends Error {
    issues;
    constructor(issues) {
        super(issues.map(({ pointer, message }) => `${pointer || 'the payload'} ${message}`).join('\n'));
        this.name = 'ValidationError';
        this.issues = issues;
    }
}
