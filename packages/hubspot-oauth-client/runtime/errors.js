/**
 * A reply that is not what the contract declares: an HTML page from a gateway, an empty error body, broken JSON.
 * The text of the reply is in `body`, which loggers don't show by themselves.
 */
export class UnexpectedResponse extends Error {
    name = 'UnexpectedResponse';
    status;
    contentType;
    constructor(response, body) {
        super(`the reply with status ${response.status} is not one that the contract declares`);
        this.status = response.status;
        this.contentType = response.headers.get('content-type') ?? undefined;
        Object.defineProperty(this, 'body', { value: body, enumerable: false });
    }
}
/** The data of a reply that the validators refuse. */
export class ResponseValidationError extends Error {
    name = 'ResponseValidationError';
    /** Method and path template. */
    operation;
    status;
    findings;
    constructor(operation, status, errors) {
        const findings = errors.map((error) => {
            const { pointer, instancePath, keyword } = error;
            return { pointer: pointer ?? instancePath, keyword };
        });
        const first = findings[0];
        super(`${operation}: the reply with status ${status} breaks the contract` +
            (first ? ` (${first.keyword} at "${first.pointer}")` : ''));
        this.operation = operation;
        this.status = status;
        this.findings = findings;
    }
}
