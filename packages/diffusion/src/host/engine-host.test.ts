import { writeFileSync } from "node:fs";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as delay } from "node:timers/promises";
import { expect, onTestFinished, test, vi } from "vitest";
import { request, watching } from "./requests.test.fixture.ts";
import { gigabyte, loadingPid, makeModel, patient, pidOf, startHost } from "./start-host.test.fixture.ts";

test("a model is loaded once, in a process of its own with telemetry off, and draws", async () => {
  const host = startHost();
  const model = await makeModel("fox");
  const first = await host.draw(model, { ...request, seeds: [1, 2] }, watching());
  expect(first.images.map(({ data }) => [data.length, data[0]])).toEqual([
    [512, 1],
    [512, 2],
  ]);
  expect(first.warnings[0]?.message).toMatch(/^fox \d+ 1$/);
  const second = await host.draw(model, request, watching());
  expect(pidOf(second)).toBe(pidOf(first));
  expect(pidOf(second)).not.toBe(process.pid);
  expect(host.loaded()).toMatchObject([{ name: "fox", drawing: false }]);
  expect(host.loaded()[0]?.memoryBytes).toBeGreaterThan(10_000_000);
});

test.runIf(process.platform === "linux")(
  "when the system runs out of memory, it is the model's process that ends",
  async () => {
    const pid = pidOf(await startHost().draw(await makeModel("fox"), request, watching()));
    expect(await readFile(`/proc/${pid}/oom_score_adj`, "utf8")).toBe("500\n");
  },
);

test("no key of the environment reaches the process", async () => {
  vi.stubEnv("HF_TOKEN", "secret");
  vi.stubEnv("PINHOLE_API_KEY", "secret");
  vi.stubEnv("AWS_ACCESS_KEY_ID", "secret");
  vi.stubEnv("GOOGLE_APPLICATION_CREDENTIALS", "secret");
  onTestFinished(() => void vi.unstubAllEnvs());
  const { warnings } = await startHost().draw(
    await makeModel("fox"),
    { ...request, prompt: "environment" },
    watching(),
  );
  expect(warnings[0]?.message).not.toMatch(/HF_TOKEN|PINHOLE|ACCESS_KEY|CREDENTIALS/);
  expect(warnings[0]?.message).toMatch(/PATH/);
});

test("steps and previews arrive in order and before the result", async () => {
  const heard: string[] = [];
  await startHost().draw(
    await makeModel("fox"),
    { ...request, steps: 3, previews: 2 },
    {
      signal: new AbortController().signal,
      onStep: ({ step, steps }) => void heard.push(`${step}/${steps}`),
      onPreview: ({ previewIndex, image }) => void heard.push(`preview ${previewIndex} ${image.data[0]}`),
    },
  );
  expect(heard).toEqual(["1/3", "preview 0 1", "2/3", "preview 1 2", "3/3"]);
});

test("a preview too large for the pipe's buffer arrives before the next step is computed", async () => {
  const model = await makeModel("fox");
  const seen = join(model.directory, "seen");
  const drawing = startHost().draw(
    model,
    { ...request, prompt: `seen ${seen}`, width: 1024, height: 1024, previews: 1 },
    { ...watching(), onPreview: () => writeFileSync(seen, "") },
  );
  expect((await drawing).images).toHaveLength(1);
});

test("a fault of who listens to the steps fails that drawing alone", async () => {
  const host = startHost();
  const model = await makeModel("fox");
  const fault = new Error("cannot count");
  const faulty = {
    ...watching(),
    onStep: () => {
      throw fault;
    },
  };
  await expect(host.draw(model, request, faulty)).rejects.toBe(fault);
  expect((await host.draw(model, request, watching())).images).toHaveLength(1);
});

