"""Writes randn.json: SHA-256 of what torch.randn draws, for sizes, seeds and repeated draws from one generator.

torch must run on x86 with AVX2 or better: on other processors its own numbers differ in the last bit.
"""

import hashlib
import json
from pathlib import Path

import torch

TARGET = Path(__file__).parents[2] / "packages/diffusion/fixtures/goldens/randn.json"
SIZES = [*range(1, 50), 63, 64, 65, 100, 257, 1000, 1023, 4096, 16384, 50001, 100003]
SEEDS = [0, 1, 42, 2147483648, 4294967295]
MIXED = [3, 16, 1, 5, 17, 2, 15, 64, 1]


def draws(seed: int, sizes: list[int]) -> list[str]:
    generator = torch.Generator("cpu").manual_seed(seed)
    return [
        hashlib.sha256(torch.randn(size, generator=generator).numpy().tobytes()).hexdigest()[:32]
        for size in sizes
    ]


def main() -> None:
    assert torch.backends.cpu.get_cpu_capability() in ("AVX2", "AVX512")
    rows = [{"seed": seed, "sizes": [size] * 3} for seed in SEEDS for size in SIZES]
    rows += [{"seed": seed, "sizes": MIXED} for seed in SEEDS]
    lines = [json.dumps({**row, "sha256": draws(row["seed"], row["sizes"])}) for row in rows]
    first = torch.randn(16, generator=torch.Generator("cpu").manual_seed(42)).tolist()
    TARGET.write_text('{ "firstOf42": %s,\n"draws": [\n%s\n] }\n' % (json.dumps(first), ",\n".join(lines)))


if __name__ == "__main__":
    main()
