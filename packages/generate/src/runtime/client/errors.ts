/**
 * A reply that is not what the contract declares: an HTML page from a gateway, an empty error body, broken JSON.
 * The text of the reply is in `body`, which loggers don't show by themselves.
 */
export class UnexpectedResponse extends Error {
  override readonly name = 'UnexpectedResponse';
  readonly status: number;
  readonly contentType: string | undefined;
  declare readonly body: string;

  constructor(response: Response, body: string) {
    super(`the reply with status ${response.status} is not one that the contract declares`);
    this.status = response.status;
    this.contentType = response.headers.get('content-type') ?? undefined;
    Object.defineProperty(this, 'body', { value: body, enumerable: false });
  }
}

/** What a validator found, without the values that it looked at. */
export interface Finding {
  /** JSON Pointer into the body, or into the value of the parameter. */
  readonly pointer: string | undefined;
  readonly keyword: string | undefined;
  /** Of requests: `path`, `query`, `headers`, `cookies` or `body`. */
  readonly part: string | undefined;
  readonly parameter: string | undefined;
}

/** What breaks the contract, and where. */
export abstract class ContractError extends Error {
  /** Method and path template. */
  readonly operation: string;
  readonly findings: readonly Finding[];

  constructor(operation: string, what: string, errors: readonly unknown[]) {
    const findings = errors.map((error) => {
      const { pointer, instancePath, keyword, part, parameter } = error as Partial<Finding> & { instancePath?: string };
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
  override readonly name = 'RequestValidationError';
}

/** The data of a reply that the validators refuse. */
export class ResponseValidationError extends ContractError {
  override readonly name = 'ResponseValidationError';
  readonly status: number;

  constructor(operation: string, what: string, errors: readonly unknown[], status: number) {
    super(operation, what, errors);
    this.status = status;
  }
}
