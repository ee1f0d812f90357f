import { describe, expect, test } from "vitest";
import { drawPicture } from "../draw-picture.ts";
import { asking } from "../picture-request.test.fixture.ts";
import { PLACES } from "../places/places.ts";
import { planScene } from "../scene/plan-scene.ts";
import { sceneSvg } from "../scene/scene-svg.ts";
import { findSubject } from "../subjects/subjects.ts";
import { groundAt } from "./ground.ts";
import { layOut } from "./layout.ts";
import { MODELS } from "./models.ts";
import { createSpace } from "./space.ts";

const FRAME = { width: 320, height: 320, seed: 9 };

test("a tile is twice as wide as high, wherever it lies, and upright edges stay upright", () => {
  const { project, half } = createSpace({ width: 1000, height: 1000, size: 6, lightFrom: 1 });
  for (const [x, y] of [
    [0, 0],
    [2, 5],
    [5, 1],
  ] as const) {
    const [far, right, near, left] = [
      project(x, y),
      project(x + 1, y),
      project(x + 1, y + 1),
      project(x, y + 1),
    ];
    expect(right[0] - left[0]).toBeCloseTo(2 * (near[1] - far[1]));
    expect(right[1]).toBeCloseTo(left[1]);
    expect(right[0] - left[0]).toBeCloseTo(2 * half);
    expect(project(x, y, 2)[0]).toBeCloseTo(far[0]);
    expect(project(x, y, 2)[1]).toBeLessThan(far[1]);
  }
});

test("the whole ground lies within the picture, wide or tall, and so do a room's walls", () => {
  for (const [width, height] of [
    [1000, 1000],
    [2000, 1000],
    [1000, 1780],
  ] as const)
    for (const walled of [false, true]) {
      const { project, size } = createSpace({ width, height, size: 6, lightFrom: 1, walled });
      const corners = [
        project(0, 0, walled ? size * 0.46 : 0),
        project(size, 0),
        project(size, size, -0.62),
        project(0, size),
      ];
      for (const [x, y] of corners) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThanOrEqual(width);
        expect(y).toBeGreaterThanOrEqual(0);
        expect(y).toBeLessThanOrEqual(height);
      }
    }
});

test("every model is of a subject there is", () => {
  for (const name of MODELS.keys()) expect([name, findSubject(name)?.name]).toEqual([name, name]);
});

test("things stand apart, on the ground, cars on the road and boats in the water", () => {
  const scene = planScene("isometric city with three cars, a bus and two trees", FRAME);
  const { things, space } = layOut(scene);
  expect(things).toHaveLength(6);
  for (const { subject, x, y } of things)
    expect([subject.name, groundAt(scene, space.size, [x, y]) === "road"]).toEqual([
      subject.name,
      subject.name === "car" || subject.name === "bus",
    ]);
  const trees = things.filter(({ subject }) => subject.name === "tree");
  expect(
    Math.abs((trees[0]?.x ?? 0) - (trees[1]?.x ?? 0)) + Math.abs((trees[0]?.y ?? 0) - (trees[1]?.y ?? 0)),
  ).toBeGreaterThan(0.5);
  const sea = planScene("isometric lighthouse by the sea with a boat", FRAME);
  const boat = layOut(sea).things.find(({ subject }) => subject.name === "boat");
  expect(groundAt(sea, layOut(sea).space.size, [boat?.x ?? 0, boat?.y ?? 0])).toBe("water");
});

test("what stands on another thing is as high as it", () => {
  const { things } = layOut(planScene("isometric cat on a table in a room", FRAME));
  expect(things.find(({ subject }) => subject.name === "cat")?.z).toBeCloseTo(0.58);
  expect(things.find(({ subject }) => subject.name === "table")?.z).toBe(0);
});

test("the word is understood and told, and the picture is not the flat one", () => {
  const isometric = drawPicture(asking({ prompt: "an isometric house", ...FRAME }));
  const flat = drawPicture(asking({ prompt: "a house", ...FRAME }));
  expect(isometric.scene.style).toBe("isometric");
  expect(isometric.notDrawn).toEqual([]);
  expect(isometric.image.data).not.toEqual(flat.image.data);
  expect(isometric.svg).toContain("matrix(");
});

test("a sign stands slanted on the ground's near edge, inside the picture", () => {
  const [sign] = planScene('isometric village with a sign "BAKERY"', FRAME).lettering;
  expect(sign?.box?.slant).toBe(0.5);
  expect(sign?.box?.x).toBeGreaterThan(0);
  expect((sign?.box?.y ?? 1) + (sign?.box?.height ?? 1)).toBeLessThan(1);
});

describe.for(PLACES)("$name", ({ name, words }) => {
  test("every ground is drawn, by day, by night and in winter, the same for the same seed", () => {
    const word = words[0] ?? name;
    for (const when of ["", " at night", " in winter", " in the rain"]) {
      const prompt = `isometric ${word}${when} with a lion, a robot, two houses and three birds`;
      const draw = (): string => sceneSvg(planScene(prompt, FRAME));
      expect(draw()).toBe(draw());
      expect(draw()).not.toMatch(/NaN|undefined|Infinity/);
    }
  });
});

test("cut out, the block of ground stands alone on clear pixels", () => {
  const { image } = drawPicture(
    asking({ prompt: "an isometric house", background: "transparent", ...FRAME }),
  );
  const alphaAt = (x: number, y: number): number => image.data[(y * FRAME.width + x) * 4 + 3] ?? 0;
  expect([alphaAt(4, 4), alphaAt(316, 4), alphaAt(4, 316)]).toEqual([0, 0, 0]);
  expect(alphaAt(160, 190)).toBe(255);
});

test("its composition lines are as thin on walls as elsewhere", () => {
  const scene = planScene("an isometric house", FRAME);
  const partial: number[] = [];
  drawPicture(asking({ prompt: "an isometric house", partialImages: 3, ...FRAME }), (picture) => {
    let dark = 0;
    for (let at = 0; at < picture.data.length; at += 4) if ((picture.data[at] ?? 0) < 160) dark++;
    partial.push(dark / (FRAME.width * FRAME.height));
  });
  expect(scene.style).toBe("isometric");
  expect(partial[0]).toBeLessThan(0.2);
});
