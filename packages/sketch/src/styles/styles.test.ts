import * as fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { contrast, fromBytes } from "../colour/colour.ts";
import { drawPicture } from "../draw-picture.ts";
import { asking, difference, photograph } from "../picture-request.test.fixture.ts";
import type { Pixels } from "../request.ts";
import { differing } from "../raster/differing.ts";
import { rasterize } from "../raster/rasterize.ts";
import { planScene } from "../scene/plan-scene.ts";
import { sceneSvg } from "../scene/scene-svg.ts";
import { drawInStyle } from "./draw-in-style.ts";
import { STYLES } from "./styles.ts";

// Many pictures a test, on machines that do other things as well.
vi.setConfig({ testTimeout: 30_000 });

const PAINTED = STYLES.filter((style) => "pass" in style);

const SCENE = planScene("a fox in a meadow", { width: 128, height: 128, seed: 5 });

function drawn(prompt: string, more: Parameters<typeof asking>[0] = {}): Pixels {
  return drawPicture(asking({ prompt, width: 128, height: 128, seed: 5, ...more })).image;
}

function opaque({ data }: Pixels): boolean {
  return data.every((value, at) => at % 4 !== 3 || value === 255);
}

/** The highest contrast between two pixels of a part of the picture. */
function strongestContrast({ width, data }: Pixels, part: { top: number; bottom: number }): number {
  const tones: ReturnType<typeof fromBytes>[] = [];
  for (let at = part.top * width * 4; at < part.bottom * width * 4; at += 28)
    tones.push(fromBytes(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0));
  const light = tones.reduce((best, tone) => (tone.l > best.l ? tone : best));
  const dark = tones.reduce((best, tone) => (tone.l < best.l ? tone : best));
  return contrast(light, dark);
}

test("no two styles share a name or a word", () => {
  const names = STYLES.flatMap(({ name, words }) => [`name ${name}`, ...words]);
  expect(new Set(names).size).toBe(names.length);
});

describe.for(PAINTED)("$name", (style) => {
  test("each of its words selects it, and it is told", () => {
    for (const word of style.words) {
      const { scene, notDrawn } = drawPicture(asking({ prompt: `a fox, ${word}`, width: 32, height: 32 }));
      expect([word, scene.style]).toEqual([word, style.name]);
      expect(notDrawn).toEqual([]);
    }
  });

  test("the same request gives the same bytes, and the picture given is left alone", () => {
    const picture = photograph(90, 70);
    const before = picture.data.slice();
    expect(drawInStyle(style, picture, SCENE).data).toEqual(drawInStyle(style, picture, SCENE).data);
    expect(picture.data).toEqual(before);
  });

  test("it is clearly not the flat picture", () => {
    const flat = drawn("a fox in a meadow");
    expect(difference(drawInStyle(style, flat, SCENE), flat)).toBeGreaterThan(2.5);
  });

  test("an opaque picture stays opaque, a transparent one keeps its own alpha", () => {
    expect(opaque(drawn(`a fox, ${style.words[0]}`))).toBe(true);
    const sticker = drawn("a fox", { background: "transparent" });
    const styled = drawInStyle(style, sticker, SCENE);
    const alphaOf = ({ data }: Pixels): Uint8Array => data.filter((_, at) => at % 4 === 3);
    expect(alphaOf(styled)).toEqual(alphaOf(sticker));
    expect(styled.data.subarray(0, 4)).toEqual(new Uint8Array(4));
  });

  test("any size and seed", () => {
    const side = fc.integer({ min: 1, max: 64 });
    const seeds = fc.integer({ min: 0, max: 4294967295 });
    fc.assert(
      fc.property(side, side, seeds, (width, height, seed) => {
        const styled = drawInStyle(style, photograph(width, height), { ...SCENE, seed });
        expect([styled.width, styled.height, styled.data.length]).toEqual([
          width,
          height,
          width * height * 4,
        ]);
        expect(opaque(styled)).toBe(true);
      }),
      { numRuns: 12 },
    );
  });

  test("sixteen pixels and a wide picture", () => {
    for (const [width, height] of [
      [16, 16],
      [16, 700],
      [1792, 1024],
    ] as const)
      expect(drawInStyle(style, photograph(width, height), SCENE).data).toHaveLength(width * height * 4);
  });

  test("one flat colour stays a picture without seams or holes", () => {
    const grey: Pixels = { width: 48, height: 48, data: new Uint8Array(48 * 48 * 4).fill(255) };
    for (const level of [0, 128, 255]) {
      const filled = { ...grey, data: grey.data.map((_, at) => (at % 4 === 3 ? 255 : level)) };
      expect(opaque(drawInStyle(style, filled, SCENE))).toBe(true);
    }
  });

  test("a face keeps its eyes: dark in light or light in dark, as crisp as in the flat picture", () => {
    for (const animal of ["owl", "lion"]) {
      const size = { width: 256, height: 256 };
      const { image, scene } = drawPicture(
        asking({ prompt: `portrait of a ${animal}, ${style.words[0]}`, seed: 5, ...size }),
      );
      const whole = rasterize(sceneSvg(scene, { layers: "picture" }), size);
      const bare = rasterize(sceneSvg(scene, { layers: "picture", faceless: true }), size);
      const faces = differing(whole, bare);
      if (!faces) throw new Error(`a portrait of a ${animal} shows a face`);
      const covered = (at: number): boolean => (faces.data[at + 3] ?? 0) > 128;
      const tones = [...image.data.keys()]
        .filter((at) => at % 4 === 0 && [0, 16, -16].some((beside) => covered(at + beside)))
        .map((at) => fromBytes(image.data[at] ?? 0, image.data[at + 1] ?? 0, image.data[at + 2] ?? 0));
      const sorted = tones.toSorted((one, other) => one.l - other.l);
      const [dark, light] = [sorted[0], sorted.at(-1)];
      if (!dark || !light) throw new Error("no pixel of a face is left");
      expect([animal, contrast(light, dark) > 4.5]).toEqual([animal, true]);
    }
  });

  test("lettering stays readable", () => {
    const prompt = `a fox in a meadow, "HI" on a banner, ${style.words[0]}`;
    const { image, scene } = drawPicture(asking({ prompt, width: 256, height: 256, seed: 5 }));
    const box = scene.lettering[0]?.box ?? { y: 0.1, height: 0.1 };
    const part = { top: Math.floor(box.y * 256), bottom: Math.ceil((box.y + box.height) * 256) };
    expect(strongestContrast(image, part)).toBeGreaterThan(4.5);
  });

  test("an edit restyles a photograph", () => {
    const photo = photograph(64, 64);
    const { image, drew } = drawPicture(
      asking({ task: "edit", prompt: `as ${style.words[0]}`, width: 64, height: 64, initImage: photo }),
    );
    expect(drew).toEqual([`drawn as ${style.name}`]);
    expect(difference(image, photo)).toBeGreaterThan(2);
  });
});

test("pixel art has at most 24 colours on a real grid", () => {
  const { width, data } = drawn("a castle in the mountains at sunset, pixel art", {
    width: 224,
    height: 224,
  });
  const colours = new Set<number>();
  for (let at = 0; at < data.length; at += 4)
    colours.add(((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0));
  expect(colours.size).toBeLessThanOrEqual(24);
  for (let at = 0; at < data.length; at += 8) {
    const below = (at % (width * 8)) + Math.floor(at / (width * 8)) * width * 8;
    expect(data.slice(below, below + 3)).toEqual(data.slice(below + 4, below + 7));
  }
});
