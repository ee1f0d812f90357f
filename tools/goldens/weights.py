"""Tiny checkpoints with deterministic weights, the same in Python and in TypeScript.

The configurations lie in packages/diffusion/fixtures/tiny/<kind>/, in the layout of diffusers and without weights.
Every tensor is drawn from its own name, so no weight is ever committed: for a tensor NAME of shape S with N numbers,
r = torch.randn(N) of a generator seeded with crc32(NAME), and

  one dimension, name ends in "weight"   1 + 0.1 * r
  name is "std"                          1 + 0.1 * r      (a deviation must not come near zero)
  one dimension otherwise                0.1 * r
  two dimensions and more                r * float32(1 / sqrt(N / S[0]))

all in float32. NAME is the key inside the component's own file as today's libraries write it.
"""

import json
import math
import zlib
from pathlib import Path

import torch

FIXTURES = Path(__file__).resolve().parents[2] / "packages" / "diffusion" / "fixtures"
TINY = FIXTURES / "tiny"
GOLDENS = FIXTURES / "goldens"


def noise_of(name: str, shape) -> torch.Tensor:
    """Normal numbers drawn from a name: inputs of goldens, which then need not be stored."""
    generator = torch.Generator().manual_seed(zlib.crc32(name.encode("utf8")))
    return torch.randn(math.prod(shape), generator=generator, dtype=torch.float32).reshape(tuple(shape))


def drawn(name: str, shape) -> torch.Tensor:
    """The tensor that `name` stands for, float32."""
    count = math.prod(shape)
    noise = noise_of(name, (count,))
    if name == "std" or (len(shape) == 1 and name.endswith("weight")):
        values = 1 + 0.1 * noise
    elif len(shape) < 2:
        values = 0.1 * noise
    else:
        values = noise * torch.tensor(1 / math.sqrt(count / shape[0]), dtype=torch.float32)
    return values.reshape(tuple(shape))


def fill(module: torch.nn.Module) -> torch.nn.Module:
    """Gives every floating tensor of the module's state dict its drawn values; returns the module, in eval mode."""
    with torch.no_grad():
        for name, tensor in module.state_dict().items():
            if tensor.is_floating_point():
                tensor.copy_(drawn(name, tensor.shape))
    return module.eval()


def config(kind: str, component: str) -> dict:
    """config.json of a component, e.g. config("sd15", "unet"); config("taesd", "") for the shared tiny decoder."""
    folder = TINY / kind / component
    name = "scheduler_config.json" if component.endswith("scheduler") else "config.json"
    return json.loads((folder / name).read_text())


def build(settings: dict, filled: bool = True) -> torch.nn.Module:
    """A network of a config.json, by its _class_name (diffusers) or architectures (transformers)."""
    import diffusers
    import transformers
    from diffusers.pipelines.stable_diffusion.safety_checker import StableDiffusionSafetyChecker
    from diffusers.pipelines.stable_diffusion.stable_unclip_image_normalizer import StableUnCLIPImageNormalizer

    name = settings.get("_class_name") or settings["architectures"][0]
    if name == "StableDiffusionSafetyChecker":
        module = StableDiffusionSafetyChecker(transformers.CLIPConfig(**settings))
    elif name == "StableUnCLIPImageNormalizer":
        module = StableUnCLIPImageNormalizer.from_config(settings)
    elif name.startswith("CLIPText"):
        module = getattr(transformers, name)(transformers.CLIPTextConfig(**settings))
    elif name.startswith("CLIPVision"):
        module = getattr(transformers, name)(transformers.CLIPVisionConfig(**settings))
    else:
        module = getattr(diffusers, name).from_config(settings)
    return fill(module) if filled else module.eval()


def component(kind: str, name: str) -> torch.nn.Module:
    """A component of a tiny checkpoint with its weights, e.g. component("sdxl", "text_encoder_2")."""
    return build(config(kind, name))


def taesd() -> torch.nn.Module:
    """The tiny decoder that goes with every kind."""
    return build(config("taesd", ""))


def save_golden(name: str, tensors: dict, notes: dict | None = None) -> None:
    """Writes tensors to packages/diffusion/fixtures/goldens/<name>.safetensors (float32 or integers, contiguous)."""
    from safetensors.torch import save_file

    GOLDENS.mkdir(parents=True, exist_ok=True)
    ready = {key: value.detach().contiguous().clone() for key, value in tensors.items()}
    save_file(ready, GOLDENS / f"{name}.safetensors", metadata={k: str(v) for k, v in (notes or {}).items()} or None)
