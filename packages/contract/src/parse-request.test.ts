import { describe, expect, test } from "vitest";
import { ApiError } from "./errors/api-error.ts";
import type { FilePart } from "./check-uploads.ts";
import type { Operation } from "./drawing.ts";
import { parseRequest, type RequestBody } from "./parse-request.ts";
import type { ParseContext } from "./resolve-model.ts";
import { schedulerNames } from "./scheduler-names.ts";

const strict: ParseContext = { mode: "strict", ownModels: ["sketch"], today: "2026-11-22" };
const compatible: ParseContext = { ...strict, mode: "compatible" };
const userError = "image_generation_user_error";

function json(operation: Operation, value: unknown, context = compatible) {
  return parseRequest(operation, { kind: "json", value }, context);
}

function png(fieldName: string, more: Partial<FilePart> = {}): FilePart {
  return { fieldName, filename: "a.png", contentType: "image/png", byteLength: 100, format: "png", ...more };
}

function form(
  operation: Operation,
  texts: [string, string][],
  { files = [png("image")], context = compatible }: { files?: FilePart[]; context?: ParseContext } = {},
) {
  const body: RequestBody = { kind: "form", texts, files };
  return parseRequest(operation, body, context);
}

function errorOf(run: () => unknown): {
  message: string;
  type: string;
  param: string | null;
  code: string | null;
} {
  try {
    run();
  } catch (error) {
    if (error instanceof ApiError) return error.toBody().error;
    throw error;
  }
  throw new Error("nothing was thrown");
}

interface ExpectedError {
  param: string;
  code: string;
  message: string;
  type: string;
}

function row(...[param, code, message, type = "invalid_request_error"]: string[]): ExpectedError {
  return { param: param ?? "", code: code ?? "", message: message ?? "", type };
}

