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
/** What breaks the contract, and where. */
export class ContractError extends Error {
    /** Method and path template. */
    operation;
    findings;
    constructor(operation, what, errors) {
        const findings = errors.map((error) => {
            const { pointer, instancePath, keyword, part, parameter } = error;
            return { pointer: pointer ?? instancePath, keyword, part, parameter };
        });
        const [first] = findings;
        const at = first && [first.part, first.parameter, `"${first.pointer}"`].filter(Boolean).join(' ');
        super(`${operation}: ${what} breaks the contract${first ? ` (${first.keyword} at ${at})` : ''}`);
        this.operation = operation;
        this.findings = findings;
    }
}
/** A request that the validators refuse. It was not sent. */
export class RequestValidationError extends ContractError {
    name = 'RequestValidationError';
}
/** The data of a reply that the validators refuse. */
export class ResponseValidationError extends ContractError {
    name = 'ResponseValidationError';
    status;
    constructor(operation, what, errors, status) {
        super(operation, what, errors);
        this.status = status;
    }
}