test.for([
  ["signal SIGKILL", { signal: "SIGKILL" }],
  ["signal SIGSEGV", { signal: "SIGSEGV" }],
  ["signal SIGABRT", { signal: "SIGABRT" }],
  ["exit 3", { exitCode: 3 }],
] as const)("a process that ends by %s fails that drawing alone", async ([prompt, how]) => {
  const host = startHost();
  const model = await makeModel("fox");
  const [before, crashed, after] = await Promise.allSettled([
    host.draw(model, request, watching()),
    host.draw(model, { ...request, prompt }, watching()),
    host.draw(model, request, watching()),
  ]);
  expect(before.status).toBe("fulfilled");
  expect(crashed).toMatchObject({ reason: { failure: { reason: "crashed", stage: "draw", ...how } } });
  expect(after).toMatchObject({ status: "fulfilled", value: { images: [{ width: 16 }] } });
});

test("what a process wrote last goes along with its end and with its failures, for the log", async () => {
  const host = startHost();
  const model = await makeModel("fox");
  const say = (what: string) => host.draw(model, { ...request, prompt: `say ${what}` }, watching());
  await expect(say("throw at me")).rejects.toMatchObject({
    message: "throw at me",
    cause: { cause: { cause: { message: expect.stringMatching(/ last words$/) as string } } },
  });
  await expect(say("exit 3")).rejects.toMatchObject({
    message: expect.stringMatching(/^The process .* was ended with exit code 3\. .* last words$/s) as string,
  });
});

test("a process that ends while it loads fails that drawing alone", async () => {
  const host = startHost();
  const model = await makeModel("fox", "signal SIGKILL");
  await expect(host.draw(model, request, watching())).rejects.toMatchObject({
    failure: { reason: "crashed", stage: "load", signal: "SIGKILL" },
  });
  await writeFile(join(model.directory, "model.txt"), "mended");
  expect((await host.draw(model, request, watching())).images).toHaveLength(1);
});

test("what the process throws comes over with its name, its stack and its causes", async () => {
  const host = startHost();
  const model = await makeModel("fox");
  await expect(host.draw(model, { ...request, prompt: "throw at me" }, watching())).rejects.toMatchObject({
    message: "throw at me",
    failure: { reason: "failed", stage: "draw", errorName: "RangeError" },
    cause: {
      name: "RangeError",
      stack: expect.stringContaining("fake-program") as string,
      cause: { name: "TypeError", message: "an older fault" },
    },
  });
  await expect(host.draw(model, { ...request, prompt: "circle" }, watching())).rejects.toThrow(
    "round and round",
  );
  const broken = await makeModel("broken", "throw while loading");
  await expect(host.draw(broken, request, watching())).rejects.toMatchObject({
    failure: { reason: "failed", stage: "load" },
  });
  expect((await host.draw(model, request, watching())).images).toHaveLength(1);
});

test("a cancelled drawing ends between two steps, and the model stays", async () => {
  const host = startHost();
  const model = await makeModel("fox");
  const pid = pidOf(await host.draw(model, request, watching()));
  const controller = new AbortController();
  const reason = new Error("gone away");
  const drawing = host.draw(model, { ...request, steps: 1_000 }, watching(controller.signal));
  setTimeout(() => controller.abort(reason), 50);
  await expect(drawing).rejects.toBe(reason);
  expect(pidOf(await host.draw(model, request, watching()))).toBe(pid);
});

test("a cancelled drawing that does not come to its end is ended within a second", async () => {
  const host = startHost();
  const model = await makeModel("fox");
  const pid = pidOf(await host.draw(model, request, watching()));
  const controller = new AbortController();
  const reason = new Error("gone away");
  const drawing = host.draw(model, { ...request, prompt: "blocked 30000" }, watching(controller.signal));
  await delay(100);
  const started = performance.now();
  controller.abort(reason);
  await expect(drawing).rejects.toBe(reason);
  // 800 ms and what a busy machine adds; the drawing itself would take 30 s.
  expect(performance.now() - started).toBeLessThan(5_000);
  expect(() => process.kill(pid, 0)).toThrow("ESRCH");
  expect(pidOf(await host.draw(model, request, watching()))).not.toBe(pid);
});

