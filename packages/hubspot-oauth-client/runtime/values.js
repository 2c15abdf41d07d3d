/** A scalar as text: dates in ISO 8601, whatever knows how to write itself in its own words. */
export const text = (value) => {
    if (value instanceof Date)
        return value.toISOString();
    return isComposite(value) ? JSON.stringify(value) : String(value);
};
/** Whether a value has members to write one by one. */
export const isComposite = (value) => typeof value === 'object' &&
    value !== null &&
    !ArrayBuffer.isView(value) &&
    (Array.isArray(value) || typeof value.toString !== 'function' || String(value) === '[object Object]');
export const isPresent = (value) => value !== undefined && value !== null;
/** The members of an object that have a value. */
export const membersOf = (value) => Object.entries(value).filter(([, member]) => isPresent(member));
/** The items of a list that have a value; a single value is a list of one. */
export const itemsOf = (value) => (Array.isArray(value) ? value.filter(isPresent) : [value]);
