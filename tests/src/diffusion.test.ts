import { existsSync } from "node:fs";
import { readFile, rm, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createClient } from "@pinhole/client";
import { imagesResponse } from "@pinhole/contract";
import OpenAI, { toFile } from "openai";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { decodePicture, maskOf, noise, pngOf } from "./pictures.ts";
import { runPinhole, type SpawnedServer, spawnServer } from "./spawn-pinhole.ts";
import { makeHomeFolder } from "./start-test-server.ts";
import {
  asked,
  drawSlowly,
  loadedModels,
  modelProcesses,
  pictureOf,
  untilDrawing,
  untilGone,
} from "./tiny-drawings.ts";
import { makeTinyModels, type TinyModels } from "./tiny-models.ts";

// From a clean home: pull, run, serve, all three operations, previews, cancel, unload, crash; random weights.

let tiny: TinyModels;
let server: SpawnedServer;
let client: OpenAI;

beforeAll(async () => {
  tiny = await makeTinyModels();
  await tiny.pull("sd-turbo");
  await tiny.pull("tiny/classic");
  server = await spawnServer({ home: tiny.home, env: { ...tiny.env, PINHOLE_DEFAULT_MODEL: "sd-turbo" } });
  client = new OpenAI({ baseURL: server.baseUrl, apiKey: "none", maxRetries: 0 });
}, 120_000);

afterAll(async () => {
  await server?.stop();
  await tiny?.[Symbol.asyncDispose]();
});

function pinholeOf(answer: unknown) {
  const { pinhole } = imagesResponse.parse(answer);
  if (pinhole === undefined) throw new Error("the answer has no pinhole member");
  return pinhole;
}

describe("the command", () => {
  test("draws without a server, from the model that was pulled", async () => {
    const home = await makeHomeFolder();
    const env = { ...tiny.env, PINHOLE_HOME: home, PINHOLE_MODELS: tiny.models };
    const out = join(home, "fox.png");
    const flags = [
      "--steps",
      "2",
      "--guidance-scale",
      "3",
      "--negative-prompt",
      "fog",
      "--scheduler",
      "euler",
    ];
    const more = ["--clip-skip", "1", "--seed", "7", "--size", "96x64", "-o", out];
    const drawn = await runPinhole(["run", "-m", "tiny/classic", "a fox", ...flags, ...more, "--json"], env);
    expect([drawn.code, drawn.stderr]).toEqual([0, expect.stringMatching(/seed 7 · 2 steps of \d+\.\d\d s/)]);
    expect(JSON.parse(drawn.stdout.toString()).pinhole).toMatchObject({
      engine: "diffusion",
      model: "tiny/classic",
      seeds: [7],
      warnings: [],
    });
    const file = await readFile(out);
    expect(await decodePicture(file)).toMatchObject({ width: 96, height: 64 });
    expect(file.toString("latin1")).toContain("trainedAlgorithmicMedia");
    const again = join(home, "again.png");
    const served = await runPinhole(
      [
        "run",
        "-m",
        "tiny/classic",
        "a fox",
        ...flags,
        ...more.slice(0, -1),
        again,
        "--base-url",
        server.baseUrl,
      ],
      env,
    );
    expect(served.code).toBe(0);
    expect(await decodePicture(await readFile(again))).toEqual(await decodePicture(file));
    await rm(home, { recursive: true });
  });

  test("edits with a strength and varies", async () => {
    const home = await makeHomeFolder();
    const env = { ...tiny.env, PINHOLE_HOME: home, PINHOLE_MODELS: tiny.models };
    const input = join(home, "in.png");
    await writeFile(input, await pngOf(noise(64, 64)));
    for (const command of [
      ["edit", input, "a fox", "--strength", "0.6", "--steps", "4"],
      ["vary", input, "--strength", "0.5", "--steps", "2"],
    ]) {
      const { code, stdout } = await runPinhole(
        [...command, "-m", "tiny/classic", "--size", "64x64", "--json", "-o", home],
        env,
      );
      expect(code).toBe(0);
      expect(JSON.parse(stdout.toString()).pinhole).toMatchObject({ model: "tiny/classic", warnings: [] });
    }
    await rm(home, { recursive: true });
  });

  test("says what it cannot do: an unknown scheduler, a model that is not there", async () => {
    const wrong = await runPinhole(["run", "-m", "tiny/classic", "a fox", "--scheduler", "magic"], tiny.env);
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringMatching(/dpmpp_2m_karras/)]);
    const missing = await runPinhole(["run", "-m", "nobody/nothing", "a fox"], tiny.env);
    expect([missing.code, missing.stderr]).toEqual([
      2,
      expect.stringMatching(/nobody\/nothing.* does not exist/),
    ]);
  });
});

