import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { sniffFormat } from "@pinhole/server";
import sharp from "sharp";
import { expect, test, vi } from "vitest";
import { makePlace, type Place, runPinhole, servePinhole } from "./run-pinhole.test.fixture.ts";

// Many a test here starts half a dozen programs.
vi.setConfig({ testTimeout: 120_000 });

const small = ["--size", "64x64", "--seed", "7"];

async function filesIn({ folder }: Place): Promise<string[]> {
  return (await readdir(folder)).toSorted();
}

test("a bare prompt is drawn: its path alone on stdout, the rest on stderr, nothing in colour", async () => {
  await using place = await makePlace();
  const { code, out, err } = await runPinhole(place, ["a fox under a full moon", "-o", "fox.png", ...small]);
  expect([code, out]).toEqual([0, "fox.png\n"]);
  expect(err).toMatch(/^Drew: .*fox/);
  expect(err).toContain("sketch · 64x64 · seed 7\n");
  expect(out + err).not.toContain("\u001B");
  expect(sniffFormat(await readFile(join(place.folder, "fox.png")))).toBe("png");
  expect(await filesIn(place)).toEqual(["fox.png"]);
});

test("several words without quotes are one prompt", async () => {
  await using place = await makePlace();
  const { out } = await runPinhole(place, ["two", "red", "boats", ...small]);
  expect(out).toBe("two-red-boats-7.png\n");
});

test("without -o a name of its own is found, and no file is overwritten", async () => {
  await using place = await makePlace();
  await runPinhole(place, ["a fox", "-q", ...small]);
  const { out, err } = await runPinhole(place, ["a fox", "-q", ...small]);
  expect([out, err]).toEqual(["a-fox-7-2.png\n", ""]);
  expect(await filesIn(place)).toEqual(["a-fox-7-2.png", "a-fox-7.png"]);
});

test("with -o a file is replaced whole, also through a link", async () => {
  await using place = await makePlace();
  const path = join(place.folder, "fox.png");
  await writeFile(path, "old", { mode: 0o640 });
  await runPinhole(place, ["a fox", "-o", "fox.png", ...small]);
  expect(sniffFormat(await readFile(path))).toBe("png");
});

test("-o takes a folder", async () => {
  await using place = await makePlace();
  const { out } = await runPinhole(place, ["a fox", "-o", `${place.folder}/`, ...small]);
  expect(out).toBe(`${join(place.folder, "a-fox-7.png")}\n`);
});

test("- reads the prompt from stdin, and -o - writes the bytes alone to stdout", async () => {
  await using place = await makePlace();
  const piped = await runPinhole(place, ["-", "-o", "-", ...small], { stdin: "a red boat\n" });
  await runPinhole(place, ["a red boat", "-o", "boat.png", ...small]);
  expect(piped.code).toBe(0);
  expect(piped.stdout.equals(await readFile(join(place.folder, "boat.png")))).toBe(true);
  expect(await filesIn(place)).toEqual(["boat.png"]);
});

test("a prompt with a line break, quotes and markup arrives as it is", async () => {
  await using place = await makePlace();
  const prompt = 'a fox\n"<b>&amp;" $(rm -rf /) ٣';
  const { code, out } = await runPinhole(place, ["-", "--json", ...small], { stdin: prompt });
  expect(code).toBe(0);
  expect(JSON.parse(out).data[0].path).toMatch(/^a-fox-b-amp-rm-rf-.*7\.png$/);
});

test("-n draws several distinct pictures into numbered files", async () => {
  await using place = await makePlace();
  const { out } = await runPinhole(place, ["a boat", "-n", "3", "-o", "boat.webp", ...small]);
  expect(out).toBe("boat-1.webp\nboat-2.webp\nboat-3.webp\n");
  const files = await Promise.all(["1", "2", "3"].map((n) => readFile(join(place.folder, `boat-${n}.webp`))));
  expect(files.map((file) => sniffFormat(file))).toEqual(["webp", "webp", "webp"]);
  expect(new Set(files.map((file) => file.toString("base64"))).size).toBe(3);
});

test("the ending of -o decides the format, and a flag decides against it", async () => {
  await using place = await makePlace();
  await runPinhole(place, ["a boat", "-o", "boat.JPG", ...small]);
  await runPinhole(place, ["a boat", "-o", "boat.bin", "--output-format", "webp", ...small]);
  const formats = await Promise.all(
    ["boat.JPG", "boat.bin"].map(async (name) => sniffFormat(await readFile(join(place.folder, name)))),
  );
  expect(formats).toEqual(["jpeg", "webp"]);
});

test("a name that promises another format than the file has is told", async () => {
  await using place = await makePlace();
  const { err } = await runPinhole(place, ["a boat", "-o", "boat.png", "--output-format", "webp", ...small]);
  expect(err).toContain("warning: boat.png will hold a webp picture");
});

