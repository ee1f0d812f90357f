"""Writes networks.safetensors and state-dicts.json: what diffusers computes with tiny UNets, VAEs and TAESDs, with
single blocks of them, and which tensors real checkpoints hold.

    networks.py [FOLDER]

FOLDER holds the configurations of real checkpoints (<checkpoint>/unet/config.json, <checkpoint>/vae/config.json,
<checkpoint>/config.json for a TAESD); without it state-dicts.json stays as it is.
Inputs are not stored: each is drawn from its name.
"""

import hashlib
import json
import sys
from pathlib import Path

import torch
from diffusers.models.activations import GEGLU
from diffusers.models.attention import FeedForward
from diffusers.models.downsampling import Downsample2D
from diffusers.models.embeddings import TimestepEmbedding, get_timestep_embedding
from diffusers.models.resnet import ResnetBlock2D
from diffusers.models.transformers.transformer_2d import Transformer2DModel
from diffusers.models.unets.unet_2d_blocks import UNetMidBlock2D
from diffusers.models.upsampling import Upsample2D

import weights

UNETS = [
    "sd15",
    "sd21",
    "sdxl",
    "lcm",
    "inpainting",
    "bk-sdm",
    "tiny-sd",
    "ssd-1b",
    "sdxs",
    "turbo",
    "unclip",
    "image-variation",
]
TOKENS = 11
REAL = ("UNet2DConditionModel", "AutoencoderKL", "AutoencoderTiny")


def unet_result(kind: str, height: int, width: int, timestep: float) -> torch.Tensor:
    """Two pictures with two prompts, and whatever else the network takes."""
    unet = weights.component(kind, "unet")
    config = unet.config
    more = {}
    if config.time_cond_proj_dim is not None:
        more["timestep_cond"] = weights.noise_of("timestep_cond", (2, config.time_cond_proj_dim))
    if config.class_embed_type is not None:
        width_of_class = config.projection_class_embeddings_input_dim
        more["class_labels"] = weights.noise_of("class_labels", (2, width_of_class))
    if config.addition_embed_type == "text_time":
        pooled = config.projection_class_embeddings_input_dim - 6 * config.addition_time_embed_dim
        more["added_cond_kwargs"] = {
            "text_embeds": weights.noise_of("text_embeds", (2, pooled)),
            "time_ids": torch.tensor([[64.0, 48, 0, 8, 64, 48], [1024, 1024, 0, 0, 1024, 1024]]),
        }
    sample = weights.noise_of("sample", (2, config.in_channels, height, width))
    prompt = weights.noise_of("encoder_hidden_states", (2, TOKENS, config.cross_attention_dim))
    return unet(sample, timestep, encoder_hidden_states=prompt, **more).sample


def vae_results(kind: str) -> dict:
    vae = weights.component(kind, "vae")
    latents = weights.noise_of("latents", (2, vae.config.latent_channels, 5, 6))
    moments = vae.encode(weights.noise_of("image", (2, 3, 40, 48))).latent_dist
    return {"mean": moments.mean, "logvar": moments.parameters.chunk(2, dim=1)[1], "sample": vae.decode(latents).sample}


def taesd_results() -> dict:
    taesd = weights.taesd()
    latents = weights.noise_of("latents", (2, 4, 5, 6))
    image = weights.noise_of("image", (2, 3, 40, 48)).clamp(-1, 1)
    return {"latents": taesd.encode(image).latents, "sample": taesd.decode(latents).sample}


