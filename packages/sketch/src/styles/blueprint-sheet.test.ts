import { expect, test } from "vitest";
import { planScene } from "../scene/plan-scene.ts";
import { blueprintSheet } from "./blueprint-sheet.ts";

const FRAME = { width: 500, height: 500, seed: 3 };

test("what the drawing is about is measured in metres, small things in millimetres", () => {
  expect(blueprintSheet(planScene("a house, blueprint", FRAME))).toContain(">7 m<");
  expect(blueprintSheet(planScene("an alarm clock, blueprint", FRAME))).toContain(">200<");
  expect(blueprintSheet(planScene("a giant alarm clock, blueprint", FRAME))).not.toContain(">200<");
});

test("a sheet has its border and title block; a logo stands alone", () => {
  const sheet = blueprintSheet(planScene("mountains, blueprint", FRAME));
  expect(sheet).toContain("SCALE");
  expect(sheet).not.toMatch(/NaN|undefined| m</);
  expect(blueprintSheet(planScene("logo of a fox, blueprint", FRAME))).not.toContain("SCALE");
});
