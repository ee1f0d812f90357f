export { ApiError, type ApiErrorFields, type ErrorBody } from "./api-error.ts";
export type * from "./drawing.ts";