def blocks() -> dict:
    """Single blocks; `x` is always drawn from "x"."""
    def x(*shape):
        return weights.noise_of("x", shape)

    def of(module: torch.nn.Module) -> torch.nn.Module:
        return weights.fill(module)

    time, context = weights.noise_of("time", (2, 48)), weights.noise_of("context", (2, TOKENS, 24))
    resnet = dict(groups=8, eps=1e-5)
    timed = of(ResnetBlock2D(in_channels=32, out_channels=64, temb_channels=48, **resnet))
    plain = of(ResnetBlock2D(in_channels=32, out_channels=32, temb_channels=None, output_scale_factor=2.0, **resnet))
    # As wide as those of real networks, where a convolution may be computed in another way.
    wide = of(ResnetBlock2D(in_channels=128, out_channels=160, temb_channels=None, groups=32, eps=1e-5))
    matrices = dict(in_channels=32, cross_attention_dim=24, norm_num_groups=8)
    linear = of(Transformer2DModel(4, 8, num_layers=2, use_linear_projection=True, **matrices))
    convolved = of(Transformer2DModel(2, 16, num_layers=1, only_cross_attention=True, **matrices))
    feed = of(FeedForward(24, activation_fn="geglu"))
    assert isinstance(feed.net[0], GEGLU)
    embedding = of(TimestepEmbedding(32, 48, cond_proj_dim=16))
    # A picture of a distant mean: where a variance computed from squares alone would lose its digits.
    far = ResnetBlock2D(in_channels=32, out_channels=32, temb_channels=None, groups=8, eps=1e-6)
    pixels = of(UNetMidBlock2D(32, None, resnet_groups=8, attention_head_dim=32, resnet_eps=1e-6))
    return {
        "resnet-timed": timed(x(2, 32, 6, 5), time),
        "resnet-plain": plain(x(2, 32, 6, 5), None),
        "resnet-wide": wide(x(1, 128, 7, 6), None),
        "resnet-far": of(far)(x(1, 32, 6, 5) + 100, None),
        "transformer-linear": linear(x(2, 32, 6, 5), encoder_hidden_states=context).sample,
        "transformer-convolved": convolved(x(2, 32, 6, 5), encoder_hidden_states=context).sample,
        "feed-forward": feed(x(2, 7, 24)),
        "down-even": of(Downsample2D(16, use_conv=True, padding=1, name="op"))(x(1, 16, 6, 5)),
        "down-vae": of(Downsample2D(16, use_conv=True, padding=0, name="op"))(x(1, 16, 6, 5)),
        "up": of(Upsample2D(16, use_conv=True))(x(1, 16, 3, 2)),
        "up-odd": of(Upsample2D(16, use_conv=True))(x(1, 16, 3, 2), output_size=(5, 3)),
        "time": embedding(weights.noise_of("x", (2, 32)), weights.noise_of("condition", (2, 16))),
        "sinusoid": get_timestep_embedding(torch.tensor([999.0, 0.25]), 32, flip_sin_to_cos=True, downscale_freq_shift=0),
        "sinusoid-shifted": get_timestep_embedding(torch.tensor([500.0]), 33, downscale_freq_shift=1),
        "pixel-attention": pixels(x(1, 32, 4, 5)),
    }


def state_dicts(folder: Path) -> dict:
    """Of each real network: how many numbers, and a hash over the sorted lines `name shape`."""
    found = {}
    for path in sorted([*folder.glob("*/unet/config.json"), *folder.glob("*/vae/config.json"), *folder.glob("*/config.json")]):
        settings = json.loads(path.read_text())
        if settings.get("_class_name") not in REAL:
            continue
        with torch.device("meta"):
            state = weights.build(settings, filled=False).state_dict()
        lines = [f"{name} {'x'.join(map(str, tensor.shape))}\n" for name, tensor in state.items()]
        found[path.relative_to(folder).as_posix()] = {
            "class": settings["_class_name"],
            "parameters": sum(tensor.numel() for tensor in state.values()),
            "tensors": len(lines),
            "sha256": hashlib.sha256("".join(sorted(lines)).encode()).hexdigest(),
        }
    return found


@torch.no_grad()
def main() -> None:
    torch.manual_seed(0)
    tensors = {f"block.{name}": value for name, value in blocks().items()}
    for kind in UNETS:
        tensors[f"unet.{kind}"] = unet_result(kind, 8, 6, 999)
    tensors["unet.sd15-odd"] = unet_result("sd15", 7, 5, 0.25)
    for kind in ("sd15", "sdxl"):
        tensors |= {f"vae.{kind}.{name}": value for name, value in vae_results(kind).items()}
    tensors |= {f"taesd.{name}": value for name, value in taesd_results().items()}
    for name, value in tensors.items():
        print(f"{name:28} {tuple(value.shape)} deviation {value.std():.2f} largest {value.abs().max():.2f}")
    weights.save_golden("networks", tensors)
    if len(sys.argv) > 1:
        rows = [f"{json.dumps(name)}: {json.dumps(row)}" for name, row in state_dicts(Path(sys.argv[1])).items()]
        (weights.GOLDENS / "state-dicts.json").write_text("{\n" + ",\n".join(rows) + "\n}\n")


if __name__ == "__main__":
    main()