describe("strict mode answers as today's validator, word for word", () => {
  const image = { model: "gpt-image-2", prompt: "a fox" };
  const rows: [string, unknown, ExpectedError][] = [
    [
      "no model",
      { prompt: "a" },
      row("model", "missing_required_parameter", "Missing required parameter: 'model'."),
    ],
    [
      "a null model",
      { ...image, model: null },
      row("model", "invalid_type", "Invalid type for 'model': expected a string, but got null instead."),
    ],
    ...(
      [
        [1, "an integer"],
        [1.5, "a decimal number"],
        [true, "a boolean"],
        [{}, "an object"],
        [[], "an array"],
      ] as const
    ).map(([model, name]): [string, unknown, ExpectedError] => [
      `${name} as model`,
      { ...image, model },
      row("model", "invalid_type", `Invalid type for 'model': expected a string, but got ${name} instead.`),
    ]),
    [
      "an unknown model",
      { ...image, model: "fake" },
      row("model", "invalid_value", "The model 'fake' does not exist.", userError),
    ],
    [
      "an empty model",
      { ...image, model: "" },
      row("model", "invalid_value", "The model '' does not exist.", userError),
    ],
    ...["bogus_field", "response_format", "style", "input_fidelity", "mask", "images", "seed"].map(
      (name): [string, unknown, ExpectedError] => [
        `the unknown member ${name}, even as null`,
        { ...image, [name]: null },
        row(name, "unknown_parameter", `Unknown parameter: '${name}'.`),
      ],
    ),
    [
      "no prompt",
      { model: "gpt-image-2" },
      row("prompt", "missing_required_parameter", "Missing required parameter: 'prompt'."),
    ],
    [
      "a null prompt",
      { ...image, prompt: null },
      row("prompt", "invalid_type", "Invalid type for 'prompt': expected a string, but got null instead."),
    ],
    [
      "an empty prompt",
      { ...image, prompt: "" },
      row(
        "prompt",
        "empty_string",
        "Invalid 'prompt': empty string. Expected a string with minimum length 1, but got an empty string instead.",
      ),
    ],
    [
      "too long a prompt",
      { ...image, prompt: "🦊".repeat(32001) },
      row(
        "prompt",
        "string_above_max_length",
        "Invalid 'prompt': string too long. Expected a string with maximum length 32000, but got a string with length 32001 instead.",
      ),
    ],
    [
      "n = 0",
      { ...image, n: 0 },
      row(
        "n",
        "integer_below_min_value",
        "Invalid 'n': integer below minimum value. Expected a value >= 1, but got 0 instead.",
      ),
    ],
    [
      "n = 11",
      { ...image, n: 11 },
      row(
        "n",
        "integer_above_max_value",
        "Invalid 'n': integer above maximum value. Expected a value <= 10, but got 11 instead.",
      ),
    ],
    [
      "n = 1.5",
      { ...image, n: 1.5 },
      row(
        "n",
        "invalid_type",
        "Invalid type for 'n': expected an integer, but got a decimal number instead.",
      ),
    ],
    [
      'n = "2"',
      { ...image, n: "2" },
      row("n", "invalid_type", "Invalid type for 'n': expected an integer, but got a string instead."),
    ],
    [
      "n = true",
      { ...image, n: true },
      row("n", "invalid_type", "Invalid type for 'n': expected an integer, but got a boolean instead."),
    ],
    [
      "output_compression = 101",
      { ...image, output_compression: 101 },
      row(
        "output_compression",
        "integer_above_max_value",
        "Invalid 'output_compression': integer above maximum value. Expected a value <= 100, but got 101 instead.",
      ),
    ],
    [
      "partial_images = 4",
      { ...image, stream: true, partial_images: 4 },
      row(
        "partial_images",
        "integer_above_max_value",
        "Invalid 'partial_images': integer above maximum value. Expected a value <= 3, but got 4 instead.",
      ),
    ],
    [
      "quality ultra",
      { ...image, quality: "ultra" },
      row(
        "quality",
        "invalid_value",
        "Invalid value: 'ultra'. Supported values are: 'low', 'medium', 'high', and 'auto'.",
      ),
    ],
    [
      "output_format gif",
      { ...image, output_format: "gif" },
      row(
        "output_format",
        "invalid_value",
        "Invalid value: 'gif'. Supported values are: 'png', 'webp', and 'jpeg'.",
      ),
    ],
    [
      "moderation high",
      { ...image, moderation: "high" },
      row("moderation", "invalid_value", "Invalid value: 'high'. Supported values are: 'auto' and 'low'."),
    ],
    [
      "background blue",
      { ...image, background: "blue" },
      row(
        "background",
        "invalid_value",
        "Invalid value: 'blue'. Supported values are: 'transparent', 'opaque', and 'auto'.",
      ),
    ],
    [
      "a number as quality",
      { ...image, quality: 3 },
      row(
        "quality",
        "invalid_type",
        "Invalid type for 'quality': expected one of 'low', 'medium', 'high', or 'auto', but got an integer instead.",
      ),
    ],
    [
      "stream yes",
      { ...image, stream: "yes" },
      row(
        "stream",
        "invalid_type",
        "Invalid type for 'stream': expected a boolean, but got a string instead.",
      ),
    ],
    ...(
      [
        ["bogus", "Expected WIDTHxHEIGHT, for example '1824x1024'."],
        ["9x9", "Width and height must both be divisible by 16."],
        ["4096x4096", "The longest edge must be less than or equal to 3840."],
        ["576x1024", "Requested resolution is below the current minimum pixel budget."],
        ["800x800", "Requested resolution is below the current minimum pixel budget."],
        ["3840x2176", "Requested resolution exceeds the current pixel budget."],
        ["3840x640", "The aspect ratio must be between 1:3 and 3:1."],
      ] as const
    ).map(([size, reason]): [string, unknown, ExpectedError] => [
      `size ${size}`,
      { ...image, size },
      row("size", "invalid_value", `Invalid size '${size}'. ${reason}`, userError),
    ]),
    [
      "a size gpt-image-1 has not",
      { model: "gpt-image-1", prompt: "a", size: "256x256" },
      row(
        "size",
        "invalid_value",
        "Invalid value: '256x256'. Supported values are: '1024x1024', '1024x1536', '1536x1024', and 'auto'.",
      ),
    ],
    [
      "compressed png",
      { ...image, output_compression: 50 },
      row(
        "output_compression",
        "invalid_png_output_compression",
        "Compression less than 100 is not supported for PNG output format",
        userError,
      ),
    ],
    [
      "transparent jpeg",
      { ...image, background: "transparent", output_format: "jpeg" },
      row(
        "background",
        "invalid_value",
        "Transparent background is not supported for JPEG output format",
        userError,
      ),
    ],
  ];

  test.each(rows)("%s", (_name, body, expected) => {
    expect(errorOf(() => json("createImage", body, strict))).toEqual(expected);
  });

  test("partial images without a stream are about 'input'", () => {
    expect(errorOf(() => json("createImage", { ...image, partial_images: 1 }, strict))).toMatchObject({
      type: userError,
      code: "unsupported_parameter",
      param: "input",
    });
  });

  test("only the first failure is reported: model, unknown members, prompt, images, n, the rest", () => {
    const wrong = { model: 1, bogus: 1, prompt: "", images: {}, n: 0, quality: "ultra" };
    const order = ["model", "bogus", "prompt", "images", "n", "quality"];
    const right = {
      model: "gpt-image-2",
      bogus: undefined,
      prompt: "a",
      images: [{ image_url: tiny }],
      n: 1,
    };
    const body: Record<string, unknown> = { ...wrong };
    for (const param of order) {
      expect(errorOf(() => json("createImageEdit", body, strict)).param).toBe(param);
      const value = (right as Record<string, unknown>)[param];
      if (value === undefined) delete body[param];
      else body[param] = value;
    }
  });

  test("nulls mean not given where the hosted API says so", () => {
    const nulls = {
      n: null,
      output_compression: null,
      partial_images: null,
      quality: null,
      size: null,
      stream: null,
    };
    expect(json("createImage", { ...image, ...nulls }, strict).request).toMatchObject({
      count: 1,
      stream: false,
    });
  });
});

