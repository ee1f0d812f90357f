import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { drawPicture } from "../draw-picture.ts";
import { asking, boxMask, difference, photograph } from "../picture-request.test.fixture.ts";
import type { Picture, PictureRequest, PixelMask } from "../request.ts";

const PHOTO = photograph(120, 90);
const MASK = boxMask(120, 90, [20, 20, 70, 80]);

function edit(prompt: string, more: Partial<PictureRequest> = {}): Picture {
  return drawPicture(
    asking({ task: "edit", prompt, width: 120, height: 90, initImage: PHOTO, mask: MASK, ...more }),
  );
}

function keepsOutside({ image }: Picture, mask: PixelMask): boolean {
  return mask.data.every(
    (value, pixel) =>
      value > 0 ||
      [0, 1, 2, 3].every((channel) => image.data[pixel * 4 + channel] === PHOTO.data[pixel * 4 + channel]),
  );
}

function meanInside({ image }: Picture, mask: PixelMask): number[] {
  const sums = [0, 0, 0];
  let count = 0;
  for (const [pixel, value] of mask.data.entries()) {
    if (value === 0) continue;
    count++;
    for (const channel of [0, 1, 2])
      sums[channel] = (sums[channel] ?? 0) + (image.data[pixel * 4 + channel] ?? 0);
  }
  return sums.map((sum) => sum / count);
}

const PROMPTS = [
  "add a red boat",
  "remove the person",
  "make it red",
  "brighter",
  "blurred",
  "pixelated",
  "a sunset over the sea",
  "replace it with a cat",
  "as pixel art",
  "zork blarg",
  "",
  'write "SALE"',
  "sepia and darker",
  "replace the sky with a starry night",
  "turn the background into a beach",
  "use the colours of the second image",
  "put what the second image shows here",
  "a castle",
];

test.for(PROMPTS)("outside the mask nothing changes: %s", (prompt) => {
  const picture = edit(prompt);
  expect(keepsOutside(picture, MASK)).toBe(true);
  expect([picture.image.width, picture.image.height]).toEqual([120, 90]);
});

test("random masks are obeyed to the bit", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...PROMPTS),
      fc.uint8Array({ minLength: 120 * 90, maxLength: 120 * 90 }),
      fc.integer({ min: 0, max: 255 }),
      (prompt, noise, threshold) => {
        const mask = { width: 120, height: 90, data: noise.map((value) => (value < threshold ? 0 : value)) };
        expect(keepsOutside(edit(prompt, { mask }), mask)).toBe(true);
      },
    ),
    { numRuns: 40 },
  );
});

test("the input's pixels are never written to", () => {
  const before = PHOTO.data.slice();
  for (const prompt of PROMPTS) {
    edit(prompt);
    edit(prompt, { mask: undefined });
  }
  expect(PHOTO.data).toEqual(before);
});

describe("what is masked follows the prompt", () => {
  test("a subject is drawn into the mask", () => {
    const picture = edit("a red car");
    expect(picture.drew).toContain("1 red car");
    expect(difference(picture.image, PHOTO)).toBeGreaterThan(2);
  });

  test("a colour word recolours and keeps the shading", () => {
    const [red = 0, green = 0, blue = 0] = meanInside(edit("make it red"), MASK);
    expect(red).toBeGreaterThan(green + 40);
    expect(red).toBeGreaterThan(blue + 40);
  });

  test("black and white has no colour left inside", () => {
    const { image } = edit("black and white");
    const inside = (50 * 120 + 45) * 4;
    expect(Math.abs((image.data[inside] ?? 0) - (image.data[inside + 2] ?? 0))).toBeLessThanOrEqual(1);
  });

  test.for(["remove it", "clean up", "entferne das", "supprime le panneau", "去掉它", "get rid of the sign"])(
    "many words mean removing: %s",
    (prompt) => {
      expect(edit(prompt).drew).toEqual(["the masked part filled from its surroundings"]);
    },
  );

  test.for(["a beach under a clear sky", "a clean room with a lamp"])(
    "a clear sky is no removal: %s",
    (prompt) => {
      expect(edit(prompt).drew).not.toContain("the masked part filled from its surroundings");
    },
  );

  test("removing fills with what is around", () => {
    const mask = boxMask(120, 90, [62, 30, 100, 85]);
    const [red = 255] = meanInside(edit("remove the block", { mask }), mask);
    expect(red).toBeLessThan(190);
  });

  test("a transparent hole becomes opaque, its rim too", () => {
    const data = PHOTO.data.map((value, at) => ((MASK.data[Math.floor(at / 4)] ?? 0) > 0 ? 0 : value));
    const { image } = edit("a red boat on the sea", { initImage: { ...PHOTO, data } });
    expect(image.data.every((value, at) => at % 4 !== 3 || value === 255)).toBe(true);
  });
});

