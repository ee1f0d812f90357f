/** A component of a checkpoint: the name of its folder, as model_index.json has it. */
export type ComponentName =
  | "unet"
  | "vae"
  | "scheduler"
  | "text_encoder"
  | "text_encoder_2"
  | "tokenizer"
  | "tokenizer_2"
  | "image_encoder"
  | "feature_extractor"
  | "image_normalizer"
  | "image_noising_scheduler"
  | "safety_checker";
