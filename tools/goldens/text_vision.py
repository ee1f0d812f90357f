"""Writes text-vision.safetensors and clip.json: what transformers and diffusers compute on tiny CLIP networks.

Inputs are not stored: ids follow a rule (`make_ids`), pixels are drawn from their name.
"""

import hashlib
import json

import torch

import weights

TOKENS = 21
NEWER_END = 605
# Between the pictures' highest scores: some are over it, one only when a special concept lowers it.
MIDDLE = 0.322


def make_ids(batch: int, tokens: int) -> torch.Tensor:
    """[batch, tokens]: the highest id stands at another place in each row and is repeated, as padding is."""
    rows = [[(place * 37 + row * 11 + 5) % 990 for place in range(tokens)] for row in range(batch)]
    for row in range(batch):
        rows[row][3 + row] = NEWER_END
        for place in range(tokens // 2 + row, tokens):
            rows[row][place] = 999
    return torch.tensor(rows)


def read_text(model, ids: torch.Tensor) -> dict:
    """As diffusers reads them: the last state through the final norm, earlier ones with and without it, the pooled."""
    out = model(ids, output_hidden_states=True)
    inner = getattr(model, "text_model", model)
    read = {
        "normed_0": out.last_hidden_state,
        "hidden_1": out.hidden_states[-2],
        "normed_1": inner.final_layer_norm(out.hidden_states[-2]),
    }
    if hasattr(out, "text_embeds"):
        read["pooled"] = out.text_embeds
    return read


def text_goldens() -> dict:
    tensors = {}
    newer = {**weights.config("sdxl", "text_encoder_2"), "eos_token_id": NEWER_END}
    cases = {
        "sd15": weights.config("sd15", "text_encoder"),
        "turbo": weights.config("turbo", "text_encoder"),
        "sdxl": weights.config("sdxl", "text_encoder_2"),
        "newer-end": newer,
    }
    for name, settings in cases.items():
        ids = make_ids(2, 77 if name == "sd15" else TOKENS)
        read = read_text(weights.build(settings), ids)
        if name == "newer-end":
            assert (ids == NEWER_END).any(dim=1).all() and not torch.equal(read["pooled"], tensors["sdxl.pooled"])
            read = {"pooled": read["pooled"]}
        tensors |= {f"{name}.{key}": value for key, value in read.items()}
    return tensors


def vision_goldens() -> dict:
    pixels = weights.noise_of("pixels", (3, 3, 32, 32))
    return {
        f"{kind}.image_embeds": weights.component(kind, "image_encoder")(pixels).image_embeds
        for kind in ("unclip", "image-variation")
    }


def safety_golden() -> dict:
    """Scores of 12 pictures, and which of them are unsafe at limits chosen so that some are."""
    from diffusers.pipelines.stable_diffusion.safety_checker import cosine_distance

    checker = weights.component("sd15", "safety_checker")
    pixels = weights.noise_of("pixels", (12, 3, 32, 32))
    embeds = checker.visual_projection(checker.vision_model(pixels)[1])
    special = cosine_distance(embeds, checker.special_care_embeds)
    concepts = cosine_distance(embeds, checker.concept_embeds)
    found = {}
    limits = {"drawn": None, "loose": (0.9, 0.9), "middle": (MIDDLE, 0.9), "special": (MIDDLE, 0.0)}
    for name, limit in limits.items():
        if limit is not None:
            checker.concept_embeds_weights.data.fill_(limit[0])
            checker.special_care_embeds_weights.data.fill_(limit[1])
        found[name] = checker(pixels, [torch.zeros(1)] * 12)[1]
        weights.fill(checker)
    assert len({str(pictures) for pictures in found.values()}) == 4
    return {"special": special.tolist(), "concepts": concepts.tolist(), "unsafe": found}


def rounding_golden() -> list:
    """Single scores at and around half a thousandth, decided by numpy as the checker decides them."""
    import numpy as np

    rows = []
    for cosine, limit, adjustment in [
        (0.2005, 0.2, 0.0), (0.20051, 0.2, 0.0), (0.2005001, 0.2, 0.0), (0.1905, 0.2, 0.01), (0.19051, 0.2, 0.01),
        (0.0005, 0.0, 0.0), (0.00050002, 0.0, 0.0), (0.5, 0.4995, 0.0), (0.25, 0.2495, 0.0), (0.3, 0.31, 0.01),
        (-0.2, -0.2006, 0.0), (0.1, 0.2, 0.01),
    ]:
        threshold = torch.tensor(limit, dtype=torch.float32).item()
        score = round(np.float32(cosine) - threshold + adjustment, 3)
        rows.append({"cosine": cosine, "limit": limit, "adjustment": adjustment, "over": bool(score > 0)})
    return rows


def state_dict_names() -> dict:
    """Every weight of the tiny networks with its shape, as today's libraries name them."""
    wanted = [("sd15", "text_encoder"), ("sdxl", "text_encoder_2"), ("unclip", "image_encoder"), ("sd15", "safety_checker")]
    return {
        f"{kind}/{name}": {key: list(value.shape) for key, value in weights.component(kind, name).state_dict().items()}
        for kind, name in wanted
    }


TEXT = {"vocab_size": 49408, "max_position_embeddings": 77, "eos_token_id": 2, "architectures": ["CLIPTextModel"]}
PROJECTS = {**TEXT, "architectures": ["CLIPTextModelWithProjection"]}
VISION = {"image_size": 224, "patch_size": 14, "architectures": ["CLIPVisionModelWithProjection"]}


def sizes(hidden: int, inner: int, layers: int, heads: int) -> dict:
    return {"hidden_size": hidden, "intermediate_size": inner, "num_hidden_layers": layers, "num_attention_heads": heads}


# The networks of published checkpoints.
PUBLISHED = {
    "CLIP ViT-L text (SD 1.5, SDXL)": {**TEXT, **sizes(768, 3072, 12, 12)},
    "OpenCLIP-H text (SD 2, SD-Turbo)": {**TEXT, **sizes(1024, 4096, 23, 16), "hidden_act": "gelu"},
    "OpenCLIP-bigG text (SDXL)": {**PROJECTS, **sizes(1280, 5120, 32, 20), "hidden_act": "gelu", "projection_dim": 1280},
    "CLIP ViT-L vision (image variations)": {**VISION, **sizes(1024, 4096, 24, 16), "projection_dim": 768},
    "OpenCLIP-H vision (unCLIP)": {**VISION, **sizes(1280, 5120, 32, 16), "projection_dim": 1024},
    "OpenCLIP-bigG vision": {**VISION, **sizes(1664, 8192, 48, 16), "projection_dim": 1280},
    "safety checker (SD 1.5)": {
        "architectures": ["StableDiffusionSafetyChecker"],
        "projection_dim": 768,
        "vision_config": {**VISION, **sizes(1024, 4096, 24, 16)},
    },
}


def published() -> list:
    """Configuration, number of parameters, and a hash over the names and shapes of all weights."""
    rows = []
    for name, config in PUBLISHED.items():
        with torch.device("meta"):
            state = weights.build(config, filled=False).state_dict()
        lines = sorted(f"{key} {'x'.join(map(str, value.shape))}\n" for key, value in state.items())
        rows.append({
            "name": name,
            "config": config,
            "parameters": sum(value.numel() for value in state.values()),
            "tensors": len(lines),
            "sha256": hashlib.sha256("".join(lines).encode()).hexdigest(),
        })
    return rows


def main() -> None:
    with torch.no_grad():
        weights.save_golden("text-vision", text_goldens() | vision_goldens())
        safety = {**safety_golden(), "rounding": rounding_golden(), "stateDicts": state_dict_names(), "published": published()}
    (weights.GOLDENS / "clip.json").write_text(json.dumps(safety))


if __name__ == "__main__":
    main()
