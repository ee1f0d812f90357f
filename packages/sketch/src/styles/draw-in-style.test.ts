import { expect, test } from "vitest";
import { difference, photograph } from "../picture-request.test.fixture.ts";
import type { Pixels } from "../request.ts";
import { planScene } from "../scene/plan-scene.ts";
import { drawInStyle } from "./draw-in-style.ts";
import type { Style } from "./style.ts";
import { findStyle } from "./styles.ts";

const SCENE = planScene("a fox in a meadow", { width: 128, height: 128, seed: 5 });

/** A style that only remembers what it was given. */
function remembering(more: Partial<Style> = {}): { style: Style; given: Pixels[] } {
  const given: Pixels[] = [];
  const pass = (picture: Pixels): Pixels => {
    given.push(picture);
    return picture;
  };
  return { style: { name: "remembering", words: [], pass, ...more }, given };
}

test("up to two megapixels a pass gets the picture as it is", () => {
  const { style, given } = remembering();
  const picture = photograph(1920, 1080);
  expect(drawInStyle(style, picture, SCENE).data).toEqual(picture.data);
  expect(given[0]?.width).toBe(1920);
});

test("beyond that it works on a smaller one of the same shape, and the size comes back", () => {
  const { style, given } = remembering();
  const picture = photograph(3000, 1500);
  const styled = drawInStyle(style, picture, SCENE);
  expect([styled.width, styled.height, styled.data.length]).toEqual([3000, 1500, 3000 * 1500 * 4]);
  const [{ width, height } = picture] = given;
  expect(width * height).toBeLessThan(2_210_000);
  expect(width / height).toBeCloseTo(2, 2);
  expect(difference(styled, picture)).toBeLessThan(4);
});

test("a style of hard edges gets even a large picture whole", () => {
  const { style, given } = remembering({ anySize: true });
  drawInStyle(style, photograph(2000, 1500), SCENE);
  expect(given[0]?.width).toBe(2000);
});

test("strokes are as large on a large picture as on a small one", () => {
  const oil = findStyle("oil");
  const mean = ({ data }: Pixels): number => {
    let sum = 0;
    for (let at = 0; at < data.length; at += 4) sum += data[at] ?? 0;
    return (sum * 4) / data.length;
  };
  const [large, small] = [photograph(1700, 1500), photograph(340, 300)];
  expect(Math.abs(mean(drawInStyle(oil, large, SCENE)) - mean(drawInStyle(oil, small, SCENE)))).toBeLessThan(
    14,
  );
}, 30_000);