describe("the server", () => {
  test("lists the models with their licence and what they can do", async () => {
    const models = (await client.models.list()).data as unknown as Record<string, unknown>[];
    expect(models.find(({ id }) => id === "sd-turbo")).toMatchObject({
      owned_by: "stabilityai",
      pinhole: {
        served_by: "sd-turbo",
        capabilities: ["generate", "edit", "mask", "vary", "partial_images"],
      },
    });
    expect(models.find(({ id }) => id === "dall-e-2")).toMatchObject({ pinhole: { served_by: "sd-turbo" } });
    expect(await client.models.retrieve("tiny/classic")).toMatchObject({ id: "tiny/classic" });
  });

  test("a request that names the model gets any size divisible by 8, the same bytes for the same seed", async () => {
    const [one, two, other] = await Promise.all([
      client.images.generate(asked()),
      client.images.generate(asked()),
      client.images.generate(asked({ seed: 8 })),
    ]);
    expect(await pictureOf(one)).toMatchObject({ width: 96, height: 64, format: "png" });
    expect(await pictureOf(one)).toEqual(await pictureOf(two));
    expect(await pictureOf(one)).not.toEqual(await pictureOf(other));
    expect(pinholeOf(one)).toEqual({ engine: "diffusion", model: "tiny/classic", seeds: [7], warnings: [] });
    expect((one as { data?: { revised_prompt?: string }[] }).data?.[0]?.revised_prompt).toBe(
      "a fox under a full moon",
    );
  });

  test("several pictures are those of their seeds", async () => {
    const several = await client.images.generate(asked({ n: 2, seed: 6 }));
    expect(pinholeOf(several).seeds).toEqual([6, 7]);
    expect(await pictureOf(several, 1)).toEqual(await pictureOf(await client.images.generate(asked())));
  });

  test("dall-e-2 is drawn by the default model, at the model's own size, and the answer says so", async () => {
    const answer = await client.images.generate({
      model: "dall-e-2",
      prompt: "a fox",
      size: "256x256",
      response_format: "b64_json",
    });
    expect(await pictureOf(answer)).toMatchObject({ width: 256, height: 256 });
    expect(pinholeOf(answer)).toMatchObject({ model: "sd-turbo", warnings: [{ option: "size" }] });
    expect(pinholeOf(answer).warnings[0]?.message).toMatch(/^Drawn at 512x512 and resampled to 256x256/);
  });

  test("without a size, a model draws what it was trained on, and an edit is as large as its input", async () => {
    const drawn = await client.images.generate({ ...asked({ model: "sd-turbo" }), size: undefined });
    expect(await pictureOf(drawn)).toMatchObject({ width: 512, height: 512 });
    const image = await toFile(await pngOf(noise(72, 48)), "in.png", { type: "image/png" });
    const edited = await client.images.edit({
      model: "tiny/classic",
      prompt: "a lake",
      image,
      response_format: "b64_json",
    });
    expect(await pictureOf(edited)).toMatchObject({ width: 72, height: 48 });
  });

  test("an edit keeps every pixel outside the mask", async () => {
    const original = noise(64, 64);
    const mask = maskOf(64, 64, (x) => (x < 32 ? 0 : 255));
    const answer = await client.images.edit({
      model: "tiny/classic",
      prompt: "a lake",
      image: await toFile(await pngOf(original), "in.png", { type: "image/png" }),
      mask: await toFile(await pngOf(mask), "mask.png", { type: "image/png" }),
      size: "64x64",
      response_format: "b64_json",
    });
    const { data } = await pictureOf(answer);
    let [kept, painted] = [0, 0];
    for (let pixel = 0; pixel < 64 * 64; pixel += 1) {
      const same = [0, 1, 2, 3].every(
        (channel) => data[pixel * 4 + channel] === original.data[pixel * 4 + channel],
      );
      if (pixel % 64 >= 32) kept += Number(same);
      else painted += Number(!same);
    }
    expect(kept).toBe(32 * 64);
    expect(painted).toBeGreaterThan(32 * 64 * 0.9);
  });

  test("variations begin from the picture, and differ from each other", async () => {
    const vary = async (seed: number, input: number) =>
      await pictureOf(
        await client.images.createVariation({
          model: "tiny/classic",
          image: await toFile(await pngOf(noise(64, 64, { seed: input })), "in.png", { type: "image/png" }),
          size: "64x64" as "256x256",
          response_format: "b64_json",
          ...({ seed: String(seed), steps: "2" } as object),
        }),
      );
    const [one, two, other] = [await vary(1, 1), await vary(2, 1), await vary(1, 2)];
    expect(one).not.toEqual(two);
    expect(one).not.toEqual(other);
    expect(await vary(1, 1)).toEqual(one);
  });

  test("a stream sends previews that grow into the picture", async () => {
    const stream = (await client.images.generate({
      ...asked({ steps: 6 }),
      response_format: undefined,
      stream: true,
      partial_images: 2,
    })) as unknown as AsyncIterable<{
      type: string;
      b64_json: string;
      partial_image_index?: number;
      size: string;
    }>;
    const events = await Array.fromAsync(stream);
    expect(events.map(({ type }) => type)).toEqual([
      "image_generation.partial_image",
      "image_generation.partial_image",
      "image_generation.completed",
    ]);
    expect(events.slice(0, 2).map((event) => event.partial_image_index)).toEqual([0, 1]);
    const pictures = await Promise.all(
      events.map((event) => decodePicture(Buffer.from(event.b64_json, "base64"))),
    );
    for (const picture of pictures) expect(picture).toMatchObject({ width: 96, height: 64 });
    expect(pictures[0]).not.toEqual(pictures[1]);
    expect(pictures[1]).not.toEqual(pictures[2]);
    const whole = await client.images.generate(asked({ steps: 6 }));
    expect(await pictureOf(whole)).toEqual(pictures[2]);
  });

  test("our own client hears of every step besides, which no other SDK sees", async () => {
    const steps: string[] = [];
    const events = await createClient({ baseUrl: server.baseUrl }).createImage(
      { model: "tiny/classic", prompt: "a fox", size: "96x64", steps: 3, scheduler: "euler", stream: true },
      { onStep: ({ step, steps: all, seconds }) => void steps.push(`${step}/${all} ${seconds > 0}`) },
    );
    const types = (await Array.fromAsync(events)).map(({ type }) => type);
    expect(types).toEqual(["image_generation.completed"]);
    // A model that is not in memory is loaded first, which is step 0.
    expect(steps.filter((step) => step !== "0/0 false")).toEqual(["1/3 true", "2/3 true", "3/3 true"]);
  });

  test("what a model cannot do is a warning or an error that the SDK understands", async () => {
    const warned = await client.images.generate(asked({ style: "vivid", strength: 0.5, stream: undefined }));
    expect(pinholeOf(warned).warnings.map(({ option }) => option)).toEqual(["strength", "style"]);
    await expect(client.images.generate(asked({ scheduler: "magic" }))).rejects.toMatchObject({
      status: 400,
      param: "scheduler",
      message: expect.stringContaining("'unipc'") as string,
    });
    await expect(client.images.generate(asked({ scheduler: "flow_match_euler" }))).rejects.toMatchObject({
      status: 400,
      param: "scheduler",
    });
    await expect(client.images.generate(asked({ background: "transparent" }))).rejects.toMatchObject({
      status: 400,
      param: "background",
    });
  });

  test("sketch answers while a model draws", async () => {
    await drawSlowly(client, { server, seed: 97 });
    for (let turn = 0; turn < 20; turn += 1) {
      await client.images.generate({ model: "sketch", prompt: "a fox", size: "64x64" });
    }
    expect(
      (await loadedModels(server)).some(({ drawing: is }) => is),
      "the slow picture was done before twenty quick ones",
    ).toBe(true);
  }, 60_000);

  test("a client that goes away stops the work, and the next one is served", async () => {
    const { drawing, controller } = await drawSlowly(client, { server, seed: 99 });
    controller.abort();
    expect(await drawing).toBeInstanceOf(OpenAI.APIUserAbortError);
    await untilDrawing(server, false);
    expect((await pictureOf(await client.images.generate(asked()))).width).toBe(96);
  }, 60_000);

  test("a model's process that is killed fails that job alone", async () => {
    const { drawing } = await drawSlowly(client, { server, seed: 98 });
    for (const pid of modelProcesses(server)) process.kill(pid, "SIGKILL");
    expect(await drawing).toMatchObject({ status: 500, code: "engine_crashed" });
    expect((await pictureOf(await client.images.generate(asked()))).width).toBe(96);
  }, 60_000);

  test("stop takes a model out of the memory, and the next picture loads it again", async () => {
    await client.images.generate(asked());
    expect((await loadedModels(server)).map(({ id }) => id)).toContain("tiny/classic");
    const stopped = await runPinhole(["stop", "tiny/classic", "--base-url", server.baseUrl], tiny.env);
    expect([stopped.code, stopped.stderr]).toEqual([0, expect.stringContaining("out of memory")]);
    expect((await loadedModels(server)).map(({ id }) => id)).not.toContain("tiny/classic");
    expect((await pictureOf(await client.images.generate(asked()))).width).toBe(96);
  }, 60_000);

  test("a model pulled meanwhile draws at once, and its safety checker is heard", async () => {
    await expect(client.images.generate(asked({ model: "tiny/prude" }))).rejects.toMatchObject({
      status: 400,
      param: "model",
    });
    await tiny.pull("tiny/prude");
    await expect(client.images.generate(asked({ model: "tiny/prude" }))).rejects.toMatchObject({
      status: 400,
      code: "content_policy_violation",
    });
    const unchecked = await client.images.generate(asked({ model: "tiny/prude", moderation: "low" }));
    expect((await pictureOf(unchecked)).width).toBe(96);
  }, 60_000);

  test("a model removed meanwhile is not found, not drawn by another", async () => {
    const removed = await runPinhole(["rm", "tiny/prude"], tiny.env);
    expect(removed.code).toBe(0);
    await expect(client.images.generate(asked({ model: "tiny/prude" }))).rejects.toMatchObject({
      code: expect.stringMatching(/model_not_found|invalid_value/) as string,
    });
    expect((await client.models.list()).data.map(({ id }) => id)).not.toContain("tiny/prude");
    await vi.waitFor(async () =>
      expect((await loadedModels(server)).map(({ id }) => id)).not.toContain("tiny/prude"),
    );
  }, 60_000);

  test("a second server on the same models draws beside it", async () => {
    const home = await makeHomeFolder();
    const env = { ...tiny.env, PINHOLE_HOME: home, PINHOLE_MODELS: tiny.models };
    const second = await spawnServer({ home, env });
    const other = new OpenAI({ baseURL: second.baseUrl, apiKey: "none", maxRetries: 0 });
    const [here, there] = await Promise.all([
      client.images.generate(asked()),
      other.images.generate(asked()),
    ]);
    expect(await pictureOf(here)).toEqual(await pictureOf(there));
    const pids = modelProcesses(second);
    expect(pids).toHaveLength(1);
    second.child.kill("SIGKILL");
    await second.ended;
    await untilGone(pids);
    await rm(home, { recursive: true });
  }, 60_000);

  test("a picture too large for the memory is refused before anything is loaded", async () => {
    const home = await makeHomeFolder();
    const env = {
      ...tiny.env,
      PINHOLE_HOME: home,
      PINHOLE_MODELS: tiny.models,
      PINHOLE_MEMORY_LIMIT_MB: "300",
    };
    const small = await spawnServer({ home, env });
    const other = new OpenAI({ baseURL: small.baseUrl, apiKey: "none", maxRetries: 0 });
    await expect(other.images.generate(asked({ size: "3840x2160" }))).rejects.toMatchObject({
      status: 400,
      param: "size",
      message: expect.stringContaining("GB of memory") as string,
    });
    expect(modelProcesses(small)).toEqual([]);
    expect((await pictureOf(await other.images.generate(asked()))).width).toBe(96);
    await small.stop();
    await rm(home, { recursive: true });
  }, 60_000);

  test("damaged weights name their file and the way out; sketch and the other models go on", async () => {
    await runPinhole(["stop", "sd-turbo", "--base-url", server.baseUrl], tiny.env);
    const { commit = "" } = tiny.hub.options.repositories.get("stabilityai/sd-turbo") ?? {};
    const path = join(tiny.models, "sd-turbo", commit, "unet", "diffusion_pytorch_model.safetensors");
    const whole = await readFile(path);
    await truncate(path, 5_000);
    await expect(
      client.images.generate({ model: "sd-turbo", prompt: "a fox", size: "64x64" }),
    ).rejects.toMatchObject({
      status: 500,
      code: "model_damaged",
      message: expect.stringMatching(/unet.*Pull the model again/s) as string,
    });
    expect((await pictureOf(await client.images.generate(asked()))).width).toBe(96);
    await writeFile(path, whole);
    await client.images.generate({ model: "sd-turbo", prompt: "a fox", size: "64x64" });
  }, 60_000);

  test("the inference engine is in the model's process alone, and reports to nobody", async () => {
    await client.images.generate(asked());
    const mapsOf = async (pid = 0) => await readFile(`/proc/${pid}/maps`, "utf8").catch(() => undefined);
    const [own, model] = [await mapsOf(server.child.pid), await mapsOf(modelProcesses(server)[0])];
    if (own !== undefined) {
      expect(own).not.toContain("onnxruntime");
      expect(model).toContain("onnxruntime");
    }
    // Where its telemetry would keep an id of this machine.
    expect(existsSync(join(tiny.env["HOME"] ?? "", ".cache", "Microsoft"))).toBe(false);
  });

  test("a server that stops leaves no process behind", async () => {
    await client.images.generate(asked());
    const pids = modelProcesses(server);
    expect(pids.length).toBeGreaterThan(0);
    await server.stop();
    await untilGone(pids);
    expect(server.output()).not.toContain("a fault outside any request");
  }, 60_000);
});