const tiny = "data:image/png;base64,iVBORw0KGgo=";

describe("the DALL·E era speaks in its own words", () => {
  const rows: [string, unknown, string][] = [
    [
      "dall-e-2 size",
      { model: "dall-e-2", prompt: "a", size: "1x1" },
      "'1x1' is not one of ['256x256', '512x512', '1024x1024'] - 'size'",
    ],
    [
      "dall-e-3 size",
      { model: "dall-e-3", prompt: "a", size: "512x512" },
      "'512x512' is not one of ['1024x1024', '1792x1024', '1024x1792'] - 'size'",
    ],
    [
      "dall-e-2 prompt",
      { model: "dall-e-2", prompt: "a".repeat(1192) },
      "Prompt must be length 1000 or less. Your prompt length is 1192. Please reduce your prompt length.",
    ],
    [
      "dall-e-3 prompt",
      { model: "dall-e-3", prompt: "b".repeat(4001) },
      `'${"b".repeat(4001)}' is too long - 'prompt'`,
    ],
    ["dall-e-3 n", { model: "dall-e-3", prompt: "a", n: 2 }, "You must provide n=1 for this model."],
    ["n = 0", { model: "dall-e-2", prompt: "a", n: 0 }, "0 is less than the minimum of 1 - 'n'"],
  ];

  test.each(rows)("%s, in both modes", (_name, body, message) => {
    for (const context of [strict, compatible]) {
      const error = errorOf(() => json("createImage", body, context));
      expect(error).toEqual({ message, type: "invalid_request_error", param: null, code: null });
    }
  });

  test("an edit's size is refused with the list of values", () => {
    expect(
      errorOf(() =>
        form("createImageEdit", [
          ["prompt", "a"],
          ["size", "1536x1024"],
        ]),
      ),
    ).toEqual({
      message: "Invalid value: '1536x1024'. Supported values are: '256x256', '512x512', and '1024x1024'.",
      type: "invalid_request_error",
      param: "size",
      code: "invalid_value",
    });
  });

  test("an edit without an image", () => {
    expect(errorOf(() => form("createImageEdit", [["prompt", "a"]], { files: [] })).message).toBe(
      "'image' is a required property",
    );
  });

  test("a file that is no PNG, or has 4 MB", () => {
    for (const more of [{ format: "jpeg" as const }, { byteLength: 4 * 2 ** 20 }]) {
      const error = errorOf(() => form("createImageVariation", [], { files: [png("image", more)] }));
      expect(error.message).toBe("Uploaded image must be a PNG and less than 4 MB.");
    }
  });

  test("more than one image", () => {
    const files = [png("image[]"), png("image[]")];
    expect(errorOf(() => form("createImageEdit", [["prompt", "a"]], { files })).code).toBe(
      "array_above_max_length",
    );
  });
});

