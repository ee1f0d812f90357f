"""Writes pipelines.json: pictures diffusers' pipelines draw with the tiny checkpoints, and what they were asked for.

A picture is stored as its RGB bytes, base64. The start pictures and masks are formulas, the same in the tests.
"""

import base64
import json
import tempfile
import warnings
from pathlib import Path

import diffusers
import numpy
import torch
import weights
from PIL import Image
from transformers import CLIPImageProcessor, CLIPTokenizer

TARGET = weights.GOLDENS / "pipelines.json"
PROMPT = "a fox under a full moon!"
CLASSES = {
    "euler": ("EulerDiscreteScheduler", {}),
    "euler_a": ("EulerAncestralDiscreteScheduler", {}),
    "dpmpp_2m_karras": ("DPMSolverMultistepScheduler", {"use_karras_sigmas": True}),
    "heun": ("HeunDiscreteScheduler", {}),
    "unipc": ("UniPCMultistepScheduler", {}),
    "ddim": ("DDIMScheduler", {}),
}
EARLY_DDIM = {"_class_name": "DDIMScheduler", "clip_sample": True, "steps_offset": 0}
WARM_UP = {"_class_name": "PNDMScheduler", "skip_prk_steps": False}
STOCHASTIC = {
    "_class_name": "DPMSolverMultistepScheduler",
    "algorithm_type": "sde-dpmsolver++",
    "use_karras_sigmas": True,
}
TEXT = [
    {"kind": "sd15", "steps": 4, "guidanceScale": 7.5, "seed": 42},
    {"kind": "sd15", "steps": 3, "guidanceScale": 5, "seed": 7, "negativePrompt": "rain, dark", "clipSkip": 1},
    {"kind": "sd15", "steps": 4, "guidanceScale": 3, "seed": 1, "scheduler": "euler_a", "width": 96},
    {"kind": "sd15", "steps": 5, "guidanceScale": 3, "seed": 2, "scheduler": "dpmpp_2m_karras", "height": 72},
    {"kind": "sd15", "steps": 3, "guidanceScale": 2, "seed": 3, "scheduler": "heun"},
    {"kind": "sd15", "steps": 4, "guidanceScale": 2, "seed": 3, "scheduler": "unipc", "tiny": True},
    {"kind": "sd21", "steps": 3, "guidanceScale": 7.5, "seed": 4},
    {"kind": "turbo", "steps": 1, "guidanceScale": 0, "seed": 42},
    {"kind": "turbo", "steps": 4, "guidanceScale": 0, "seed": 42, "tiny": True},
    {"kind": "lcm", "steps": 4, "guidanceScale": 8.5, "seed": 5},
    {"kind": "sdxl", "steps": 3, "guidanceScale": 5, "seed": 6},
    {"kind": "sdxl", "steps": 2, "guidanceScale": 4, "seed": 6, "negativePrompt": "blurry", "clipSkip": 1, "width": 96},
    {"kind": "ssd-1b", "steps": 2, "guidanceScale": 4, "seed": 8},
    {"kind": "bk-sdm", "steps": 2, "guidanceScale": 4, "seed": 8},
    {"kind": "sdxs", "steps": 1, "guidanceScale": 0, "seed": 9},
    {"kind": "sd15", "steps": 3, "guidanceScale": 4, "seed": 1, "width": 24, "height": 200},
    {"kind": "sd15", "steps": 2, "guidanceScale": 4, "seed": 1, "width": 8, "height": 8},
    {"kind": "turbo", "steps": 2, "guidanceScale": 2, "seed": 4294967295, "negativePrompt": "rain"},
    {"kind": "sd15", "steps": 3, "guidanceScale": 3, "seed": 10, "schedulerFields": EARLY_DDIM},
    {"kind": "sd15", "steps": 4, "guidanceScale": 3, "seed": 11, "schedulerFields": WARM_UP},
    {"kind": "sd21", "steps": 4, "guidanceScale": 3, "seed": 12, "schedulerFields": STOCHASTIC},
    {"kind": "sdxl", "steps": 3, "guidanceScale": 3, "seed": 13, "schedulerFields": EARLY_DDIM},
]
IMAGE = [
    {"kind": "sd15", "steps": 5, "guidanceScale": 4, "strength": 0.6, "seed": 1},
    {"kind": "sd15", "steps": 4, "guidanceScale": 4, "strength": 1.0, "seed": 2, "scheduler": "euler"},
    {"kind": "turbo", "steps": 2, "guidanceScale": 0, "strength": 0.5, "seed": 3, "tiny": True},
    {"kind": "lcm", "steps": 3, "guidanceScale": 8.5, "strength": 0.5, "seed": 4},
    {"kind": "sdxl", "steps": 4, "guidanceScale": 5, "strength": 0.5, "seed": 5},
    {"kind": "sd15", "steps": 5, "guidanceScale": 4, "strength": 0.6, "seed": 14, "scheduler": "unipc"},
    {"kind": "sdxl", "steps": 3, "guidanceScale": 4, "seed": 1, "strength": 0.9, "width": 40, "height": 72},
    {"kind": "sd15", "steps": 6, "guidanceScale": 3, "strength": 0.7, "seed": 6, "schedulerFields": STOCHASTIC},
]
INPAINT = [
    {"kind": "sd15", "steps": 4, "guidanceScale": 4, "strength": 1.0, "seed": 1},
    {"kind": "sd15", "steps": 5, "guidanceScale": 4, "strength": 0.75, "seed": 2, "scheduler": "euler_a"},
    {"kind": "sd15", "steps": 3, "guidanceScale": 0, "strength": 1.0, "seed": 2, "scheduler": "euler_a", "tiny": True},
    {"kind": "inpainting", "steps": 4, "guidanceScale": 4, "strength": 1.0, "seed": 3},
    {"kind": "inpainting", "steps": 5, "guidanceScale": 4, "strength": 0.6, "seed": 4, "scheduler": "euler_a"},
    {"kind": "sdxl", "steps": 3, "guidanceScale": 4, "strength": 1.0, "seed": 5},
    {"kind": "sd15", "steps": 5, "guidanceScale": 4, "strength": 1.0, "seed": 13, "scheduler": "heun"},
    {"kind": "inpainting", "steps": 4, "guidanceScale": 3, "strength": 0.5, "seed": 34, "scheduler": "unipc"},
    {"kind": "inpainting", "steps": 3, "guidanceScale": 4, "seed": 1, "strength": 1.0, "width": 56, "height": 72},
    {"kind": "sdxl", "steps": 4, "guidanceScale": 3, "strength": 0.5, "seed": 35, "scheduler": "ddim"},
    {"kind": "lcm", "steps": 4, "guidanceScale": 8, "seed": 1, "strength": 1.0},
    {"kind": "turbo", "steps": 4, "guidanceScale": 0, "seed": 1, "strength": 0.5, "tiny": True},
    {"kind": "sd15", "steps": 4, "guidanceScale": 3, "strength": 1.0, "seed": 6, "schedulerFields": WARM_UP},
    {"kind": "inpainting", "steps": 4, "guidanceScale": 3, "strength": 1.0, "seed": 7, "schedulerFields": EARLY_DDIM},
]
VARY = [
    {"kind": "unclip", "steps": 3, "guidanceScale": 10, "seed": 1},
    {"kind": "image-variation", "steps": 3, "guidanceScale": 3, "seed": 2},
]


