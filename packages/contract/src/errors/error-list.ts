import { ApiError } from "./api-error.ts";
import { engineErrors } from "./engine-errors.ts";
import { eraErrors } from "./era-errors.ts";
import type { ErrorRow } from "./error-row.ts";
import { imageErrors } from "./image-errors.ts";
import { serviceErrors } from "./service-errors.ts";
import { validationErrors } from "./validation-errors.ts";

/** The one list of errors; each answers with the four-member envelope. */
export const errorList = {
  ...serviceErrors,
  ...validationErrors,
  ...imageErrors,
  ...engineErrors,
  ...eraErrors,
};

export type ErrorName = keyof typeof errorList;
type FactsOf<Name extends ErrorName> = Parameters<(typeof errorList)[Name]["message"]>[0];

/**
 * Makes an error of the list.
 * @param facts what its message is made of
 * @param param the member it is about, where that differs from the list's own
 */
export function apiError<Name extends ErrorName>(
  name: Name,
  facts: FactsOf<Name>,
  param?: string | null,
): ApiError {
  return fromRow(errorList[name] as unknown as ErrorRow<FactsOf<Name>>, facts, param);
}

function fromRow<Facts>(listed: ErrorRow<Facts>, facts: Facts, param?: string | null): ApiError {
  return new ApiError({
    status: listed.status,
    message: listed.message(facts),
    type: listed.type,
    param: param === undefined ? resolve(listed.param, facts) : param,
    code: resolve(listed.code, facts),
    headers: listed.headers?.(facts),
  });
}

function resolve<Facts>(
  value: string | null | ((facts: Facts) => string | null),
  facts: Facts,
): string | null {
  return typeof value === "function" ? value(facts) : value;
}
