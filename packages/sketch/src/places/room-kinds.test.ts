import { expect, test } from "vitest";
import { planScene } from "../scene/plan-scene.ts";
import { readOutline } from "../scene/read-outline.ts";
import { createStage } from "../scene/stage.ts";
import { writeOutline } from "../scene/write-outline.ts";
import { room } from "./room.ts";
import { ROOM_KINDS, roomKindOf } from "./room-kinds.ts";

const FRAME = { width: 640, height: 480, seed: 2 };

test.each([
  ["a chef in a kitchen", "kitchen"],
  ["a library full of books", "library"],
  ["a bathtub in a bathroom", "bathroom"],
  ["a teacher in a classroom", "classroom"],
  ["a cat in a bedroom", undefined],
  ["a school of fish in the sea", undefined],
])("%s is in a room that looks like one", (prompt, kind) => {
  const scene = planScene(prompt, FRAME);
  expect(scene.room).toBe(kind);
  expect(readOutline(writeOutline(scene) ?? "")?.room).toBe(kind);
});

test("every kind of room has its own wall", () => {
  const scene = planScene("a cat in a room", FRAME);
  const walls = [undefined, ...ROOM_KINDS].map((kind) =>
    room.back(createStage(kind === undefined ? scene : { ...scene, room: kind })),
  );
  expect(new Set(walls).size).toBe(walls.length);
  expect(roomKindOf("constructor")).toBeUndefined();
});

test("a kitchen's cabinets are along its wall, in their colour, and nowhere else", () => {
  const scene = planScene("a kitchen with blue cabinets", FRAME);
  expect(scene.subjects).toEqual([]);
  expect(scene.colourOf["cabinet"]).toBe("#3a72c0");
});
