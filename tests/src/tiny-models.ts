import { mkdir, mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type FakeHub,
  readFakeRepository,
  startFakeHub,
  writeTinyCheckpoint,
  writeTinyVae,
} from "@pinhole/server/fake-hub";
import { repository, runPinhole } from "./spawn-pinhole.ts";

/** Where the test run installed the inference engine. */
const runtime = join(repository, "node_modules/.cache/pinhole-models/runtime");

export interface TinyModels extends AsyncDisposable {
  hub: FakeHub;
  home: string;
  /** Folder of the models, in the home. */
  models: string;
  /** Settings for commands that are to see this home and this hub. */
  env: Record<string, string>;
  /** `pinhole pull`, as a person types it; throws where it fails. */
  pull(name: string): Promise<void>;
}

/**
 * A clean home with the inference engine, and a hub that has `sd-turbo`, its small decoder, `tiny/classic` (Stable
 * Diffusion 1.5's shape) and `tiny/prude` (whose safety checker objects to everything): networks of a few channels with
 * random weights, which draw noise in milliseconds.
 */
export async function makeTinyModels(): Promise<TinyModels> {
  const folder = await mkdtemp(join(tmpdir(), "pinhole-tiny-"));
  const [turbo, classic, prude, decoder] = ["turbo", "classic", "prude", "decoder"].map((name) =>
    join(folder, name),
  );
  if (!turbo || !classic || !prude || !decoder) throw new Error("There are four.");
  await writeTinyCheckpoint(turbo, { kind: "turbo", tinyVae: false });
  await writeTinyCheckpoint(classic, { kind: "sd15", tinyVae: false, type: "F16", variant: true });
  await writeTinyCheckpoint(prude, { kind: "sd15", tinyVae: false, safety: "refuses" });
  await writeTinyVae(decoder);
  const hub = await startFakeHub({
    repositories: new Map([
      ["stabilityai/sd-turbo", await readFakeRepository(turbo)],
      ["tiny/classic", await readFakeRepository(classic)],
      ["tiny/prude", await readFakeRepository(prude)],
      ["madebyollin/taesd", await readFakeRepository(decoder)],
    ]),
  });
  const home = join(folder, "home");
  const models = join(home, "models");
  await mkdir(models, { recursive: true });
  await symlink(runtime, join(models, "runtime"));
  const env = { PINHOLE_HOME: home, HOME: folder, HF_ENDPOINT: hub.endpoint, HF_HOME: join(folder, "hf") };
  return {
    hub,
    home,
    models,
    env,
    async pull(name) {
      const { code, stderr } = await runPinhole(["pull", name, "--yes", "--safety-checker"], env);
      if (code !== 0) throw new Error(`pull ${name} failed: ${stderr}`);
    },
    async [Symbol.asyncDispose]() {
      await hub[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
