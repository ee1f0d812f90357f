/** The members every error body carries, all four always present (images-api §5). */
export interface ErrorBody {
  error: {
    message: string;
    type: string;
    param: string | null;
    code: string | null;
  };
}

export interface ApiErrorFields {
  status: number;
  message: string;
  type: string;
  param: string | null;
  code: string | null;
  /** Extra response headers, `retry-after` for example. */
  headers?: Record<string, string>;
}

/**
 * An error that may be shown to a client as it stands: its message never holds a path, a key or a stack.
 * Thrown where the fault is known, rendered once at the edge with {@link ApiError.toBody}.
 */
export class ApiError extends Error {
  readonly status: number;
  readonly type: string;
  readonly param: string | null;
  readonly code: string | null;
  readonly headers: Record<string, string>;

  constructor(fields: ApiErrorFields, options?: { cause?: unknown }) {
    // Most are answers to a client's mistake: collecting a stack nobody reads costs a tenth of such an answer.
    const { stackTraceLimit } = Error;
    if (fields.status < 500) Error.stackTraceLimit = 0;
    super(fields.message, options);
    Error.stackTraceLimit = stackTraceLimit;
    this.name = "ApiError";
    this.status = fields.status;
    this.type = fields.type;
    this.param = fields.param;
    this.code = fields.code;
    this.headers = fields.headers ?? {};
  }

  toBody(): ErrorBody {
    return { error: { message: this.message, type: this.type, param: this.param, code: this.code } };
  }
}
