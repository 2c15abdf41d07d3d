import { linesOf } from "./lines.js";
async function* events(response) {
    let event = '';
    let id = '';
    let data = [];
    for await (const line of linesOf(response, /\r\n|\n|\r(?!$)/)) {
        if (line === '') {
            if (data.length > 0)
                yield { event: event || 'message', data: data.join('\n'), id };
            event = '';
            data = [];
            continue;
        }
        const colon = line.indexOf(':');
        const field = colon < 0 ? line : line.slice(0, colon);
        const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
        if (field === 'data')
            data.push(value);
        else if (field === 'event')
            event = value;
        else if (field === 'id' && !value.includes('\0'))
            id = value;
    }
}
/** Server-sent events as they arrive. A connection that ends is not opened again. */
export const eventStream = async (response) => ({ value: events(response) });
