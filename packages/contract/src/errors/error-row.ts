/** One row of the error list: what is answered, and when, with an example the documents are made from. */
export interface ErrorRow<Facts> {
  status: number;
  type: string;
  code: string | null | ((facts: Facts) => string | null);
  /** The member the error is about; a function where it depends on the facts, null where there is none. */
  param: string | null | ((facts: Facts) => string | null);
  when: string;
  message: (facts: Facts) => string;
  example: Facts;
  headers?: (facts: Facts) => Record<string, string>;
}

export const invalidRequest = "invalid_request_error";
export const userError = "image_generation_user_error";

/** Keeps a row's facts typed from its example. */
export function row<Facts>(fields: ErrorRow<Facts>): ErrorRow<Facts> {
  return fields;
}

/** The parts of a row that its kind does not settle. */
export type RowParts<Facts> = Pick<ErrorRow<Facts>, "code" | "when" | "message" | "example">;

/** Today's validator on a named member: status 400, `param` is the member (images-api §6.1). */
export function memberRow<Facts extends { name: string }>(parts: RowParts<Facts>): ErrorRow<Facts> {
  return { status: 400, type: invalidRequest, param: (facts) => facts.name, ...parts };
}