test("a drawing cancelled while its model is loaded rejects at once, and the loading is not wasted", async () => {
  const host = startHost();
  const model = await makeModel("fox", "hang 3000");
  const controller = new AbortController();
  const drawing = host.draw(model, request, watching(controller.signal));
  setTimeout(() => controller.abort(new Error("gone away")), 50);
  const started = performance.now();
  await expect(drawing).rejects.toThrow("gone away");
  expect(performance.now() - started).toBeLessThan(2_000);
  const [loading] = host.loaded();
  await host.draw(model, request, watching());
  expect(host.loaded()[0]?.loadedAt).toBe(loading?.loadedAt);
});

test("a drawing cancelled in the queue leaves it, and the others keep their turns", async () => {
  const host = startHost();
  const model = await makeModel("fox");
  const controller = new AbortController();
  const first = host.draw(model, { ...request, steps: 40 }, watching());
  const second = host.draw(model, request, watching(controller.signal));
  const third = host.draw(model, request, watching());
  controller.abort(new Error("gone away"));
  await expect(second).rejects.toThrow("gone away");
  expect((await Promise.all([first, third])).length).toBe(2);
  await expect(host.draw(model, request, watching(AbortSignal.abort(new Error("early"))))).rejects.toThrow(
    "early",
  );
});

test("one drawing at a time, in the order they came", async () => {
  const host = startHost();
  const models = [await makeModel("fox"), await makeModel("owl")];
  let busy = 0;
  const order: number[] = [];
  await Promise.all(
    Array.from({ length: 8 }, async (_, index) => {
      const model = models[index % 2];
      if (!model) return;
      await host.draw(
        model,
        { ...request, seeds: [index] },
        {
          ...watching(),
          onStep: ({ step, steps }) => {
            if (step === 1) busy += 1;
            expect(busy).toBe(1);
            if (step === steps) {
              busy -= 1;
              order.push(index);
            }
          },
        },
      );
    }),
  );
  expect(order).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
});

test("a model whose folder vanished while it was loaded is an error of that drawing, and it leaves the memory", async () => {
  const host = startHost();
  const [model, other] = [await makeModel("fox"), await makeModel("owl")];
  await host.draw(model, request, watching());
  await rm(model.directory, { recursive: true });
  await expect(host.draw(model, request, watching())).rejects.toMatchObject({ failure: { reason: "gone" } });
  expect(host.loaded()).toEqual([]);
  expect((await host.draw(other, request, watching())).images).toHaveLength(1);
});

test("a folder that vanishes while it is loaded is told as gone, not as broken", async () => {
  const host = startHost();
  const model = await makeModel("fox", "until /nowhere");
  const drawing = host.draw(model, request, watching());
  const pid = await loadingPid(model);
  await rm(model.directory, { recursive: true });
  process.kill(pid, "SIGKILL");
  await expect(drawing).rejects.toMatchObject({ failure: { reason: "gone" } });
});

test("another model under the same name and path is loaded anew", async () => {
  const host = startHost();
  const model = await makeModel("fox");
  const first = await host.draw(model, request, watching());
  await rename(model.directory, `${model.directory}-old`);
  await mkdir(model.directory);
  await writeFile(join(model.directory, "model.txt"), "newer");
  const second = await host.draw(model, request, watching());
  expect(second.warnings[0]?.message).toMatch(/^newer /);
  expect(pidOf(second)).not.toBe(pidOf(first));
  expect(host.loaded()).toHaveLength(1);
});

test("what can never fit is refused before anything is started, by its name and its bytes", async () => {
  const host = startHost({ memoryLimitBytes: gigabyte + 100_000 });
  const model = await makeModel("fox", "throw because it was loaded");
  await expect(host.draw(model, request, watching())).rejects.toMatchObject({
    failure: {
      reason: "memory",
      neededBytes: gigabyte + 16 * 8 * (4 * 8 * 128 + (4 * 80 * 320) / 64),
      roomBytes: gigabyte + 100_000,
      weightsFit: true,
    },
  });
  await expect(host.draw({ ...model, weightBytes: 9 * gigabyte }, request, watching())).rejects.toMatchObject(
    {
      failure: { reason: "memory", weightsFit: false },
    },
  );
  expect(host.loaded()).toEqual([]);
});

