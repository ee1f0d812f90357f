import { z } from "zod";

const threeNumbers = z.tuple([
  z.number().min(-10).max(10),
  z.number().min(-10).max(10),
  z.number().min(-10).max(10),
]);

/**
 * feature_extractor/preprocessor_config.json: how a picture is made ready for CLIP. Its defaults are OpenAI's figures
 * (huggingface/transformers, image_utils.py).
 */
export const preprocessorConfig = z
  .object({
    image_mean: threeNumbers.default([0.48145466, 0.4578275, 0.40821073]),
    image_std: threeNumbers
      .refine((deviation) => deviation.every((value) => value > 0), { message: "is not above zero" })
      .default([0.26862954, 0.26130258, 0.27577711]),
  })
  .transform((file) => ({ mean: file.image_mean, deviation: file.image_std }));

export type PreprocessorConfig = z.output<typeof preprocessorConfig>;
