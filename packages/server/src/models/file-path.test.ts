import { expect, test } from "vitest";
import { leaves, whyUnsafe } from "./file-path.ts";

test.each([
  "../x",
  "a/../../x",
  "a/..",
  "/x",
  "\\x",
  "\\\\server\\share",
  "C:\\x",
  "c:x",
  "a\\..\\x",
  "./x",
  "a/./b",
  "a\0b",
])("%j leads out of its folder somewhere", (path) => {
  expect(leaves(path)).toBe(true);
  expect(whyUnsafe(path)).toBe("it leads out of its folder");
});

test.each([
  ["", "it is empty"],
  ["a//b", "it has an empty part"],
  ["a/", "it has an empty part"],
  ["con", "con is a device on Windows"],
  ["unet/NUL.safetensors", "NUL.safetensors is a device on Windows"],
  ["COM1.tar.gz", "COM1.tar.gz is a device on Windows"],
  ["lpt9", "lpt9 is a device on Windows"],
  ["a.", "a part of it ends in a dot or a space"],
  ["a /b", "a part of it ends in a dot or a space"],
  ["ab:c", "it holds a character that some systems do not allow"],
  ["a\nb", "it holds a character that some systems do not allow"],
  ["a\u007fb", "it holds a character that some systems do not allow"],
  ["a\ud800b", "it is not valid text"],
  ["x".repeat(201), "a part of it is too long"],
  ["é".repeat(101), "a part of it is too long"],
  ["a/".repeat(401), "it is too long"],
])("%j is refused: %s", (path, reason) => {
  expect(whyUnsafe(path)).toBe(reason);
});

test.each([
  "model_index.json",
  "unet/diffusion_pytorch_model-00001-of-00002.safetensors",
  "a..b/c",
  "console.json",
])("%j is fine", (path) => {
  expect(whyUnsafe(path)).toBeUndefined();
});
