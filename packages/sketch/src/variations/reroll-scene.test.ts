import { expect, test } from "vitest";
import { drawPicture } from "../draw-picture.ts";
import { asking, difference } from "../picture-request.test.fixture.ts";
import type { Picture } from "../request.ts";
import type { SceneSubject } from "../scene/scene.ts";

const SIDE = 128;

function draw(prompt: string, background: "auto" | "transparent" = "auto"): Picture {
  return drawPicture(asking({ prompt, width: SIDE, height: SIDE, seed: 5, background }));
}

function vary({ image, sceneText }: Picture, seed: number): Picture {
  return drawPicture(
    asking({
      task: "vary",
      prompt: "",
      width: SIDE,
      height: SIDE,
      seed,
      initImage: image,
      initScene: sceneText,
    }),
  );
}

function named({ name, count, colourWords, material, on, holds }: SceneSubject): unknown {
  return { name, count, colourWords, material, on, holds };
}

const PROMPTS = [
  "a red lighthouse on a cliff above the sea at night",
  "three black cats and a dog in a snowy village",
  'a poster of a sailing boat at sunset with the title "REGATTA"',
  "an astronaut riding a horse on the moon, watercolour",
  "a fox to the left of a house, autumn, rain",
  "two penguins holding an umbrella without clouds",
  "a blue robot in a room, pencil drawing",
  "a lonely mood",
];

test.each(PROMPTS)("what is named is still there in every re-roll: %s", (prompt) => {
  const input = draw(prompt);
  for (let seed = 20; seed < 24; seed++) {
    const { scene, warnings, sceneText } = vary(input, seed);
    expect(warnings).toEqual([]);
    expect(scene.subjects.map(named)).toEqual(input.scene.subjects.map(named));
    for (const key of ["kind", "place", "time", "weather", "season", "style", "relations", "sky"] as const)
      expect(scene[key]).toEqual(input.scene[key]);
    expect(scene.lettering.map(({ text }) => text)).toEqual(input.scene.lettering.map(({ text }) => text));
    expect(sceneText).toBeDefined();
    if (scene.kind === "scene")
      for (const subject of scene.subjects) expect(subject.spots.length).toBe(subject.count);
  }
});

test.each([...PROMPTS, "a sticker of a fox", "a red fox logo"])(
  "ten re-rolls differ from the input and from each other: %s",
  (prompt) => {
    const input = draw(prompt);
    const pictures = Array.from({ length: 10 }, (_, seed) => vary(input, 40 + seed).image);
    for (const [index, one] of pictures.entries()) {
      expect(difference(one, input.image)).toBeGreaterThan(1.5);
      for (const other of pictures.slice(index + 1)) expect(difference(one, other)).toBeGreaterThan(0.6);
    }
  },
);

test("seeds in a row take another side or another sky, never the input's own", () => {
  const input = draw("a horse in a meadow at dawn");
  const layouts = Array.from({ length: 4 }, (_, seed) => vary(input, seed).scene).map(
    ({ focus, palette }) => `${focus} ${palette}`,
  );
  expect(new Set(layouts).size).toBe(4);
  for (const layout of layouts) expect(layout.startsWith(input.scene.focus)).toBe(false);
});

test("a re-roll is composed for its own size", () => {
  const { image, sceneText } = draw("a castle in the mountains");
  const { scene, image: wide } = drawPicture(
    asking({ task: "vary", width: 192, height: 96, seed: 3, initImage: image, initScene: sceneText }),
  );
  expect([wide.width, wide.height, scene.width, scene.height]).toEqual([192, 96, 192, 96]);
});

test("the same seed gives the same bytes, and its own re-roll can be varied again", () => {
  const input = draw("a whale under water");
  const once = vary(input, 9);
  expect(vary(input, 9).image.data).toEqual(once.image.data);
  expect(vary(once, 10).scene.subjects.map(named)).toEqual(input.scene.subjects.map(named));
});

test("a cut-out stays a cut-out", () => {
  const { image } = vary(draw("a fox", "transparent"), 6);
  const clear = image.data.filter((value, at) => at % 4 === 3 && value === 0).length;
  expect(clear).toBeGreaterThan(SIDE * SIDE * 0.2);
});

test("a scene that cannot be read is told, and the pixels are varied", () => {
  const input = { ...draw("a fox"), sceneText: '{"version":1}' };
  const { warnings, revisedPrompt } = vary(input, 1);
  expect(warnings).toEqual([{ option: "image", message: expect.stringContaining("could not be read") }]);
  expect(revisedPrompt).toMatch(/^Varied: /);
});

test("an edited picture carries no scene: its pixels are what it is", () => {
  const { image } = draw("a fox in a meadow");
  const edited = drawPicture(
    asking({ task: "edit", prompt: "sepia", width: SIDE, height: SIDE, initImage: image }),
  );
  expect(edited.sceneText).toBeUndefined();
});
