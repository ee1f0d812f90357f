import * as fc from "fast-check";
import { expect, test } from "vitest";
import { difference, photograph } from "../picture-request.test.fixture.ts";
import { enlarge, shrink } from "./resize.ts";

test("one colour stays that colour, and any size comes out as asked", () => {
  const side = fc.integer({ min: 1, max: 40 });
  fc.assert(
    fc.property(side, side, side, side, (width, height, more, higher) => {
      const data = new Uint8Array(width * height * 4)
        .fill(255)
        .map((_, at) => [12, 130, 250, 255][at % 4] ?? 0);
      const size = { width: width + more, height: height + higher };
      const large = enlarge({ width, height, data }, size);
      expect(large.data.every((value, at) => value === [12, 130, 250, 255][at % 4])).toBe(true);
      const small = shrink(large, { width, height });
      expect(small.data).toEqual(data);
    }),
    { numRuns: 60 },
  );
});

test("twice as large and back is nearly the picture itself", () => {
  const picture = photograph(60, 44);
  const back = shrink(enlarge(picture, { width: 120, height: 88 }), picture);
  expect(difference(back, picture)).toBeLessThan(3);
});
