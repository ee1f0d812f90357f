import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import {
  type FakeHub,
  type FakeHubOptions,
  startFakeHub,
  padded,
  tinyDecoderRepository,
  tinyFiles,
  tinyRepository,
} from "@pinhole/server/fake-hub";
import { expect, onTestFinished, test, vi } from "vitest";
import {
  makePlace,
  outcomeOf,
  type Place,
  runPinhole,
  servePinhole,
  startPinhole,
} from "./run-pinhole.test.fixture.ts";

// Many a test here starts half a dozen programs.
vi.setConfig({ testTimeout: 120_000 });

const unet = "unet/diffusion_pytorch_model.fp16.safetensors";

interface Scene {
  place: Place;
  hub: FakeHub;
  env: Record<string, string>;
  models: string;
}

/** A hub with sd-turbo, o/big and the small decoder, and a home whose engine is there. */
async function setScene(options: Partial<FakeHubOptions> = {}): Promise<Scene> {
  const place = await makePlace();
  onTestFinished(async () => place[Symbol.asyncDispose]());
  const hub = await startFakeHub({
    repositories: new Map([
      ["stabilityai/sd-turbo", tinyRepository()],
      ["o/big", tinyRepository({ [unet]: padded(tinyFiles()[unet], 3_000_000) })],
      ["madebyollin/taesd", tinyDecoderRepository()],
    ]),
    ...options,
  });
  onTestFinished(async () => hub[Symbol.asyncDispose]());
  const models = join(place.home, "models");
  const engine = join(models, "runtime", "node_modules", "onnxruntime-node");
  mkdirSync(engine, { recursive: true });
  writeFileSync(join(engine, "package.json"), '{"version":"1.30.0"}');
  const env = { HF_ENDPOINT: hub.endpoint, HF_HOME: join(place.home, "hf"), HOME: place.home };
  return { place, hub, env, models };
}

test("pull shows the licence and the size, fetches, and the model is there for every command", async () => {
  const { place, env, models } = await setScene();
  const pull = await runPinhole(place, ["pull", "sd-turbo"], { env });
  expect(pull.err).toMatch(/^SD-Turbo {2}stabilityai\/sd-turbo @ [0-9a-f]{12}\n/);
  expect(pull.err).toMatch(/ {2}licence +creativeml-openrail-m +http/);
  expect(pull.err).toMatch(/ {2}TAESD licence +mit/);
  expect(pull.err).toMatch(/ {2}download +\d+\.\d kB in 11 files, fp16/);
  expect(pull.err).toMatch(/ {2}left out +safety_checker \(7\.0 kB\): add --safety-checker/);
  expect(pull.err).toContain('sd-turbo is ready. Try: pinhole run -m sd-turbo "a fox under a full moon"');
  expect([pull.code, pull.out]).toEqual([0, ""]);
  expect((await runPinhole(place, ["ls", "-q"], { env })).out).toContain("sd-turbo\n");
  const shown = await runPinhole(place, ["show", "stabilityai/sd-turbo"], { env });
  expect(shown.out).toMatch(/^drawn with +1 step, guidance 0, its own scheduler, 512x512$/m);
  const again = await runPinhole(place, ["pull", "sd-turbo"], { env });
  expect(again.err).toBe(
    "sd-turbo is here already, as the hub has it. Look at it with: pinhole show sd-turbo\n",
  );
  expect((await runPinhole(place, ["verify", "sd-turbo"], { env })).err).toMatch(/is as it came: 11 files/);
  const removed = await runPinhole(place, ["rm", "sd-turbo"], { env });
  expect(removed.err).toMatch(/^sd-turbo is removed; .* kB are free again\.\n$/);
  expect(readdirSync(models).toSorted()).toEqual(["locks", "runtime", "taesd"]);
});

test("a dry run lists every file on stdout and writes nothing", async () => {
  const { place, env, models } = await setScene();
  const { code, out, err } = await runPinhole(place, ["pull", "o/big", "--dry-run", "--variant", "fp32"], {
    env,
  });
  expect([code, err]).toEqual([0, ""]);
  expect(out).toMatch(/^unet\/diffusion_pytorch_model\.safetensors +76\.5 kB +download$/m);
  expect(out).toMatch(/^taesd: config\.json +33 B +download$/m);
  expect(readdirSync(models)).toEqual(["runtime"]);
});