test("--json prints the answer with paths in place of the pictures", async () => {
  await using place = await makePlace();
  const { out } = await runPinhole(place, ["a boat", "--json", "-o", "boat.png", "--steps", "4", ...small]);
  const answer = JSON.parse(out);
  expect(answer.data).toEqual([{ path: "boat.png", revised_prompt: expect.stringContaining("boat") }]);
  expect(answer).toMatchObject({ size: "64x64", pinhole: { engine: "sketch", model: "sketch", seeds: [7] } });
  expect(answer.pinhole.warnings).toEqual([expect.objectContaining({ option: "steps" })]);
});

test("what could not be honoured is a warning on stderr, and -q leaves it out", async () => {
  await using place = await makePlace();
  const told = await runPinhole(place, ["a boat", "--steps", "4", ...small]);
  expect(told.err).toMatch(/warning: steps: .+/);
  const quiet = await runPinhole(place, ["a boat", "--steps", "4", "-q", ...small]);
  expect(quiet.err).toBe("");
});

test("unfinished pictures are files beside the finished one", async () => {
  await using place = await makePlace();
  const { out } = await runPinhole(place, ["a boat", "--partial-images", "2", "-o", "boat.png", ...small]);
  expect(out).toBe("boat.png\n");
  expect(await filesIn(place)).toEqual(["boat.partial-1.png", "boat.partial-2.png", "boat.png"]);
});

test("--explain prints the scene and draws nothing; an .svg is written", async () => {
  await using place = await makePlace();
  const { code, out } = await runPinhole(place, ["run", "--explain", "a red boat", ...small]);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ seed: 7, width: 64, subjects: [{ name: "boat" }] });
  expect(await filesIn(place)).toEqual([]);
  await runPinhole(place, ["run", "--explain", "a red boat", "-o", "boat.svg", ...small]);
  expect(String(await readFile(join(place.folder, "boat.svg")))).toMatch(/^<svg /);
});

function eachCommand(to: string): string[][] {
  return [
    ["run", "a fox", "-n", "2", "-o", `${to}-fox.png`, ...small],
    ["edit", "local-fox-1.png", "a full moon", "--mask", "mask.png", "-o", `${to}-moon.png`, ...small],
    ["vary", "local-fox-1.png", "-o", `${to}-vary.png`, ...small],
    ["run", "a fox", "--model", "gpt-image-1", "--partial-images", "1", "-o", `${to}-gpt.png`, "--seed", "1"],
    ["run", "a fox", "--model", "dall-e-3", "--seed", "1", "-o", `${to}-dalle.png`],
  ];
}

test("run, edit and vary give the same bytes with a server and without one", async () => {
  await using place = await makePlace();
  const hole = await sharp({ create: { width: 64, height: 64, channels: 4, background: "#0000" } })
    .png()
    .toBuffer();
  await writeFile(join(place.folder, "mask.png"), hole);
  for (const args of eachCommand("local")) expect((await runPinhole(place, args)).err).not.toContain("error");
  await using server = await servePinhole(place);
  expect(server.url).toMatch(/\/v1$/);
  for (const args of eachCommand("remote"))
    expect((await runPinhole(place, args)).err).not.toContain("error");
  const names = (await filesIn(place)).filter((name) => name.startsWith("local"));
  expect(names).toHaveLength(7);
  for (const name of names) {
    const [local, remote] = await Promise.all(
      [name, name.replace("local", "remote")].map((file) => readFile(join(place.folder, file))),
    );
    expect([name, remote && local?.equals(remote)]).toEqual([name, true]);
  }
});

test("PINHOLE_BASE_URL and --base-url draw on the server they name, and a server that is not there is told", async () => {
  await using place = await makePlace();
  await using elsewhere = await makePlace();
  await using server = await servePinhole(elsewhere);
  const named = await runPinhole(place, ["a fox", ...small], { env: { PINHOLE_BASE_URL: server.url } });
  expect([named.code, named.out]).toEqual([0, "a-fox-7.png\n"]);
  const gone = await runPinhole(place, ["a fox", "--base-url", "http://127.0.0.1:9/v1", ...small]);
  expect([gone.code, gone.out]).toEqual([1, ""]);
  expect(gone.err).toMatch(/^error: The connection to the server failed\./);
});

test("an edit's image can come from stdin", async () => {
  await using place = await makePlace();
  const photo = await sharp({ create: { width: 64, height: 64, channels: 3, background: "#468" } })
    .png()
    .toBuffer();
  const { code } = await runPinhole(place, ["vary", "-", "-o", "v.png", ...small], { stdin: photo });
  expect(code).toBe(0);
  expect(await filesIn(place)).toEqual(["v.png"]);
});
