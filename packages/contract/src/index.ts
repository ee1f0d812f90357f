export type * from "./drawing.ts";
export { checkInputImages, type ImageFacts } from "./check-input-images.ts";
export { resolveSize } from "./check-size.ts";
export {
  checkInlineImage,
  type FilePart,
  type ImageSource,
  type ImageSources,
  type SniffedFormat,
} from "./check-uploads.ts";
export { ApiError, type ApiErrorFields, type ErrorBody } from "./errors/api-error.ts";
export { apiError, errorList, type ErrorName } from "./errors/error-list.ts";
export { type Family, families, type UploadRule } from "./families.ts";
export { engineOptionFields, engineOptionNames } from "./engine-options.ts";
export { type Field, type FieldName, fields } from "./fields.ts";
export { findHostedModel, type HostedModel, hostedModels } from "./hosted-models.ts";
export * from "./images.ts";
export { parseRequest, type ParsedRequest, type RequestBody } from "./parse-request.ts";
export {
  type AnswerFacts,
  type AnswerPicture,
  renderAnswer,
  renderCompleted,
  renderPartial,
} from "./render-answer.ts";
export { listModels, type OwnModel } from "./render-models.ts";
export type { ParseContext } from "./resolve-model.ts";
export { type SchedulerName, schedulerNames } from "./scheduler-names.ts";
export {
  countUsage,
  imageTokens,
  inputImageTokens,
  resolveQuality,
  textTokens,
  type Usage,
} from "./usage.ts";
export { type ErrorExample, listErrors } from "./list-errors.ts";
export { buildOpenApi } from "./openapi.ts";
export { type OperationDocument, operations } from "./operations.ts";