test("a plan, the known names and a verdict are there for programs too", async () => {
  const { place, env } = await setScene();
  const run = async (...args: string[]) => runPinhole(place, args, { env });
  const plan = JSON.parse((await run("pull", "sd-turbo", "--dry-run", "--json")).out);
  expect(plan.models.map(({ name }: { name: string }) => name)).toEqual(["sd-turbo", "taesd"]);
  expect(plan.models[0].downloadBytes).toBe(plan.models[0].sizeBytes);
  expect(plan.models[0].memoryBytes).toBeGreaterThan(2 ** 30);
  expect(plan.models[0].files[0]).toEqual({ path: "model_index.json", size: 392, state: "wanted" });
  const { out: names } = await run("pull", "--list", "--quiet");
  const known = JSON.parse((await run("pull", "--list", "--json")).out);
  expect(known.map(({ name }: { name: string }) => name)).toEqual(names.trimEnd().split("\n"));
  expect(await run("pull", "sd-turbo", "--json")).toMatchObject({ code: 2, out: "" });
  await run("pull", "sd-turbo", "--yes");
  const verdict = await run("verify", "sd-turbo", "--json");
  expect([verdict.code, JSON.parse(verdict.out)]).toMatchObject([0, { files: 11, faults: [] }]);
});

test("a pull that is killed goes on where it was", async () => {
  const { place, env, hub, models } = await setScene({ bytesPerSecond: 2_000_000 });
  const child = startPinhole(place, ["pull", "o/big"], { env });
  const ended = outcomeOf(child);
  const part = () =>
    readdirSync(models, { recursive: true })
      .map(String)
      .find((path) => path.endsWith(".part.json"));
  while (part() === undefined || doneOf(join(models, part() ?? "")) < 500_000) await delay(50);
  child.kill("SIGKILL");
  await ended;
  expect((await runPinhole(place, ["ls"], { env })).err).toMatch(
    /o\/big is unfinished \(.*\)\. Go on with: pinhole pull o\/big/,
  );
  hub.options.bytesPerSecond = undefined;
  hub.seen.length = 0;
  const { code, err } = await runPinhole(place, ["pull", "o/big"], { env });
  expect([code, err]).toEqual([0, expect.stringContaining("o/big is ready.")]);
  // The header comes first, then what is lacking.
  const asked = hub.seen.findLast(({ side, url }) => side === "storage" && url.includes("unet"));
  expect(Number(/bytes=(\d+)-/.exec(asked?.range ?? "")?.[1])).toBeGreaterThanOrEqual(500_000);
  expect((await runPinhole(place, ["verify", "o/big"], { env })).code).toBe(0);
});

function doneOf(path: string): number {
  try {
    return JSON.parse(readFileSync(path, "utf8")).done[0];
  } catch {
    return 0;
  }
}

test("Ctrl-C ends a pull with 130 and keeps what was fetched", async () => {
  const { place, env } = await setScene({ bytesPerSecond: 500_000 });
  const child = startPinhole(place, ["pull", "o/big"], { env });
  const ended = outcomeOf(child);
  let said = "";
  child.stderr?.on("data", (text: Buffer) => (said += String(text)));
  while (!/\d %/.test(said)) await delay(50);
  child.kill("SIGINT");
  const { code } = await ended;
  expect(code).toBe(130);
  expect((await runPinhole(place, ["ls"], { env })).err).toContain("o/big is unfinished");
  expect((await runPinhole(place, ["rm", "o/big"], { env })).code).toBe(0);
});

test("two pulls of one model at once: one does it, the other says so, and none waits for a dead one", async () => {
  const { place, env, hub, models } = await setScene({ bytesPerSecond: 500_000 });
  const first = startPinhole(place, ["pull", "o/big"], { env });
  const ended = outcomeOf(first);
  while (!existsSync(join(models, "o--big"))) await delay(50);
  const second = await runPinhole(place, ["pull", "o/big"], { env });
  expect([second.code, second.err]).toEqual([
    1,
    expect.stringContaining("Another program is pulling, importing or removing o/big"),
  ]);
  first.kill("SIGKILL");
  await ended;
  hub.options.bytesPerSecond = undefined;
  expect((await runPinhole(place, ["pull", "o/big"], { env })).code).toBe(0);
});

test("import uses a folder where it is; a changed file is found by verify", async () => {
  const { place, env } = await setScene();
  const directory = join(place.folder, "checkpoint");
  for (const [path, file] of tinyRepository().files) {
    mkdirSync(join(directory, path, ".."), { recursive: true });
    for await (const bytes of file.read(0, file.size)) appendFileSync(join(directory, path), bytes);
  }
  const imported = await runPinhole(place, ["import", "checkpoint", "--name", "mine"], { env });
  expect([imported.code, imported.err]).toEqual([
    0,
    expect.stringContaining('mine is ready. Try: pinhole run -m mine "a fox under a full moon"'),
  ]);
  expect(imported.err).toContain("need a small decoder: pinhole pull taesd");
  writeFileSync(join(directory, "tokenizer/merges.txt"), "changed in place");
  const verified = await runPinhole(place, ["verify", "mine"], { env });
  expect([verified.code, verified.out]).toEqual([1, "tokenizer/merges.txt has 16 bytes instead of 14\n"]);
  expect(verified.err).toContain("Mend the folder it was imported from");
  expect((await runPinhole(place, ["rm", "mine"], { env })).code).toBe(0);
  expect(existsSync(join(directory, "model_index.json"))).toBe(true);
});

