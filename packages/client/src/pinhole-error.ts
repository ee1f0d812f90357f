/** What is known of a refused request. */
export interface PinholeErrorFields {
  message: string;
  status?: number;
  type?: string;
  param?: string | null;
  code?: string | null;
  headers?: Headers;
}

/** The server's own refusal: every answer that is not a success, and every error inside a stream. */
export class PinholeError extends Error {
  /** HTTP status; undefined for an error that came inside a stream. */
  readonly status: number | undefined;
  readonly type: string | undefined;
  /** The member of the request the error is about. */
  readonly param: string | null;
  readonly code: string | null;
  /** The answer's `x-request-id`. */
  readonly requestId: string | null;
  readonly headers: Headers;

  constructor(fields: PinholeErrorFields) {
    super(fields.message);
    this.name = "PinholeError";
    this.status = fields.status;
    this.type = fields.type;
    this.param = fields.param ?? null;
    this.code = fields.code ?? null;
    this.headers = fields.headers ?? new Headers();
    this.requestId = this.headers.get("x-request-id");
  }
}