describe("forms", () => {
  const edit: [string, string][] = [
    ["model", "gpt-image-2"],
    ["prompt", "a fox"],
  ];

  test("image and image[] both name images", () => {
    for (const name of ["image", "image[]", "image[0]"]) {
      expect(form("createImageEdit", edit, { files: [png(name)] }).images).toHaveLength(1);
    }
  });

  test("texts become numbers and booleans", () => {
    const texts: [string, string][] = [...edit, ["n", "3"], ["stream", "true"], ["partial_images", "2"]];
    const { request } = form("createImageEdit", texts, { context: strict });
    expect(request).toMatchObject({ count: 3, stream: true, partialImages: 2 });
  });

  test("a text that is no number is named as one that could not be converted", () => {
    expect(errorOf(() => form("createImageEdit", [...edit, ["n", "abc"]], { context: strict })).message).toBe(
      "Invalid type for 'n': expected an integer, but got a string value that could not be converted into an integer.",
    );
  });

  test("an image sent as text is not a file", () => {
    const texts: [string, string][] = [...edit, ["image[]", "hello"]];
    expect(errorOf(() => form("createImageEdit", texts, { files: [] })).message).toBe(
      "Invalid type for 'image[0]': expected a file, but got a string instead.",
    );
  });

  test("images belongs to JSON, image to forms", () => {
    expect(errorOf(() => form("createImageEdit", [...edit, ["images", "x"]])).message).toBe(
      "Unknown parameter: 'images'. For multipart/form-data use 'image' or 'image[]'.",
    );
    expect(
      errorOf(() => json("createImageEdit", { model: "gpt-image-2", prompt: "a", image: "x" })).message,
    ).toBe("Unknown parameter: 'image'. For application/json on /v1/images/edits, use 'images' (array).");
  });

  test("strict mode trusts the declared type alone, compatible mode the bytes alone", () => {
    const files = [png("image", { contentType: "application/octet-stream" })];
    expect(form("createImageEdit", edit, { files }).images).toHaveLength(1);
    expect(errorOf(() => form("createImageEdit", edit, { files, context: strict }))).toEqual({
      message:
        "Invalid file 'image': unsupported mimetype ('application/octet-stream'). Supported file formats are 'image/jpeg', 'image/png', and 'image/webp'.",
      type: "invalid_request_error",
      param: "image",
      code: "unsupported_file_mimetype",
    });
    const untyped = [png("image", { contentType: undefined })];
    expect(errorOf(() => form("createImageEdit", edit, { files: untyped, context: strict })).code).toBe(
      "missing_file_mimetype",
    );
  });

  test("a member sent twice counts once, and an empty one is not given", () => {
    const texts: [string, string][] = [
      ...edit,
      ["output_format", "webp"],
      ["output_compression", "60"],
      ["output_compression", "60"],
      ["size", ""],
      ["response_format", ""],
      ["n", "0"],
    ];
    const { request } = form("createImageEdit", texts);
    expect(request).toMatchObject({ outputCompression: 60, size: "auto", count: 1 });
    expect(request.warnings.map((warning) => warning.option)).toEqual(["n"]);
  });

  test("what JavaScript's FormData makes of null and undefined is not given, but for texts", () => {
    const texts: [string, string][] = [...edit, ["quality", "null"], ["n", "undefined"], ["user", "null"]];
    expect(form("createImageEdit", texts).request).toMatchObject({
      quality: undefined,
      count: 1,
      user: "null",
    });
    expect(errorOf(() => form("createImageEdit", texts, { context: strict })).param).toBe("n");
  });

  test("a seventeenth image is refused", () => {
    const files = Array.from({ length: 17 }, () => png("image[]"));
    expect(errorOf(() => form("createImageEdit", edit, { files })).message).toContain("maximum length 16");
  });
});

describe("JSON edits", () => {
  const edit = { model: "gpt-image-2", prompt: "a fox" };

  test.each([
    [{}, "Invalid type for 'images': expected an array of objects, but got an object instead."],
    [["s"], "Invalid type for 'images[0]': expected an object, but got a string instead."],
  ])("images %j", (images, message) => {
    expect(errorOf(() => json("createImageEdit", { ...edit, images }, strict))).toMatchObject({
      message,
      code: "invalid_type",
    });
  });

  test("an empty list of images", () => {
    expect(errorOf(() => json("createImageEdit", { ...edit, images: [] }, strict)).code).toBe("empty_array");
  });

  test("data URLs and addresses are told apart, a null mask is none", () => {
    const images = [{ image_url: tiny }, { image_url: "https://example.com/a.png" }];
    const parsed = json("createImageEdit", { ...edit, images, mask: null }, strict);
    expect(parsed.images).toEqual([
      { kind: "data-url", name: "images[0].image_url", base64: "iVBORw0KGgo=" },
      { kind: "url", name: "images[1].image_url", url: "https://example.com/a.png" },
    ]);
    expect(parsed.mask).toBeUndefined();
  });

  test("a file_id is answered with the way out", () => {
    const images = [{ file_id: "file-1" }];
    expect(errorOf(() => json("createImageEdit", { ...edit, images })).message).toContain("'image_url'");
  });
});