test("what verify finds in a pulled model, pull --compare mends; what is gone, doctor tells", async () => {
  const { place, env } = await setScene();
  await runPinhole(place, ["pull", "sd-turbo"], { env });
  const { directory } = JSON.parse((await runPinhole(place, ["show", "sd-turbo", "--json"], { env })).out);
  writeFileSync(join(directory, "tokenizer/merges.txt"), "12345678901234");
  const verified = await runPinhole(place, ["verify", "sd-turbo"], { env });
  expect([verified.code, verified.out]).toEqual([
    1,
    "tokenizer/merges.txt has been changed: its sha256 differs\n",
  ]);
  expect(verified.err).toContain("Mend it with: pinhole pull sd-turbo --compare");
  expect((await runPinhole(place, ["pull", "sd-turbo", "--compare"], { env })).code).toBe(0);
  expect((await runPinhole(place, ["verify", "sd-turbo"], { env })).code).toBe(0);
  rmSync(directory, { recursive: true });
  expect((await runPinhole(place, ["doctor"], { env })).out).toMatch(
    /^! Models: sd-turbo cannot be used: its files are gone/m,
  );
});

test.each([
  [["pull"], 2, "Which model? List the known ones with: pinhole pull --list"],
  [["pull", "sd-trubo"], 1, "There is no known model sd-trubo."],
  [["pull", "../x"], 1, "is no model's name"],
  [["pull", "o/nothing"], 1, "does not exist, is private, or is gated (401)"],
  [["pull", "sd-turbo", "--variant", "int8"], 2, "Allowed choices are fp16, fp32"],
  [["import", ".", "--name", "mine"], 1, "has no model_index.json"],
  [["import", "."], 2, "required option '--name <name>' not specified"],
  [["pull", "sd-trubo"], 1, "There is no known model sd-trubo. Did you mean sd-turbo?"],
  [["pull", "nothing"], 1, "There is no known model nothing. Known ones are listed by: pinhole pull --list."],
  [["show", "nothing"], 1, "There is no model nothing here."],
  [["rm", "nothing"], 1, "There is no model nothing in"],
  [["verify", "nothing"], 1, "There is no model nothing in"],
  [["ps"], 1, "No server is running here"],
  [["stop", "sd-turbo"], 1, "No server is running here"],
])("%j fails with its reason", async (args, code, message) => {
  const { place, env } = await setScene();
  const outcome = await runPinhole(place, args, { env });
  expect([outcome.code, outcome.out]).toEqual([code, ""]);
  expect(outcome.err).toContain(message);
});

test("an address that is no hub, and a token that would be readable on the way", async () => {
  const { place, env } = await setScene();
  const pull = async (more: Record<string, string>) =>
    (await runPinhole(place, ["pull", "sd-turbo"], { env: { ...env, ...more } })).err;
  expect(await pull({ HF_ENDPOINT: "huggingface.co" })).toContain(
    'HF_ENDPOINT ("huggingface.co") is no hub\'s address.',
  );
  expect(await pull({ HF_ENDPOINT: "http://hub.example", HF_TOKEN: "hf_secret" })).toMatch(
    /HF_TOKEN would be readable on the way to hub\.example.* Use https/,
  );
  expect(await pull({ HF_TOKEN: "hf secret" })).toContain("HF_TOKEN holds spaces");
});

test("ps and stop ask the running server", async () => {
  const { place, env } = await setScene();
  await using server = await servePinhole(place, { env });
  expect(server.url).toContain("127.0.0.1");
  const listed = await runPinhole(place, ["ps"], { env });
  expect([listed.code, listed.err]).toEqual([
    0,
    "No model is in memory. The first picture of one loads it.\n",
  ]);
  expect((await runPinhole(place, ["ps", "--json"], { env })).out).toBe("[]\n");
  const stopped = await runPinhole(place, ["stop", "sd-turbo"], { env });
  expect([stopped.code, stopped.err]).toEqual([
    1,
    "error: sd-turbo is not in memory. List what is with: pinhole ps\n",
  ]);
});

test("a model that is pulled while a server runs is listed by it", async () => {
  const { place, env } = await setScene();
  await using server = await servePinhole(place, { env });
  expect(await (await fetch(`${server.url}/models`)).text()).not.toContain("sd-turbo");
  await runPinhole(place, ["pull", "sd-turbo"], { env });
  expect(await (await fetch(`${server.url}/models/sd-turbo`)).json()).toMatchObject({ id: "sd-turbo" });
  await runPinhole(place, ["rm", "sd-turbo"], { env });
  expect((await fetch(`${server.url}/models/sd-turbo`)).status).toBe(404);
});

test("without a hub the failure names it", async () => {
  const { place, env, hub } = await setScene();
  await hub[Symbol.asyncDispose]();
  const { code, err } = await runPinhole(place, ["pull", "sd-turbo", "--dry-run"], { env });
  expect([code, err]).toEqual([
    1,
    expect.stringMatching(/The connection to 127\.0\.0\.1:\d+ failed: .*ECONNREFUSED/),
  ]);
});
