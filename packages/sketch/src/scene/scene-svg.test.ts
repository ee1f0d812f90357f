import { expect, test } from "vitest";
import { drawPicture } from "../draw-picture.ts";
import { asking } from "../picture-request.test.fixture.ts";

test("every partial picture of a poster is opaque to its lower edge", () => {
  const request = asking({
    prompt: 'a travel poster "NORWAY" with mountains',
    width: 96,
    height: 96,
    partialImages: 3,
  });
  let shown = 0;
  drawPicture(request, ({ data }) => {
    shown++;
    expect(data.every((value, at) => at % 4 !== 3 || value === 255)).toBe(true);
  });
  expect(shown).toBe(3);
});

test("cut out, a place is round, and a poster a whole sheet", () => {
  const size = { width: 96, height: 96, background: "transparent" } as const;
  const place = drawPicture(asking({ prompt: "mountains", ...size })).image.data;
  const poster = drawPicture(asking({ prompt: 'a poster "NORWAY" with mountains', ...size })).image.data;
  expect([place[3], place[(48 * 96 + 48) * 4 + 3]]).toEqual([0, 255]);
  expect([poster[3], poster[(48 * 96 + 48) * 4 + 3]]).toEqual([255, 255]);
});
