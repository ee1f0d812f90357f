import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { drawPicture } from "./draw-picture.ts";
import { asking, difference } from "./picture-request.test.fixture.ts";
import { createNativeRenderer, createWasmRenderer } from "./raster/rasterize.ts";
import type { Pixels } from "./request.ts";
import { planScene } from "./scene/plan-scene.ts";
import { sceneSvg } from "./scene/scene-svg.ts";

const SCENES = [
  "a red lighthouse on a cliff at sunset, HELLO on a sign",
  "a fox under a full moon",
  "three boats on a calm sea at dawn",
  "a snowy village at night",
  "a robot holding a flower",
  "a castle in the mountains at dawn",
  "a red car in a city at night in the rain",
  "an orange cat in a room",
  "a rocket in space",
  "five fish underwater",
  "a palm on a beach",
  "a white horse in the desert at dusk",
  "a windmill and tulips in spring",
  "a lake in autumn with a boat",
  "a lighthouse in a storm",
  "a foggy forest with a person",
  "a snowman",
  'a fox poster "WILD"',
  "app icon of a mushroom",
  "serendipity in teal and gold",
  "a hot air balloon above the clouds",
  "a rainbow over a meadow with two rabbits",
  "neon sign saying OPEN in a city at night",
  "a planet and stars",
  "a birthday cake",
  "three apples and a banana",
  "a bicycle in a city",
  "a steam train in a meadow at dawn",
  "a plane above the clouds",
  "a ship on a stormy sea",
  "a pirate ship at sunset",
  "a stone bridge over a lake in autumn",
  "a green dragon and a castle",
  "a guitar in a room",
  "an open book",
  "a cup of coffee on a table",
  "an owl in a forest at night",
  "an elephant in a meadow",
  "a turtle on a beach",
  "a duck on a lake at dawn",
  "a cow and two sheep in a meadow",
  "a brown bear in a forest",
  "a piano in a room",
  "a clock and a lamp",
  "a row of penguins",
  "a pile of apples",
  "a ring of seven rabbits",
  "portrait of a cat",
  "close-up of a red car",
  "logo of a fox",
  'logo of a cup "BREW"',
  "app icon of a rocket in teal",
  "a lion in the desert",
  "a purple octopus underwater",
  "a tiger in a forest at sunset",
  "two giraffes and a zebra in a meadow",
  "a hamburger and french fries",
  "a blue helicopter over mountains",
  "a swan on a lake at dusk",
  "the eiffel tower at night in the snow",
  "isometric city at night with a yellow bus",
  "an isometric house with two trees and a red car",
  "isometric room with a piano, a chair and a lamp",
  "a boat on a river in the mountains, shan shui",
  "a village in the mountains, sumi e",
  'a travel poster "NORWAY" with mountains',
  'a birthday cake with "Happy 30" written on it',
  "a woman in a red coat and a boy in the snow",
  "seven geese in a v formation over the sea",
  "the milky way over a mountain lake",
  "a baseball bat, a ball and a glass vase",
] as const;

const GOLDENS = new URL("../goldens.json", import.meta.url);

function hashOf(text: string | Uint8Array): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

function pixelsOf(prompt: string, more: Parameters<typeof asking>[0] = {}): Pixels {
  return drawPicture(asking({ prompt, ...more })).image;
}

describe("the same request gives the same picture", () => {
  // UPDATE_GOLDENS=1 writes them anew; do that only when a change of pictures is meant.
  const drawn = Object.fromEntries(
    SCENES.map((prompt, index) => [
      prompt,
      hashOf(sceneSvg(planScene(prompt, { width: 512, height: index % 3 === 2 ? 320 : 512, seed: index }))),
    ]),
  );
  if (process.env["UPDATE_GOLDENS"] === "1") writeFileSync(GOLDENS, `${JSON.stringify(drawn, null, 2)}\n`);
  const goldens = JSON.parse(readFileSync(GOLDENS, "utf8")) as Record<string, string>;

  test.for(SCENES)("%s is the SVG it always was", (prompt) => {
    expect(drawn[prompt]).toBe(goldens[prompt]);
  });

  test("twice the same bytes", () => {
    for (const prompt of SCENES.slice(0, 6))
      expect(hashOf(pixelsOf(prompt).data)).toBe(hashOf(pixelsOf(prompt).data));
  });

  test("the WebAssembly rasteriser gives the native one's pixels", async () => {
    const native = createNativeRenderer();
    const wasm = await createWasmRenderer();
    for (const prompt of [...SCENES.slice(0, 12), ...SCENES.slice(-12)]) {
      const svg = sceneSvg(planScene(prompt, { width: 160, height: 120, seed: 5 }));
      expect(hashOf(wasm(svg, true))).toBe(hashOf(native(svg, true)));
    }
  });

  test("adding an element leaves the others where they were", () => {
    const frame = { width: 512, height: 512, seed: 9 };
    const alone = planScene("a fox and a cat in a meadow at noon", frame);
    const together = planScene("a fox and a cat in a meadow at noon with a balloon", frame);
    expect(together.subjects[0]?.spots).toEqual(alone.subjects[0]?.spots);
    expect(together.horizon).toBe(alone.horizon);
  });
});