describe("compatible mode", () => {
  test("without a model the rules of dall-e-2 hold", () => {
    expect(json("createImage", { prompt: "a", model: null }).request).toMatchObject({
      model: "dall-e-2",
      family: "dall-e-2",
      size: { width: 1024, height: 1024 },
      responseFormat: "url",
    });
  });

  test("old sizes, qualities and response formats are taken for GPT names", () => {
    const body = {
      model: "gpt-image-1",
      prompt: "a",
      size: "256x256",
      quality: "hd",
      response_format: "url",
      style: "vivid",
    };
    expect(json("createImage", body).request).toMatchObject({
      size: { width: 256, height: 256 },
      quality: "hd",
      responseFormat: "url",
      warnings: [],
    });
  });

  test("an unknown member is a warning that names it", () => {
    const { request } = json("createImage", { prompt: "a", bogus: 1 });
    expect(request.warnings).toEqual([
      { option: "bogus", message: "'bogus' is not a parameter of this operation and was ignored." },
    ]);
  });

  test("every name takes a seed", () => {
    for (const model of ["dall-e-2", "dall-e-3", "gpt-image-1", "gpt-image-2", "sketch"]) {
      expect(json("createImage", { model, prompt: "a", seed: 7 }).request.seed).toBe(7);
    }
  });

  test("a name that is neither ours nor hosted is refused, never answered by another model", () => {
    expect(errorOf(() => json("createImage", { model: "dall-e-9", prompt: "a" })).message).toBe(
      "The model 'dall-e-9' does not exist.",
    );
  });

  test("a prompt with NUL or half of a surrogate pair is refused", () => {
    expect(errorOf(() => json("createImage", { prompt: "a\0b" })).message).toContain("a NUL character");
    expect(errorOf(() => json("createImage", { prompt: "a\ud800" })).message).toContain("surrogate");
  });
});

describe("server settings", () => {
  test("with strictModels hosted names are not found", () => {
    const error = errorOf(() =>
      json("createImage", { prompt: "a", model: "dall-e-2" }, { ...compatible, strictModels: true }),
    );
    expect(error).toMatchObject({ code: "model_not_found", message: "The model 'dall-e-2' does not exist" });
  });

  test("with refuseRetired what was shut down does not exist, what lives does", () => {
    const context = { ...strict, refuseRetired: true };
    const retired = { prompt: "a", model: "gpt-image-1" };
    expect(errorOf(() => json("createImage", retired, context)).message).toBe(
      "The model 'gpt-image-1' does not exist.",
    );
    expect(json("createImage", { prompt: "a", model: "gpt-image-1.5" }, context).request.family).toBe(
      "gpt-image-1",
    );
  });

  test("strict variations are dall-e-2's alone", () => {
    const texts: [string, string][] = [["model", "gpt-image-1"]];
    expect(errorOf(() => form("createImageVariation", texts, { context: strict })).message).toBe(
      "Invalid value: 'gpt-image-1'. Value must be 'dall-e-2'.",
    );
  });

  test("input_fidelity of a model without it", () => {
    const body = { model: "gpt-image-2", prompt: "a", images: [{ image_url: tiny }], input_fidelity: "high" };
    expect(errorOf(() => json("createImageEdit", body, strict))).toEqual({
      message: "The model 'gpt-image-2' does not support the 'input_fidelity' parameter.",
      type: "invalid_request_error",
      param: "input_fidelity",
      code: "invalid_input_fidelity_model",
    });
    expect(json("createImageEdit", body).request.warnings).toHaveLength(1);
  });
});

describe("options of engines with a denoiser", () => {
  const own = { model: "sketch", prompt: "a" };

  test("they arrive under our names, for our own models in both modes", () => {
    const body = {
      ...own,
      steps: 4,
      guidance_scale: 0,
      negative_prompt: "fog",
      strength: 0.6,
      scheduler: "euler_a",
      clip_skip: 2,
    };
    for (const context of [strict, compatible]) {
      expect(json("createImage", body, context).request.engineOptions).toEqual({
        steps: 4,
        guidanceScale: 0,
        negativePrompt: "fog",
        strength: 0.6,
        scheduler: "euler_a",
        clipSkip: 2,
      });
    }
  });

  test("a scheduler nobody has is refused, and the message lists those there are", () => {
    const names = schedulerNames.map((name) => `'${name}'`);
    expect(errorOf(() => json("createImage", { ...own, scheduler: "euler a" }))).toEqual(
      row(
        "scheduler",
        "invalid_value",
        `Invalid value: 'euler a'. Supported values are: ${names.slice(0, -1).join(", ")}, and ${names.at(-1)}.`,
      ),
    );
  });

  test("more layers than can be left out are refused", () => {
    expect(errorOf(() => json("createImage", { ...own, clip_skip: 13 }))).toMatchObject({
      param: "clip_skip",
      code: "integer_above_max_value",
    });
  });
});
