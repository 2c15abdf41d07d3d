/** The lines of a reply as they arrive. Whoever stops reading ends the reply. */
export async function* linesOf(response, ending) {
    if (response.body === null)
        return;
    const reader = response.body.getReader();
    const decoder = new TextDecoder();
    let rest = '';
    try {
        for (;;) {
            const { done, value } = await reader.read();
            const arrived = decoder.decode(value, { stream: !done });
            rest += arrived;
            // What has no line end yet is not looked at again for each piece that arrives.
            const lines = done || /[\r\n]/.test(arrived) ? rest.split(ending) : [rest];
            rest = lines.pop() ?? '';
            if (done && rest !== '')
                lines.push(rest.replace(/\r$/, ''));
            yield* lines;
            if (done)
                return;
        }
    }
    finally {
        await reader.cancel().catch(() => undefined);
    }
}
