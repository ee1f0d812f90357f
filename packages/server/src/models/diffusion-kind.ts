/** The families of networks that can be drawn with; as `DiffusionModel.kind` of the diffusion package. */
export const diffusionKinds = [
  "stable-diffusion",
  "stable-diffusion-xl",
  "image-variation",
  "unclip",
] as const;

export type DiffusionKind = (typeof diffusionKinds)[number];
