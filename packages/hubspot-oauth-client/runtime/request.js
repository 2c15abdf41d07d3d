const joiners = { csv: ',', space: '%20', pipe: '%7C' };
const text = (value) => (value instanceof Date ? value.toISOString() : String(value));
const encode = (value) => encodeURIComponent(text(value));
const isPlain = (value) => typeof value === 'object' && value !== null && !(value instanceof Date);
const present = (value) => Object.entries(value).filter(([, member]) => member !== undefined && member !== null);
const flat = (value) => (Array.isArray(value) ? value : present(value).flat());
export const serializeQuery = (styles = {}, inBody = []) => (query) => {
    const pairs = [];
    for (const [name, value] of present(query)) {
        if (inBody.includes(name))
            throw new Error(`${name} does not travel in the URL: pass it in the body`);
        const style = Object.hasOwn(styles, name) ? styles[name] : undefined;
        const put = (key, member) => pairs.push(`${encode(key)}=${encode(member)}`);
        if (style === 'json')
            put(name, JSON.stringify(value));
        else if (!isPlain(value))
            put(name, value);
        else if (style !== undefined && style !== 'deep')
            pairs.push(`${encode(name)}=${flat(value).map(encode).join(joiners[style])}`);
        else if (Array.isArray(value))
            for (const member of value)
                put(name, member);
        else
            for (const [key, member] of present(value))
                put(style === 'deep' ? `${name}[${key}]` : key, member);
    }
    return pairs.join('&');
};
/** Fills in a path template, percent-encoded; refuses what would change the path: nothing at all, `.` and `..`. */
export const serializePath = (template, parameters) => template
    .split('/')
    .map((segment) => {
    const filled = segment.replace(/\{([^{}]+)\}/g, (_, name) => {
        const value = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
        const part = isPlain(value) ? flat(value).map(encode).join(',') : encode(value ?? '');
        if (part === '')
            throw new Error(`the path parameter ${name} is empty`);
        return part;
    });
    if (filled !== segment && /^\.\.?$/.test(filled))
        throw new Error('a path parameter can be neither "." nor ".."');
    return filled;
})
    .join('/');
const append = (target, body, write) => {
    for (const [name, value] of present(body))
        for (const member of Array.isArray(value) ? value : [value])
            target.append(name, write(member));
};
/** A body in the words of its media type. What is already a body of `fetch` goes as it is. */
export const serializeBody = (body, mediaType) => {
    if (/[/+]json\b/i.test(mediaType))
        return JSON.stringify(body);
    if (!isPlain(body))
        return text(body);
    if (/^application\/x-www-form-urlencoded/i.test(mediaType) && !(body instanceof URLSearchParams)) {
        const form = new URLSearchParams();
        append(form, body, (value) => (isPlain(value) ? JSON.stringify(value) : text(value)));
        return form.toString();
    }
    if (/^multipart\//i.test(mediaType) && !(body instanceof FormData)) {
        const form = new FormData();
        append(form, body, (value) => value instanceof Blob || !isPlain(value)
            ? value
            : new Blob([JSON.stringify(value)], { type: 'application/json' }));
        return form;
    }
    return body;
};
