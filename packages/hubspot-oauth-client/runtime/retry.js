const idempotent = /^(?:GET|HEAD|PUT|DELETE|OPTIONS|TRACE)$/;
/** Milliseconds that a reply asks to wait for. RFC 9110, 10.2.3: seconds or an HTTP date. */
const retryAfter = (response) => {
    const value = response?.headers.get('retry-after')?.trim();
    if (!value)
        return undefined;
    const delay = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
    return Number.isNaN(delay) ? undefined : Math.max(0, delay);
};
const wait = (delay, signal) => new Promise((resolve, reject) => {
    const end = () => {
        clearTimeout(timer);
        reject(signal.reason);
    };
    const timer = setTimeout(() => {
        signal.removeEventListener('abort', end);
        resolve();
    }, delay);
    if (signal.aborted)
        end();
    else
        signal.addEventListener('abort', end, { once: true });
});
/**
 * Sends a request again while there is hope: after 429 and 503 whatever the method, for the server says that it did
 * nothing; after 502, 504 and a lost connection only where sending twice does no harm.
 */
export const retry = ({ attempts = 3, baseDelay = 250, maxDelay = 30_000 } = {}) => async (send, { method, signal, isReplayable, isLost }) => {
    const harmless = idempotent.test(method);
    const most = isReplayable ? attempts : 1;
    for (let attempt = 1;; attempt += 1) {
        let response;
        try {
            response = await send();
        }
        catch (error) {
            if (attempt >= most || !harmless || !isLost() || signal.aborted)
                throw error;
        }
        const status = response?.status;
        const hopeful = status === undefined || status === 429 || status === 503 || (harmless && (status === 502 || status === 504));
        const backoff = Math.min(maxDelay, baseDelay * 2 ** (attempt - 1)) * (0.5 + Math.random() / 2);
        const delay = retryAfter(response) ?? backoff;
        if (response && (attempt >= most || !hopeful || delay > maxDelay))
            return response;
        await response?.body?.cancel();
        await wait(delay, signal);
    }
};
