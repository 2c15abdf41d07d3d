const same = (literal, raw) => {
    if (literal === raw)
        return true;
    try {
        return decodeURIComponent(raw) === literal;
    }
    catch {
        return false;
    }
};
/** The parameters of one segment: the text between them is looked for from the left, the last of it at the end. */
const segmentTexts = (segment, raw, texts) => {
    const pieces = segment.split(/\{([^{}]*)\}/);
    const first = pieces[0];
    const last = pieces.at(-1);
    const end = raw.length - last.length;
    let at = first.length;
    if (pieces.length < 3 || end < at || !raw.startsWith(first) || !raw.endsWith(last))
        return false;
    for (let index = 1; index < pieces.length; index += 2) {
        const stop = index + 2 === pieces.length ? end : raw.indexOf(pieces[index + 1], at);
        if (stop < at || stop > end)
            return false;
        texts.set(pieces[index], raw.slice(at, stop));
        at = stop + pieces[index + 1].length;
    }
    return true;
};
/** The raw texts of a path's parameters, by the template; `undefined` for another path. OpenAPI 3.1.1, 4.8.8.2. */
export const textsIn = (template, path) => {
    const segments = template.split('/');
    const raw = path.split('/');
    if (segments.length !== raw.length)
        return undefined;
    const texts = new Map();
    const fits = segments.every((segment, index) => {
        const own = raw[index];
        return segment.includes('{') ? segmentTexts(segment, own, texts) : same(segment, own);
    });
    return fits ? texts : undefined;
};