describe("another seed gives another composition", () => {
  test("ten pictures of one prompt differ pairwise, and visibly", () => {
    const pictures = Array.from({ length: 10 }, (_, seed) => pixelsOf("a fox in a meadow", { seed }));
    for (const [index, one] of pictures.entries())
      for (const other of pictures.slice(index + 1)) expect(difference(one, other)).toBeGreaterThan(3);
  });

  test("placement, horizon and light all change", () => {
    const scenes = Array.from({ length: 10 }, (_, seed) =>
      planScene("a house by the sea", { width: 512, height: 512, seed }),
    );
    expect(new Set(scenes.map(({ horizon }) => horizon)).size).toBeGreaterThan(6);
    expect(new Set(scenes.map(({ subjects }) => subjects[0]?.spots[0]?.x.toFixed(3))).size).toBeGreaterThan(
      6,
    );
    expect(new Set(scenes.map(({ time }) => time)).size).toBeGreaterThan(1);
    expect(new Set(scenes.map(({ palette }) => palette)).size).toBeGreaterThan(2);
  });

  test("the format changes the composition, not only the scale", () => {
    const square = planScene("a fox", { width: 512, height: 512, seed: 3 });
    const wide = planScene("a fox", { width: 1024, height: 512, seed: 3 });
    expect(wide.horizon).not.toBe(square.horizon);
  });
});

describe("any size", () => {
  test.for([
    [16, 16],
    [16, 3840],
    [3840, 16],
    [333, 777],
    [1792, 1024],
    [1024, 1792],
  ] as const)("%d x %d is exactly that", ([width, height]) => {
    const image = pixelsOf("a fox under a full moon, HI on a sign", { width, height });
    expect([image.width, image.height, image.data.length]).toEqual([width, height, width * height * 4]);
  });

  test("any prompt, size and seed draws and never throws", () => {
    const word = fc.constantFrom(
      "three",
      "red",
      "boat",
      "sea",
      "night",
      "without",
      "on a sign",
      "HELLO",
      "fox",
      '"',
      "🦊",
      "</svg>",
      "&amp;",
      "\u202e",
      "\ud800",
      "snow",
      "holding",
      "city",
      "in",
      ",",
    );
    const prompt = fc.oneof(
      fc.string({ unit: "binary", maxLength: 300 }),
      fc.array(word, { maxLength: 24 }).map((words) => words.join(" ")),
    );
    fc.assert(
      fc.property(
        prompt,
        fc.integer({ min: 16, max: 90 }),
        fc.integer({ min: 16, max: 90 }),
        fc.integer({ min: 0, max: 4294967295 }),
        (text, width, height, seed) => {
          const { image, scene } = drawPicture(asking({ prompt: text, width, height, seed }));
          expect(image.data.length).toBe(width * height * 4);
          expect(JSON.parse(JSON.stringify(scene))).toEqual(scene);
        },
      ),
      { numRuns: 250 },
    );
  });

  test("an opaque picture is opaque everywhere", () => {
    for (const prompt of SCENES)
      expect(pixelsOf(prompt).data.every((value, at) => at % 4 !== 3 || value === 255)).toBe(true);
  });
});

describe("prompts are data", () => {
  test.for([
    '"</text></svg><script>alert(1)</script>"',
    '"&lt; & \' > ]]>"',
    "\"javascript:alert('x')\" on a sign",
    "\"<!ENTITY x SYSTEM 'file:///etc/passwd'>\"",
    `"${"W".repeat(180)}"`,
  ])("%s is lettered, not obeyed", (prompt) => {
    const { svg, image } = drawPicture(asking({ prompt }));
    expect(svg.match(/<svg/g)).toHaveLength(1);
    expect(svg).not.toMatch(/<script|<!ENTITY|<image|href/);
    expect(image.data.length).toBe(96 * 96 * 4);
  });

  test("control and bidi characters never reach the SVG or the report", () => {
    const { svg, revisedPrompt } = drawPicture(
      asking({ prompt: '"A\u202eB\u0000C" on a sign and a \u2066grommet\u0007' }),
    );
    expect(svg).toContain(">ABC</text>");
    expect(`${svg}${revisedPrompt}`).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });
});

