import { expect, test } from "vitest";
import { createSpaceGuard } from "./space-guard.ts";
import { makeTempHome } from "./temp-home.test.fixture.ts";

const MiB = 2 ** 20;

function start(disk: { bavail: number; blocks: number }) {
  const clock = { at: 0 };
  let measurements = 0;
  const guard = createSpaceGuard("/home", {
    measure: async () => {
      measurements += 1;
      return { ...disk, bsize: MiB };
    },
    now: () => clock.at,
  });
  return { guard, clock, count: () => measurements };
}

test.for([
  ["a large disk with 32 MiB free", 32, 100_000, true],
  ["a large disk with less", 31, 100_000, false],
  ["a small disk with a twentieth free", 2, 40, true],
  ["a small disk with less", 1, 40, false],
  ["a full disk", 0, 40, false],
] as const)("%s", async ([, bavail, blocks, hasRoom]) => {
  const { guard } = start({ bavail, blocks });
  const status = await guard.check().then(
    () => 202,
    (error: { status?: number }) => error.status,
  );
  expect(status).toBe(hasRoom ? 202 : 503);
});

test("room is seen again within a second, and measured no more often", async () => {
  const disk = { bavail: 0, blocks: 40 };
  const { guard, clock, count } = start(disk);
  await expect(guard.check()).rejects.toMatchObject({ headers: { "retry-after": "30" } });
  disk.bavail = 40;
  clock.at = 999;
  await expect(guard.check()).rejects.toMatchObject({ status: 503 });
  expect(count()).toBe(1);
  clock.at = 1_000;
  await expect(guard.check()).resolves.toBeUndefined();
  expect(count()).toBe(2);
});

test("the room of a real disk can be measured", async () => {
  const { folder } = await makeTempHome();
  await expect(createSpaceGuard(folder).check()).resolves.toBeUndefined();
});
