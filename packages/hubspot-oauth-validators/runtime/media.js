const essence = (mediaType) => (mediaType.split(';')[0] ?? '').trim().toLowerCase();
/** How closely a declared media type (or range) fits; 0 when it does not. RFC 9110, 12.5.1; OpenAPI 3.1.1, 4.8.14. */
const fit = (declared, actual) => {
    const range = essence(declared);
    const [type = '', subtype = ''] = range.split('/');
    if (range === actual)
        return 4;
    if (type === '*' && subtype === '*')
        return 1;
    if (!actual.startsWith(`${type}/`))
        return 0;
    if (subtype === '*')
        return 2;
    return subtype.startsWith('*+') && actual.endsWith(subtype.slice(1)) ? 3 : 0;
};
/** The row that declares a media type most exactly. */
export const declaredAs = (rows, mediaType) => {
    const actual = essence(mediaType ?? '');
    let best = 0;
    let found;
    for (const row of rows) {
        const quality = fit(row[0], actual);
        if (quality > best)
            [best, found] = [quality, row];
    }
    return found;
};