def start_picture(width: int, height: int) -> Image.Image:
    y, x = numpy.mgrid[0:height, 0:width]
    channels = [(x * 7 + y * 3) % 256, (x * x + y * 5) % 256, (x * 11 + y * y * 2) % 256]
    return Image.fromarray(numpy.stack(channels, -1).astype("uint8"))


def mask_picture(width: int, height: int) -> Image.Image:
    y, x = numpy.mgrid[0:height, 0:width]
    inside = (x >= 20) & (x < 50) & (y >= 12) & (y < height - 5)
    return Image.fromarray((inside * 255).astype("uint8"))


def tokenizer(kind: str, name: str) -> CLIPTokenizer:
    with tempfile.TemporaryDirectory() as folder:
        for source in (weights.TINY / "tokenizer", weights.TINY / kind / name):
            for file in source.iterdir():
                (Path(folder) / file.name).write_bytes(file.read_bytes())
        return CLIPTokenizer.from_pretrained(folder)


def scheduler(case: dict):
    config = weights.config(case["kind"], "scheduler") | case.get("schedulerFields", {})
    own = getattr(diffusers, config["_class_name"]).from_config(config)
    if "scheduler" not in case:
        return own
    name, options = CLASSES[case["scheduler"]]
    return getattr(diffusers, name).from_config(own.config, **options)


