import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readTokenizer } from "./read-tokenizer.ts";

const tiny = fileURLToPath(new URL("../../fixtures/tiny/tokenizer/", import.meta.url));
const goldens = new URL("../../fixtures/goldens/tokenizer.json", import.meta.url);
const shared = fileURLToPath(new URL("../../../../../shared/models/clip-tokenizer/", import.meta.url));
const names = { bos_token: "<|startoftext|>", eos_token: "<|endoftext|>", unk_token: "<|endoftext|>" };

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "pinhole-tokenizer-"));
});
afterEach(() => rm(folder, { recursive: true }));

function write(name: string, content: unknown): Promise<void> {
  return writeFile(join(folder, name), typeof content === "string" ? content : JSON.stringify(content));
}

async function writeTiny(pad = "<|endoftext|>", normalised = false): Promise<void> {
  for (const name of ["vocab.json", "merges.txt"]) await cp(join(tiny, name), join(folder, name));
  const flags = { lstrip: false, normalized: true, rstrip: false, single_word: false };
  const named = Object.entries(names).map(([name, content]) => [
    name,
    normalised ? { content, ...flags } : content,
  ]);
  await write("special_tokens_map.json", { ...Object.fromEntries(named), pad_token: pad });
}

test("every text has transformers' ids, under both pad conventions and both ways to name special tokens", async () => {
  const { texts, cases } = JSON.parse(await readFile(goldens, "utf8")) as {
    texts: string[];
    cases: { pad: string; normalised: boolean; ids: number[][] }[];
  };
  expect(cases).toHaveLength(4);
  for (const { pad, normalised, ids } of cases) {
    await writeTiny(pad, normalised);
    const tokenizer = await readTokenizer(folder);
    expect(texts.map((text) => [...tokenizer.encode(text).ids])).toEqual(ids);
  }
});

test.skipIf(!existsSync(shared))(
  "CLIP's own vocabulary gives the ids of its 97 vectors, under both pad conventions",
  async () => {
    const { vectors } = JSON.parse(await readFile(join(shared, "vectors.json"), "utf8")) as {
      vectors: { name: string; text: string; ids_77: number[]; bang_ids_77: number[] }[];
    };
    await cp(join(shared, "vocab.json"), join(folder, "vocab.json"));
    await cp(join(shared, "merges.txt"), join(folder, "merges.txt"));
    for (const [map, column] of [
      ["", "ids_77"],
      ["pad-bang", "bang_ids_77"],
    ] as const) {
      await rm(join(folder, "special_tokens_map.json"), { force: true });
      await cp(join(shared, map, "special_tokens_map.json"), join(folder, "special_tokens_map.json"));
      const tokenizer = await readTokenizer(folder);
      expect(tokenizer.vocabularySize).toBe(49_408);
      const wrong = vectors.filter(
        (vector) => tokenizer.encode(vector.text).ids.join() !== vector[column].join(),
      );
      expect(wrong.map(({ name }) => name)).toEqual([]);
    }
  },
);

test("tokenizer.json alone, as transformers 5 saves it, gives the same ids", async () => {
  await writeTiny("!");
  const split = await readTokenizer(folder);
  const vocab = JSON.parse(await readFile(join(folder, "vocab.json"), "utf8")) as Record<string, number>;
  const merges = (await readFile(join(folder, "merges.txt"), "utf8")).trim().split("\n").slice(1);
  await rm(join(folder, "vocab.json"));
  await rm(join(folder, "merges.txt"));
  await rm(join(folder, "special_tokens_map.json"));
  const flags = { single_word: false, lstrip: false, rstrip: false, normalized: false };
  await write("tokenizer.json", {
    added_tokens: [
      { id: 0, content: "!", ...flags },
      { id: 998, content: names.bos_token, ...flags },
      { id: 999, content: names.eos_token, ...flags },
    ],
    model: {
      type: "BPE",
      end_of_word_suffix: "</w>",
      vocab,
      merges: merges.map((merge) => merge.split(" ")),
    },
  });
  await write("tokenizer_config.json", { ...names, pad_token: "!", model_max_length: 77 });
  const whole = await readTokenizer(folder);
  const text = "a fox! under <|endoftext|> a full MOON";
  expect(whole.encode(text)).toEqual(split.encode(text));
  expect(Array.from(whole.encode("").ids.slice(0, 4))).toEqual([998, 999, 0, 0]);
});

test("what does not fit into 77 tokens is told", async () => {
  await writeTiny();
  const tokenizer = await readTokenizer(folder);
  expect(tokenizer.encode("a fox").truncated).toBe("");
  const { ids, truncated } = tokenizer.encode(`${"fox ".repeat(90)}under the moon`);
  expect(ids).toHaveLength(77);
  expect(ids[76]).toBe(999);
  expect(truncated).toMatch(/^[fox ]*fox under the moon$/u);
});

test("an empty folder says what a tokenizer needs", async () => {
  await expect(readTokenizer(folder)).rejects.toThrow("needs tokenizer.json, or vocab.json and merges.txt");
});

test.each([
  ["vocab.json", "{", "vocab.json of the tokenizer is not JSON"],
  ["vocab.json", "[1]", "vocab.json is not a CLIP tokenizer's"],
  ["vocab.json", '{"a":-1}', "vocab.json is not a CLIP tokenizer's: a: "],
  ["vocab.json", '{"a":1e12}', "vocab.json is not a CLIP tokenizer's: a: "],
  ["vocab.json", '{"a":1}', 'bos_token "<|startoftext|>" is not in its vocabulary'],
  ["merges.txt", "a b\nabc\n", "merges.txt: merge 2 is not two symbols"],
  ["merges.txt", "a b c\n", "merges.txt: merge 1 is not two symbols"],
  ["special_tokens_map.json", '{"pad_token":"[PAD]"}', 'pad_token "[PAD]" is not in its vocabulary'],
  [
    "special_tokens_map.json",
    '{"pad_token":{"content":"!","lstrip":true}}',
    "special_tokens_map.json is not a CLIP",
  ],
  ["tokenizer_config.json", '{"pad_token":7}', "tokenizer_config.json is not a CLIP tokenizer's: pad_token"],
  ["tokenizer.json", '{"added_tokens":[],"model":{"type":"Unigram","vocab":{},"merges":[]}}', "model.type"],
  ["tokenizer.json", '{"added_tokens":[],"model":{"vocab":{},"merges":[]}}', "model.end_of_word_suffix"],
])("%s holding %s is refused by name", async (name, content, message) => {
  await writeTiny();
  await write(name, content);
  await expect(readTokenizer(folder)).rejects.toThrow(message);
});

test("a vocabulary named __proto__ is a token like any other", async () => {
  await write("vocab.json", '{"__proto__":0,"constructor":1,"<|startoftext|>":2,"<|endoftext|>":3}');
  await write("merges.txt", "#version: 0.2\n");
  const tokenizer = await readTokenizer(folder);
  expect(Array.from(tokenizer.encode("a").ids.slice(0, 3))).toEqual([2, 3, 3]);
  expect(tokenizer.vocabularySize).toBe(4);
});
