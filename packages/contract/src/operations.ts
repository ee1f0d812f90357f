/** One operation as the documents show it; schemas by their ids. */
export interface OperationDocument {
  id: string;
  method: "get" | "post";
  /** Under the base URL. */
  path: string;
  tag: "Images" | "Models";
  summary: string;
  description: string;
  parameters?: readonly object[];
  /** Media type to schema id. */
  bodies?: Record<string, string>;
  answers: Record<string, string>;
  answerDescription: string;
}

const pictures = "The pictures. With `stream: true`, server-sent events instead.";

/** The operations of the API (images-api §11, §3.2). */
export const operations: readonly OperationDocument[] = [
  {
    id: "createImage",
    method: "post",
    path: "/images/generations",
    tag: "Images",
    summary: "Create pictures from a prompt",
    description:
      "The model's name decides the rules: which sizes, how many pictures, how long a prompt. Without a model the rules of dall-e-2 hold.",
    bodies: { "application/json": "CreateImageRequest" },
    answers: { "application/json": "ImagesResponse", "text/event-stream": "ImageGenerationEvent" },
    answerDescription: pictures,
  },
  {
    id: "createImageEdit",
    method: "post",
    path: "/images/edits",
    tag: "Images",
    summary: "Edit or extend a picture",
    description:
      "Transparent areas of the mask say where to repaint; without a mask, dall-e-2 takes the image's own transparency. Every pixel outside the mask stays exactly as it was. Where `size` differs from the image's, the image and its mask are first scaled to cover it and cropped about the centre.",
    bodies: {
      "multipart/form-data": "CreateImageEditRequest",
      "application/json": "CreateImageEditJsonRequest",
    },
    answers: { "application/json": "ImagesResponse", "text/event-stream": "ImageEditEvent" },
    answerDescription: pictures,
  },
  {
    id: "createImageVariation",
    method: "post",
    path: "/images/variations",
    tag: "Images",
    summary: "Vary a picture",
    description:
      "New pictures that are visibly related to the one sent. The hosted endpoint was shut down in 2026.",
    bodies: { "multipart/form-data": "CreateImageVariationRequest" },
    answers: { "application/json": "ImagesResponse" },
    answerDescription: "The pictures.",
  },
  {
    id: "listModels",
    method: "get",
    path: "/models",
    tag: "Models",
    summary: "List the models",
    description: "This server's own models, then every hosted name it answers to.",
    answers: { "application/json": "ModelList" },
    answerDescription: "The models.",
  },
  {
    id: "retrieveModel",
    method: "get",
    path: "/models/{model}",
    tag: "Models",
    summary: "Get one model",
    description: "One entry of the list.",
    parameters: [{ name: "model", in: "path", required: true, schema: { type: "string" } }],
    answers: { "application/json": "Model" },
    answerDescription: "The model.",
  },
];
