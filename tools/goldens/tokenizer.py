"""Trains the tiny checkpoints' tokenizer on our own prompts, and writes the ids transformers gives with it.

Writes fixtures/tiny/tokenizer (vocab.json, merges.txt: 1000 entries, special tokens last, bytes in CLIP's order) and
fixtures/goldens/tokenizer.json.
"""

import json
import re
import tempfile
from collections import Counter
from pathlib import Path

from transformers import CLIPTokenizer

ROOT = Path(__file__).parents[2]
TINY = ROOT / "packages/diffusion/fixtures/tiny/tokenizer"
TARGET = ROOT / "packages/diffusion/fixtures/goldens/tokenizer.json"
ENTRIES = 1000
SPECIAL = ["<|startoftext|>", "<|endoftext|>"]
TEXTS = [
    "",
    "   ",
    "a fox under a full moon",
    "A FOX under\n a\tfull  MOON ",
    "it's 1999, they'll say: \"8k!!!\"",
    "café ÉCOLE e\u0301 straße ΟΔΥΣΣΕΥΣ İstanbul",
    "一只猫 窓辺の猫 👩\u200d👧 🐱",
    "no\u00a0break a\u0085b a\u200bb \ufeffbom \x00\x1b",
    "a <|endoftext|> b <|ENDOFTEXT|> <|StartOfText|>",
    "wow! !important what?!",
    "(masterpiece:1.2), <lora:x:0.8>",
    " ".join(["lighthouse"] * 80),
    "x" * 300,
]


def byte_symbols() -> list[str]:
    printable = [*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
    rest = [byte for byte in range(256) if byte not in printable]
    return [chr(byte) for byte in printable] + [chr(0x100 + index) for index in range(len(rest))]


def train(words: Counter, merges_wanted: int) -> list[tuple[str, str]]:
    splits = {word: [*word[:-1], word[-1] + "</w>"] for word in words}
    merges = []
    while len(merges) < merges_wanted:
        pairs = Counter()
        for word, symbols in splits.items():
            for pair in zip(symbols, symbols[1:]):
                pairs[pair] += words[word]
        best = min(pairs, key=lambda pair: (-pairs[pair], pair))
        merges.append(best)
        for word, symbols in splits.items():
            merged, index = [], 0
            while index < len(symbols):
                joins = tuple(symbols[index : index + 2]) == best
                merged.append("".join(best) if joins else symbols[index])
                index += 2 if joins else 1
            splits[word] = merged
    return merges


def write_tiny() -> None:
    prompts = (ROOT / "tools/gallery-prompts.txt").read_text("utf-8").lower()
    words = Counter(re.findall(r"[a-z]+", prompts))
    symbols = byte_symbols()
    letters = symbols + [symbol + "</w>" for symbol in symbols]
    merges = train(words, ENTRIES - len(letters) - len(SPECIAL))
    tokens = letters + ["".join(pair) for pair in merges] + SPECIAL
    assert len(set(tokens)) == ENTRIES
    TINY.mkdir(parents=True, exist_ok=True)
    rows = [f"{json.dumps(token)}: {index}" for index, token in enumerate(tokens)]
    (TINY / "vocab.json").write_text("{ " + ",\n".join(rows) + " }\n")
    (TINY / "merges.txt").write_text("#version: 0.2\n" + "".join(f"{a} {b}\n" for a, b in merges), "utf-8")


def encode(pad: str, normalised: bool) -> list[list[int]]:
    with tempfile.TemporaryDirectory() as folder:
        for name in ("vocab.json", "merges.txt"):
            (Path(folder) / name).write_bytes((TINY / name).read_bytes())
        names = {"bos_token": SPECIAL[0], "eos_token": SPECIAL[1], "unk_token": SPECIAL[1]}
        if normalised:
            flags = {"lstrip": False, "normalized": True, "rstrip": False, "single_word": False}
            names = {name: {"content": content, **flags} for name, content in names.items()}
        (Path(folder) / "special_tokens_map.json").write_text(json.dumps({**names, "pad_token": pad}))
        tokenizer = CLIPTokenizer.from_pretrained(folder)
        options = {"padding": "max_length", "max_length": 77, "truncation": True}
        return [tokenizer(text, **options).input_ids for text in TEXTS]


def main() -> None:
    write_tiny()
    cases = [
        {"pad": pad, "normalised": normalised, "ids": encode(pad, normalised)}
        for pad in (SPECIAL[1], "!")
        for normalised in (False, True)
    ]
    TARGET.write_text(json.dumps({"texts": TEXTS, "cases": cases}) + "\n")


if __name__ == "__main__":
    main()
