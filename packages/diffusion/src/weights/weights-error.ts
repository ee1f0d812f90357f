/** Weights that are broken, hostile or not those of their configuration. The message names the file or the tensors. */
export class WeightsError extends Error {
  override name = "WeightsError";
}
