"""full_size.py turbo|sd15 FOLDER: a checkpoint with the real shapes, and what diffusers makes of one step with it.

Text encoder and UNet have the shapes of SD-Turbo or SD 1.5 and weights drawn by name (weights.py), about 5 GB; the VAE,
which the latents do not depend on, is the tiny one. FOLDER/start.f32 holds the noise of a 512x512 picture, scaled for
the first step, FOLDER/reference.f32 the latents after one step. Both kinds take SD-Turbo's own scheduler, whose only step
begins at timestep 999: the one of SD 1.5 would begin at 1, where a step changes nothing.
Then: node --conditions=@pinhole/source tools/compare-full-size.ts turbo|sd15 FOLDER
"""

import json
import shutil
import sys
import time
from pathlib import Path

import torch
from diffusers import StableDiffusionPipeline

import weights

PROMPT = "a fox under a full moon"
SEED = 42
GUIDANCE = {"turbo": 0.0, "sd15": 7.5}
UNETS = {
    "turbo": {"attention_head_dim": [5, 10, 20, 20], "cross_attention_dim": 1024, "use_linear_projection": True},
    "sd15": {"attention_head_dim": 8, "cross_attention_dim": 768},
}
TEXTS = {
    "turbo": {"hidden_act": "gelu", "hidden_size": 1024, "intermediate_size": 4096, "num_hidden_layers": 23, "num_attention_heads": 16},
    "sd15": {"hidden_act": "quick_gelu", "hidden_size": 768, "intermediate_size": 3072, "num_hidden_layers": 12, "num_attention_heads": 12},
}


def write_checkpoint(kind: str, folder: Path) -> None:
    shutil.copytree(weights.TINY / kind, folder, dirs_exist_ok=True)
    shutil.copytree(weights.TINY / "tokenizer", folder / "tokenizer", dirs_exist_ok=True)
    index = json.loads((folder / "model_index.json").read_text())
    index |= {"safety_checker": [None, None], "scheduler": ["diffusers", "EulerDiscreteScheduler"]}
    (folder / "model_index.json").write_text(json.dumps(index))
    shutil.copytree(weights.TINY / "turbo" / "scheduler", folder / "scheduler", dirs_exist_ok=True)
    settings = {
        "unet": {"_class_name": "UNet2DConditionModel", "sample_size": 64, **UNETS[kind]},
        "text_encoder": {**weights.config(kind, "text_encoder"), "vocab_size": 49408, **TEXTS[kind]},
        "vae": weights.config(kind, "vae"),
    }
    for name, wanted in settings.items():
        weights.build(wanted).save_pretrained(folder / name, max_shard_size="10GB")


def main() -> None:
    kind, folder = sys.argv[1], Path(sys.argv[2])
    torch.set_num_threads(2)
    write_checkpoint(kind, folder)
    pipeline = StableDiffusionPipeline.from_pretrained(folder, safety_checker=None, low_cpu_mem_usage=True)
    start = time.perf_counter()
    latents = pipeline(
        PROMPT,
        num_inference_steps=1,
        guidance_scale=GUIDANCE[kind],
        height=512,
        width=512,
        generator=torch.Generator("cpu").manual_seed(SEED),
        output_type="latent",
    ).images
    print(f"{kind}: {list(latents.shape)}, deviation {latents.std().item():.4f}, {time.perf_counter() - start:.1f} s")
    latents.numpy().tofile(folder / "reference.f32")
    noise = torch.randn(latents.shape, generator=torch.Generator("cpu").manual_seed(SEED))
    (noise * pipeline.scheduler.init_noise_sigma).numpy().tofile(folder / "start.f32")


if __name__ == "__main__":
    main()
