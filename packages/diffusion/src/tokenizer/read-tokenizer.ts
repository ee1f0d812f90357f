import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Tokenizer } from "../pipelines/diffusion-model.ts";
import { createClipTokenizer, type SpecialToken } from "./clip-tokenizer.ts";
import { TokenizerError } from "./tokenizer-error.ts";

const maxFileBytes = 32 * 1024 * 1024;
const maxTokenId = 1_000_000;

const vocabularySchema = z.record(z.string(), z.int().min(0).max(maxTokenId));
const namedTokenSchema = z.union([
  z.string().min(1),
  z.object({
    content: z.string().min(1),
    normalized: z.boolean().default(true),
    lstrip: z.literal(false).default(false),
    rstrip: z.literal(false).default(false),
    single_word: z.literal(false).default(false),
  }),
]);
const namedTokensSchema = z.object({
  bos_token: namedTokenSchema.nullish(),
  eos_token: namedTokenSchema.nullish(),
  unk_token: namedTokenSchema.nullish(),
  pad_token: namedTokenSchema.nullish(),
});
const tokenizerSchema = z.object({
  added_tokens: z
    .array(
      z.object({
        id: z.int().min(0).max(maxTokenId),
        content: z.string().min(1),
        normalized: z.boolean(),
        lstrip: z.literal(false),
        rstrip: z.literal(false),
        single_word: z.literal(false),
      }),
    )
    .max(10_000),
  model: z.object({
    type: z.literal("BPE").optional(),
    end_of_word_suffix: z.literal("</w>"),
    vocab: vocabularySchema,
    merges: z.array(z.union([z.string(), z.tuple([z.string(), z.string()])])),
  }),
});

type NamedTokens = z.infer<typeof namedTokensSchema>;
type TokenField = keyof NamedTokens;

interface Vocabulary {
  vocabulary: ReadonlyMap<string, number>;
  ranks: ReadonlyMap<string, number>;
  added: readonly SpecialToken[];
}

const fallbacks: Record<TokenField, string> = {
  bos_token: "<|startoftext|>",
  eos_token: "<|endoftext|>",
  unk_token: "<|endoftext|>",
  pad_token: "<|endoftext|>",
};

/**
 * Reads a checkpoint's `tokenizer` folder: tokenizer.json (all that newer exports have), else vocab.json and merges.txt;
 * which tokens are special from special_tokens_map.json, else tokenizer_config.json.
 * @returns the tokenizer, and how many rows of a text encoder's token table its ids need
 * @throws {TokenizerError} naming the file, where one is missing, broken or not CLIP's
 */
export async function readTokenizer(directory: string): Promise<Tokenizer & { vocabularySize: number }> {
  const { vocabulary, ranks, added } = await readVocabulary(directory);
  const named = await readNamedTokens(directory);
  const idOf = (field: TokenField): number => {
    const content = contentOf(named[field]);
    const id = vocabulary.get(content) ?? added.find((token) => token.content === content)?.id;
    if (id === undefined)
      throw new TokenizerError(
        `The tokenizer's ${field} ${JSON.stringify(content)} is not in its vocabulary.`,
      );
    return id;
  };
  const [start, end, unknown, pad] = [
    idOf("bos_token"),
    idOf("eos_token"),
    idOf("unk_token"),
    idOf("pad_token"),
  ];
  const special = mergeSpecial(added, named, idOf);
  const ids = [...vocabulary.values(), ...special.map(({ id }) => id)];
  const vocabularySize = ids.reduce((most, id) => Math.max(most, id + 1), 0);
  return { ...createClipTokenizer({ vocabulary, ranks, start, end, unknown, pad, special }), vocabularySize };
}