describe("without a mask", () => {
  test("a filter works on the whole picture", () => {
    const { image, warnings } = edit("brighter", { mask: undefined });
    expect(difference(image, PHOTO)).toBeGreaterThan(5);
    expect(warnings).toEqual([]);
  });

  test("another hour or weather changes the light of the whole picture", () => {
    const [night, rain] = ["make it night", "let it rain"].map((prompt) => edit(prompt, { mask: undefined }));
    expect(night?.drew).toEqual(["night light"]);
    expect(rain?.drew).toEqual(["overcast light", "rain"]);
    expect(meanInside(night ?? edit(""), MASK)[0]).toBeLessThan(90);
  });

  test("a subject is put somewhere sensible, and the answer says so", () => {
    const { drew, warnings } = edit("add a fox", { mask: undefined });
    expect(drew).toContain("1 fox");
    expect(warnings.map(({ option }) => option)).toEqual(["mask"]);
  });

  test("what cannot be done without one is named", () => {
    const { notDrawn, warnings, image } = edit("remove the person", { mask: undefined });
    expect(notDrawn).toEqual(["the removal"]);
    expect(warnings[0]?.option).toBe("mask");
    expect(difference(image, PHOTO)).toBe(0);
  });
});

test("a mask that repaints nothing is told", () => {
  const { warnings, image } = edit("add a fox", {
    mask: { width: 120, height: 90, data: new Uint8Array(10_800) },
  });
  expect(warnings[0]?.option).toBe("mask");
  expect(difference(image, PHOTO)).toBe(0);
});

test("partial pictures of an edit obey the mask as well", () => {
  let count = 0;
  drawPicture(
    asking({
      task: "edit",
      prompt: "a boat",
      width: 120,
      height: 90,
      initImage: PHOTO,
      mask: MASK,
      partialImages: 3,
    }),
    (image, index) => {
      expect(index).toBe(count++);
      expect(keepsOutside({ image } as Picture, MASK)).toBe(true);
    },
  );
  expect(count).toBe(3);
});

test("an edit without a picture is refused", () => {
  expect(() => drawPicture(asking({ task: "edit" }))).toThrow("needs a picture");
});

test("a mask one pixel wide is painted like any other", () => {
  for (const box of [
    [40, 0, 41, 90],
    [0, 40, 120, 41],
    [5, 5, 6, 6],
  ] as const) {
    const mask = boxMask(120, 90, box);
    expect(keepsOutside(edit("a village at night with stars", { mask }), mask)).toBe(true);
  }
});

test("any size and ratio is edited, with and without a mask", () => {
  for (const [width, height] of [
    [16, 16],
    [17, 300],
    [400, 16],
    [64, 65],
  ] as const) {
    const initImage = photograph(width, height);
    const mask = boxMask(width, height, [width >> 2, height >> 2, width - 2, height - 1]);
    for (const prompt of [...PROMPTS, "remove it", "add a balloon"]) {
      const request = { task: "edit", prompt, width, height, initImage, referenceImages: [PHOTO] } as const;
      const free = drawPicture(asking(request));
      expect(free.image.data.length).toBe(width * height * 4);
      const { image } = drawPicture(asking({ ...request, mask }));
      const kept = mask.data.every(
        (value, pixel) =>
          value > 0 || [0, 1, 2, 3].every((c) => image.data[pixel * 4 + c] === initImage.data[pixel * 4 + c]),
      );
      expect(kept, prompt).toBe(true);
    }
  }
});

test("the same seed gives the same edit", () => {
  for (const prompt of ["remove it", "a castle", "replace the sky with a sunset"])
    expect(edit(prompt, { seed: 7 }).image.data).toEqual(edit(prompt, { seed: 7 }).image.data);
});

test("words are written into the mask, on a banner where one is asked for, or where there is room", () => {
  expect(edit('write "SALE"').drew).toEqual(['"SALE" in letters that fill the mask']);
  expect(edit('write "SALE" on a banner').drew).toEqual(['"SALE" on a banner']);
  expect(difference(edit('write "SALE" on a banner').image, PHOTO)).toBeGreaterThan(2);
  expect(edit('write "SALE"', { mask: undefined }).warnings.map(({ option }) => option)).toEqual(["mask"]);
});
