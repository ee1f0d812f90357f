"""make_checkpoint.py FOLDER: a checkpoint in the layout of diffusers with the shapes of SD-Turbo and random weights.

Networks: text_encoder/, unet/, vae/ and tiny_vae/ (TAESD), each config.json and float32 safetensors; about 5.2 GB. The
tokenizer is the small one of the tests. inputs/ holds what all networks are run with: raw numbers, little endian.
"""

import shutil
import sys
from pathlib import Path

import torch
from diffusers import AutoencoderKL, AutoencoderTiny, UNet2DConditionModel
from transformers import CLIPTextConfig, CLIPTextModel

TINY = Path(__file__).resolve().parents[3] / "packages/diffusion/fixtures/tiny"
UNET = dict(
    attention_head_dim=[5, 10, 20, 20],
    cross_attention_dim=1024,
    sample_size=64,
    use_linear_projection=True,
)
VAE = dict(
    block_out_channels=[128, 256, 512, 512],
    down_block_types=["DownEncoderBlock2D"] * 4,
    up_block_types=["UpDecoderBlock2D"] * 4,
    layers_per_block=2,
    sample_size=768,
    scaling_factor=0.18215,
)
TEXT = dict(
    hidden_act="gelu",
    hidden_size=1024,
    intermediate_size=4096,
    max_position_embeddings=77,
    num_attention_heads=16,
    num_hidden_layers=23,
    pad_token_id=1,
    projection_dim=512,
    vocab_size=49408,
)


def main(folder: Path) -> None:
    torch.manual_seed(0)
    networks = {
        "tiny_vae": lambda: AutoencoderTiny(),
        "vae": lambda: AutoencoderKL(**VAE),
        "text_encoder": lambda: CLIPTextModel(CLIPTextConfig(**TEXT)),
        "unet": lambda: UNet2DConditionModel(**UNET),
    }
    for name, build in networks.items():
        if not (folder / name / "config.json").exists():
            build().save_pretrained(folder / name, max_shard_size="10GB", safe_serialization=True)
    for name in ("model_index.json", "scheduler", "tokenizer"):
        source = TINY / "turbo" / name
        shutil.copytree(source, folder / name, dirs_exist_ok=True) if source.is_dir() else shutil.copy(source, folder)
    shutil.copytree(TINY / "tokenizer", folder / "tokenizer", dirs_exist_ok=True)
    write_inputs(folder / "inputs")


def write_inputs(folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    torch.manual_seed(1)
    torch.randn(1, 4, 64, 64).numpy().tofile(folder / "latents.f32")
    torch.randn(1, 77, 1024).numpy().tofile(folder / "prompt.f32")
    (torch.arange(77, dtype=torch.int32) * 600 % 49406).numpy().tofile(folder / "ids.i32")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
