export { ApiError, type ApiErrorFields, type ErrorBody } from "./errors/api-error.ts";
export { apiError, errorList, type ErrorName } from "./errors/error-list.ts";
export type * from "./drawing.ts";
