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
export interface ResponseFinding {
  /** JSON Pointer into the body. */
  readonly pointer: string | undefined;
  readonly keyword: string | undefined;
}

/** The data of a reply that the validators refuse. */
export class ResponseValidationError extends Error {
  override readonly name = 'ResponseValidationError';
  /** Method and path template. */
  readonly operation: string;
  readonly status: number;
  readonly findings: readonly ResponseFinding[];

  constructor(operation: string, status: number, errors: readonly unknown[]) {
    const findings = errors.map((error) => {
      const { pointer, instancePath, keyword } = error as { [Key in 'pointer' | 'instancePath' | 'keyword']?: string };
      return { pointer: pointer ?? instancePath, keyword };
    });
    const first = findings[0];
    super(
      `${operation}: the reply with status ${status} breaks the contract` +
        (first ? ` (${first.keyword} at "${first.pointer}")` : ''),
    );
    this.operation = operation;
    this.status = status;
    this.findings = findings;
  }
}
