import { truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readSafetensorsHeader } from "./safetensors-header.ts";
import { safetensorsHead, temporaryFolder, writeSafetensors } from "./safetensors.test.fixture.ts";
import { WeightsError } from "./weights-error.ts";

/** What is said of a file with this header and this many bytes of tensors after it. */
async function refusal(header: unknown, dataBytes = 16, claimedLength?: bigint): Promise<string> {
  await using folder = await temporaryFolder();
  const path = join(folder.path, "model.safetensors");
  const text = typeof header === "string" ? header : JSON.stringify(header);
  await writeFile(path, Buffer.concat([safetensorsHead(text, claimedLength), Buffer.alloc(dataBytes)]));
  const failure: unknown = await readSafetensorsHeader(path).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(WeightsError);
  return failure instanceof WeightsError ? failure.message : "";
}

const four = { dtype: "F32", shape: [2, 2], data_offsets: [0, 16] };

test("a header gives type, shape and place of each tensor, and leaves whole-number buffers out", async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, "model.safetensors");
  await writeSafetensors(path, {
    "conv.weight": { shape: [2, 1], data: new Float32Array([1, 2]) },
    half: { shape: [3], data: new Uint16Array(3), type: "F16" },
    empty: { shape: [0, 5], data: new Float32Array(0) },
  });
  const tensors = await readSafetensorsHeader(path);
  expect(tensors.map(({ name, type, shape, length }) => ({ name, type, shape, length }))).toEqual([
    { name: "conv.weight", type: "F32", shape: [2, 1], length: 8 },
    { name: "half", type: "F16", shape: [3], length: 6 },
    { name: "empty", type: "F32", shape: [0, 5], length: 0 },
  ]);
  const buffers = { position_ids: { dtype: "I64", shape: [1, 2], data_offsets: [0, 16] } };
  await writeFile(path, Buffer.concat([safetensorsHead(JSON.stringify(buffers)), Buffer.alloc(16)]));
  expect(await readSafetensorsHeader(path)).toEqual([]);
});

test("a file that ends early is named", async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, "model.safetensors");
  await writeSafetensors(path, { weight: { shape: [4], data: new Float32Array(4) } });
  await truncate(path, 5);
  await expect(readSafetensorsHeader(path)).rejects.toThrow(
    "model.safetensors is cut off: 5 bytes are no safetensors file",
  );
  await writeSafetensors(path, { weight: { shape: [4], data: new Float32Array(4) } });
  await truncate(path, 40);
  await expect(readSafetensorsHeader(path)).rejects.toThrow(
    /is cut off: its header takes \d+ bytes, the file has 40$/,
  );
  expect(await refusal({ weight: four }, 12)).toBe(
    "model.safetensors: weight lies at bytes 0 to 16, but the file holds 12 bytes of tensors",
  );
});

test("a header that lies about its length is not believed, and one over 100 MB not read", async () => {
  expect(await refusal({ weight: four }, 16, 2n ** 63n)).toMatch(
    "model.safetensors claims a header of 9223372036854775808 bytes; more than 100000000 is refused",
  );
  expect(await refusal({ weight: four }, 16, 100_000_001n)).toMatch("more than 100000000 is refused");
  expect(await refusal({ weight: four }, 16, 1000n)).toMatch("is cut off");
  expect(await refusal({ weight: four }, 16, 9n)).toMatch("its header is not JSON");
  expect(await refusal({ weight: four }, 16, 0n)).toMatch("its header is not JSON");
});

test.for([
  ["<html>", "its header is not JSON"],
  ["[]", "its header is not an object"],
  ["null", "its header is not an object"],
])("%s is no header", async ([header, message]) => {
  expect(await refusal(header)).toMatch(message ?? "");
});

test.for<[string, unknown, string]>([
  [
    "ranges after the end",
    { ...four, data_offsets: [8, 24] },
    "lies at bytes 8 to 24, but the file holds 16 bytes",
  ],
  ["ranges that run backwards", { ...four, data_offsets: [16, 0] }, "lies at bytes 16 to 0"],
  [
    "ranges before the start",
    { ...four, data_offsets: [-4, 12] },
    "has no data_offsets of two whole numbers",
  ],
  [
    "ranges that are no numbers",
    { ...four, data_offsets: ["0", "16"] },
    "has no data_offsets of two whole numbers",
  ],
  [
    "ranges beyond whole numbers",
    { ...four, data_offsets: [0, 2 ** 60] },
    "has no data_offsets of two whole numbers",
  ],
  ["three offsets", { ...four, data_offsets: [0, 8, 16] }, "has no data_offsets of two whole numbers"],
  [
    "shapes that disagree with the bytes",
    { ...four, shape: [2, 3] },
    "takes 16 bytes, but 2 x 3 numbers of F32 are 24",
  ],
  [
    "shapes that overflow",
    { ...four, shape: [2 ** 40, 2 ** 40] },
    "takes 16 bytes, but 1099511627776 x 1099511627776",
  ],
  ["shapes that are no lists", { ...four, shape: 4 }, "has no shape of whole numbers"],
  ["shapes with fractions", { ...four, shape: [1.5] }, "has no shape of whole numbers"],
  [
    "types of 8 bits",
    { ...four, dtype: "F8_E4M3" },
    "is of type F8_E4M3; only F32, F16 and BF16 can be used",
  ],
  ["types from the prototype", { ...four, dtype: "toString" }, "is of type toString; only F32, F16 and BF16"],
  ["no type", { shape: [4], data_offsets: [0, 16] }, "is of type undefined; only F32, F16 and BF16"],
  ["no description", 7, "is not described by an object"],
])("tensors with %s are refused by name", async ([, entry, message]) => {
  expect(await refusal({ "unet.weight": entry })).toContain(`model.safetensors: unet.weight ${message}`);
});

test("tensors that lie over each other are refused, also one inside another", async () => {
  const at = (start: number, end: number): unknown => ({
    ...four,
    shape: [(end - start) / 4],
    data_offsets: [start, end],
  });
  expect(await refusal({ a: at(0, 12), b: at(8, 16) })).toBe(
    "model.safetensors: a and b lie over each other",
  );
  expect(await refusal({ a: at(0, 16), b: at(4, 8) })).toBe("model.safetensors: a and b lie over each other");
  expect(await refusal({ a: at(0, 8), b: at(0, 8) })).toBe("model.safetensors: a and b lie over each other");
});

test("a name that stands twice is refused, however it is spelled", async () => {
  const entry = JSON.stringify(four);
  expect(await refusal(`{"a":${entry},"a":${entry}}`)).toBe("model.safetensors holds a twice");
  expect(await refusal(`{"a":${entry},"\\u0061":${entry}}`)).toBe("model.safetensors holds a twice");
});

test("a name like __proto__ is a name", async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, "model.safetensors");
  const header = `{"__proto__":${JSON.stringify(four)}}`;
  await writeFile(path, Buffer.concat([safetensorsHead(header), Buffer.alloc(16)]));
  expect((await readSafetensorsHeader(path)).map(({ name }) => name)).toEqual(["__proto__"]);
});