describe("what was drawn is told", () => {
  test("drawn and missing things are named", () => {
    const { revisedPrompt, drew, notDrawn } = drawPicture(
      asking({ prompt: "two red foxes on a unicycle at sunset" }),
    );
    expect(drew).toContain("2 red foxes");
    expect(notDrawn).toEqual(["unicycle"]);
    expect(revisedPrompt).toMatch(/^Drew: 2 red foxes, .*\. Not drawn: unicycle\.$/);
  });

  test("nothing understood gives an abstract that says so", () => {
    const { scene, drew, notDrawn } = drawPicture(asking({ prompt: "quantum entanglement" }));
    expect(scene.kind).toBe("abstract");
    expect(drew[0]).toBe("abstract composition");
    expect(notDrawn).toEqual(["quantum entanglement"]);
  });

  test("letters no face has are told", () => {
    expect(drawPicture(asking({ prompt: 'a fox, "HI 你好" on a sign' })).notDrawn).toContain(
      "the letters 你好",
    );
  });
});

function chroma({ data }: Pixels): number {
  let sum = 0;
  for (let at = 0; at < data.length; at += 4) {
    const rgb = data.subarray(at, at + 3);
    sum += Math.max(...rgb) - Math.min(...rgb);
  }
  return sum;
}

function sizeAt(quality: string): number {
  return drawPicture(asking({ prompt: "a fox in a meadow at night", quality })).svg.length;
}

describe("options", () => {
  test("a transparent background has clean alpha round the subject alone", () => {
    for (const prompt of [
      "a fox in a forest at night",
      "three boats",
      "a robot holding a flower",
      "gibberish zork",
    ]) {
      const { data } = pixelsOf(prompt, { background: "transparent" });
      const alpha = data.filter((_, at) => at % 4 === 3);
      expect([alpha[0], alpha[95], alpha.at(-1)]).toEqual([0, 0, 0]);
      expect(alpha.filter((value) => value === 255).length).toBeGreaterThan(alpha.length * 0.08);
    }
  });

  test("colours at half alpha are straight, not premultiplied", () => {
    const { data } = pixelsOf("a white snowman", { background: "transparent", width: 64, height: 64 });
    const edges: number[] = [];
    for (let at = 0; at < data.length; at += 4) {
      const alpha = data[at + 3] ?? 0;
      if (alpha > 40 && alpha < 128)
        edges.push(Math.max(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0) - alpha);
    }
    expect(edges.length).toBeGreaterThan(10);
    expect(edges.some((above) => above > 60)).toBe(true);
  });

  test("vivid is stronger in colour than natural", () => {
    expect(chroma(pixelsOf("a house", { style: "vivid" }))).toBeGreaterThan(
      chroma(pixelsOf("a house", { style: "natural" })) * 1.1,
    );
  });

  test("quality decides how much small detail is drawn", () => {
    expect(sizeAt("low")).toBeLessThan(sizeAt("medium"));
    expect(sizeAt("medium")).toBeLessThan(sizeAt("high"));
  });

  test("a word that is drawn as something near is told with its own name", () => {
    expect(drawPicture(asking({ prompt: "two spaniels" })).drew).toContain('2 dogs (for "spaniel")');
  });

  test("partial pictures come in order, each nearer to the result", () => {
    const stages: Pixels[] = [];
    const { image } = drawPicture(
      asking({ prompt: "a red lighthouse", partialImages: 3 }),
      (stage, index) => {
        expect(index).toBe(stages.length);
        stages.push(stage);
      },
    );
    const distances = stages.map((stage) => difference(stage, image));
    expect(stages).toHaveLength(3);
    expect(distances[0]).toBeGreaterThan(distances[1] ?? 0);
    expect(distances[1]).toBeGreaterThan(distances[2] ?? 0);
    expect(distances[2]).toBeGreaterThan(0);
  });

  test("a reference picture lends its colours", () => {
    const violet = {
      width: 4,
      height: 4,
      data: new Uint8Array(64).map((_, at) => [120, 40, 200, 255][at % 4] ?? 0),
    };
    const { scene } = drawPicture(asking({ prompt: "a fox in a meadow", referenceImages: [violet] }));
    expect(scene.colourOf["sky"]).toBe("#7828c8");
  });
});
