import { expect, test } from "vitest";
import { fingerprint } from "./fingerprint.ts";
import { request } from "./orders.test.fixture.ts";

const image = { role: "image", sha256: "aa" };
const mask = { role: "mask", sha256: "aa" };

test("the order of members and members that are undefined make no difference", () => {
  const reversed = Object.fromEntries(Object.entries(request).toReversed()) as unknown as typeof request;
  expect(fingerprint({ ...reversed, seed: undefined }, [])).toBe(fingerprint(request, []));
  expect(fingerprint(request, [])).toMatch(/^[0-9a-f]{64}$/);
});

test("every member, file, role and order of files makes a difference", () => {
  const others = [
    fingerprint({ ...request, prompt: "a fox " }, []),
    fingerprint({ ...request, seed: 0 }, []),
    fingerprint({ ...request, count: 2 }, []),
    fingerprint({ ...request, engineOptions: { steps: 4 } }, []),
    fingerprint({ ...request, size: "auto" }, []),
    fingerprint({ ...request, operation: "createImageEdit" }, []),
    fingerprint(request, [image]),
    fingerprint(request, [mask]),
    fingerprint(request, [image, image]),
    fingerprint(request, [image, { ...image, sha256: "bb" }]),
    fingerprint(request, [{ ...image, sha256: "bb" }, image]),
    fingerprint(request, []),
  ];
  expect(new Set(others).size).toBe(others.length);
});