/** A token is looked for as it is written where any of its names gives it as plain text (transformers' AddedToken). */
function mergeSpecial(
  added: readonly SpecialToken[],
  named: Record<TokenField, z.infer<typeof namedTokenSchema>>,
  idOf: (field: TokenField) => number,
): SpecialToken[] {
  const special = new Map(added.map((token) => [token.content, token]));
  const fromFile = new Set(special.keys());
  for (const field of Object.keys(fallbacks) as TokenField[]) {
    const token = named[field];
    const content = contentOf(token);
    if (fromFile.has(content)) continue;
    const normalised =
      typeof token !== "string" && token.normalized && special.get(content)?.normalised !== false;
    special.set(content, { content, id: idOf(field), normalised });
  }
  return [...special.values()];
}

function contentOf(token: z.infer<typeof namedTokenSchema>): string {
  return typeof token === "string" ? token : token.content;
}

async function readNamedTokens(
  directory: string,
): Promise<Record<TokenField, z.infer<typeof namedTokenSchema>>> {
  const map = await readJson(directory, "special_tokens_map.json", namedTokensSchema);
  const config = await readJson(directory, "tokenizer_config.json", namedTokensSchema);
  const find = (field: TokenField) => map?.[field] ?? config?.[field] ?? fallbacks[field];
  return {
    bos_token: find("bos_token"),
    eos_token: find("eos_token"),
    unk_token: find("unk_token"),
    pad_token: find("pad_token"),
  };
}

async function readVocabulary(directory: string): Promise<Vocabulary> {
  const whole = await readJson(directory, "tokenizer.json", tokenizerSchema);
  if (whole) {
    const merges = whole.model.merges.map((merge) => (typeof merge === "string" ? merge : merge.join(" ")));
    const added = whole.added_tokens.map(({ id, content, normalized }) => ({
      id,
      content,
      normalised: normalized,
    }));
    return {
      vocabulary: new Map(Object.entries(whole.model.vocab)),
      ranks: rankMerges(merges, "tokenizer.json"),
      added,
    };
  }
  const vocabulary = await readJson(directory, "vocab.json", vocabularySchema);
  const merges = await readText(directory, "merges.txt");
  if (!vocabulary || merges === undefined)
    throw new TokenizerError(
      "The tokenizer needs tokenizer.json, or vocab.json and merges.txt; pull the model again.",
    );
  const lines = merges.split(/\r?\n/u).filter((line) => line !== "" && !line.startsWith("#version"));
  return {
    vocabulary: new Map(Object.entries(vocabulary)),
    ranks: rankMerges(lines, "merges.txt"),
    added: [],
  };
}

function rankMerges(merges: readonly string[], file: string): Map<string, number> {
  const wrong = merges.findIndex((merge) => !/^[^ ]+ [^ ]+$/u.test(merge));
  if (wrong >= 0)
    throw new TokenizerError(`${file}: merge ${wrong + 1} is not two symbols with a space between.`);
  return new Map(merges.map((merge, rank) => [merge, rank]));
}

async function readJson<Schema extends z.ZodType>(
  directory: string,
  file: string,
  schema: Schema,
): Promise<z.infer<Schema> | undefined> {
  const text = await readText(directory, file);
  if (text === undefined) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new TokenizerError(`${file} of the tokenizer is not JSON.`, { cause });
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const place = issue?.path.join(".") ?? "";
  throw new TokenizerError(
    `${file} is not a CLIP tokenizer's: ${place === "" ? "" : `${place}: `}${issue?.message}.`,
  );
}

/** @returns undefined where there is no such file */
async function readText(directory: string, file: string): Promise<string | undefined> {
  try {
    const bytes = await readFile(join(directory, file));
    if (bytes.length > maxFileBytes)
      throw new TokenizerError(
        `${file} of the tokenizer has ${bytes.length} bytes; at most ${maxFileBytes} are read.`,
      );
    return bytes.toString("utf8");
  } catch (cause) {
    if (cause instanceof TokenizerError) throw cause;
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return undefined;
    throw new TokenizerError(`${file} of the tokenizer cannot be read.`, { cause });
  }
}
