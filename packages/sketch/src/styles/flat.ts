import type { Style } from "./style.ts";

/** Clean shapes and hue-shifted shadows: what the vectors are without any pass. */
export const flat: Style = {
  name: "flat",
  words: ["flat", "flat style", "flat illustration", "vector", "vector art"],
};