test("the model used longest ago leaves first when memory is short", async () => {
  const host = startHost({
    // Three processes fit, by what they are estimated at.
    measure: () => ({ totalBytes: 8 * gigabyte, freeBytes: (4 - host.loaded().length) * gigabyte }),
  });
  const models = await Promise.all(["a", "b", "c", "d"].map((name) => makeModel(name)));
  for (const model of models.slice(0, 3)) await host.draw(model, request, watching());
  const [a, b, c, d] = models;
  if (!a || !b || !c || !d) throw new Error("There are four.");
  await host.draw(a, request, watching());
  await host.draw(d, request, watching());
  expect(host.loaded().map(({ name }) => name)).toEqual(["d", "a", "c"]);
});

test("a model that fits with little to spare is told to be sparing", async () => {
  const roomFor = (bytes: number) =>
    startHost({ measure: () => ({ totalBytes: 8 * gigabyte, freeBytes: bytes }) });
  const told = async (bytes: number) =>
    (await roomFor(bytes).draw(await makeModel("fox"), request, watching())).warnings[0]?.message;
  expect(await told(4 * gigabyte)).toMatch(/^fox \d/);
  expect(await told(1.2 * gigabyte)).toMatch(/^fox\(tight\) /);
});

test("where no model could make room by leaving, it is refused", async () => {
  const host = startHost({ measure: () => ({ totalBytes: 8 * gigabyte, freeBytes: 1_000_000 }) });
  await expect(host.draw(await makeModel("fox"), request, watching())).rejects.toMatchObject({
    failure: { reason: "memory", roomBytes: 1_000_000 },
  });
});

test("an idle model leaves the memory, one that draws does not", async () => {
  const host = startHost({ idleUnloadMs: 80 });
  const model = await makeModel("fox");
  await host.draw(model, request, watching());
  await host.draw(model, { ...request, steps: 40 }, watching());
  expect(host.loaded()).toHaveLength(1);
  await vi.waitFor(() => expect(host.loaded()).toEqual([]), patient);
  expect((await host.draw(model, request, watching())).images).toHaveLength(1);
});

test("without idle time a model leaves as soon as it has drawn", async () => {
  const host = startHost({ idleUnloadMs: 0 });
  await host.draw(await makeModel("fox"), request, watching());
  expect(host.loaded()).toEqual([]);
});

test("unloading waits for the drawing in hand, and says whether there was anything", async () => {
  const host = startHost();
  const model = await makeModel("fox");
  expect(await host.unload("fox")).toBe(false);
  const drawing = host.draw(model, { ...request, steps: 30 }, watching());
  await vi.waitFor(() => expect(host.loaded()).toMatchObject([{ drawing: true }]), patient);
  expect(await host.unload("fox")).toBe(true);
  expect((await drawing).images).toHaveLength(1);
  expect(host.loaded()).toEqual([]);
  await host.draw(model, request, watching());
  expect(await host.unload("fox")).toBe(true);
  expect(host.loaded()).toEqual([]);
});

test("closing ends the drawing in hand and those in the queue, and leaves no process", async () => {
  const host = startHost();
  const model = await makeModel("fox");
  const pid = pidOf(await host.draw(model, request, watching()));
  const drawings = [1, 2].map(() => host.draw(model, { ...request, prompt: "blocked 20000" }, watching()));
  await delay(100);
  const settled = Promise.allSettled(drawings);
  await host.close();
  for (const outcome of await settled)
    expect(outcome).toMatchObject({ reason: { failure: { reason: "closed" } } });
  expect(() => process.kill(pid, 0)).toThrow("ESRCH");
  await host.close();
  await expect(host.draw(model, request, watching())).rejects.toThrow(/closed/);
});

test("the caller's event loop stays free while a network computes", async () => {
  const host = startHost();
  const model = await makeModel("fox");
  await host.draw(model, request, watching());
  const lag = monitorEventLoopDelay({ resolution: 5 });
  lag.enable();
  await host.draw(model, { ...request, prompt: "blocked 2000" }, watching());
  lag.disable();
  // A step takes 2 s; a busy machine alone makes some turns late.
  expect(lag.max / 1e6).toBeLessThan(1_000);
});