def components(case: dict) -> dict:
    kind = case["kind"]
    index = json.loads((weights.TINY / kind / "model_index.json").read_text())
    parts = {"scheduler": scheduler(case)}
    for name in ("unet", "text_encoder", "text_encoder_2", "image_encoder", "image_normalizer"):
        if name in index:
            parts[name] = weights.component(kind, name)
    parts["vae"] = weights.taesd() if case.get("tiny") else weights.component(kind, "vae")
    # diffusers 0.42 looks for the final layer norm of clip_skip where transformers 4 had it.
    for name in ("text_encoder", "text_encoder_2"):
        if name in parts and not hasattr(parts[name], "text_model"):
            object.__setattr__(parts[name], "text_model", parts[name])
    for name in ("tokenizer", "tokenizer_2"):
        if name in index:
            parts[name] = tokenizer(kind, name)
    if "feature_extractor" in index and (weights.TINY / kind / "feature_extractor").exists():
        parts["feature_extractor"] = CLIPImageProcessor.from_pretrained(weights.TINY / kind / "feature_extractor")
    return parts


def pipeline(case: dict, task: str):
    parts = components(case)
    kind = case["kind"]
    if kind == "unclip":
        config = weights.config(kind, "image_noising_scheduler")
        noising = getattr(diffusers, config["_class_name"]).from_config(config)
        return diffusers.StableUnCLIPImg2ImgPipeline(**parts, image_noising_scheduler=noising)
    if kind == "image-variation":
        return diffusers.StableDiffusionImageVariationPipeline(
            **parts, safety_checker=None, requires_safety_checker=False
        )
    suffix = {"text": "", "image": "Img2Img", "inpaint": "Inpaint"}[task]
    if kind in ("sdxl", "ssd-1b"):
        return getattr(diffusers, f"StableDiffusionXL{suffix}Pipeline")(**parts, add_watermarker=False)
    parts.pop("feature_extractor", None)
    unchecked = {"safety_checker": None, "feature_extractor": None, "requires_safety_checker": False}
    if kind == "lcm" and task == "image":
        return diffusers.LatentConsistencyModelImg2ImgPipeline(**parts, **unchecked)
    return getattr(diffusers, f"StableDiffusion{suffix}Pipeline")(**parts, **unchecked)


def draw(case: dict, task: str) -> dict:
    pipe = pipeline(case, task)
    pipe.set_progress_bar_config(disable=True)
    width, height = case.get("width", 64), case.get("height", 64)
    options = {
        "num_inference_steps": case["steps"],
        "guidance_scale": case["guidanceScale"],
        "generator": torch.Generator("cpu").manual_seed(case["seed"]),
        "output_type": "np",
    }
    if case["kind"] != "image-variation":
        options["prompt"] = "" if task == "vary" else PROMPT
    for name, ours in (("negative_prompt", "negativePrompt"), ("clip_skip", "clipSkip"), ("strength", "strength")):
        if ours in case:
            options[name] = case[ours]
    if task != "text":
        options["image"] = start_picture(width, height)
    if task == "inpaint":
        options["mask_image"] = mask_picture(width, height)
    if task in ("text", "vary"):
        options |= {"width": width, "height": height}
    if task == "inpaint":
        options |= {"width": width, "height": height}
    picture = (pipe(**options).images[0] * 255).round().astype("uint8")
    assert picture.shape == (height, width, 3)
    return {"task": task, **case, "width": width, "height": height, "rgb": base64.b64encode(picture.tobytes()).decode()}


def main() -> None:
    warnings.filterwarnings("ignore")
    rows = []
    for task, cases in (("text", TEXT), ("image", IMAGE), ("inpaint", INPAINT), ("vary", VARY)):
        rows += [json.dumps(draw(case, task)) for case in cases]
    TARGET.write_text("[\n" + ",\n".join(rows) + "\n]\n")


if __name__ == "__main__":
    main()
