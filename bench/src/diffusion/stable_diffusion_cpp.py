"""stable_diffusion_cpp.py FOLDER THREADS: stable-diffusion.cpp (as cyllama brings it) over the same checkpoint, 8-bit weights.

FOLDER is made by make_checkpoint.py. The same protocol as peer.py with one name, `picture`: prompt to pixels, 512x512, one
step, no guidance, TAESD. It reads single files only, so the networks are first written into one, in half precision.
"""

import json
import os
import resource
import sys
import time
from pathlib import Path

import cyllama.sd as sd
from safetensors.torch import load_file, save_file

PARTS = {
    "unet.": "unet/diffusion_pytorch_model.safetensors",
    "te.": "text_encoder/model.safetensors",
    "vae.": "vae/diffusion_pytorch_model.safetensors",
}


def single_file(folder: Path) -> Path:
    path = folder / "single.safetensors"
    if not path.exists():
        tensors = {}
        for prefix, file in PARTS.items():
            for name, tensor in load_file(folder / file).items():
                # transformers 5 leaves out a prefix that stable-diffusion.cpp looks for.
                inner = "text_model." if prefix == "te." and not name.startswith("text_model.") else ""
                tensors[prefix + inner + name] = tensor.half()
        save_file(tensors, path)
    return path


def main() -> None:
    # The library writes its progress to stdout, where answers go: it gets stderr instead.
    answers = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(2, 1)
    folder, threads = Path(sys.argv[1]), int(sys.argv[2])
    settings = sd.SDContextParams()
    settings.model_path = str(single_file(folder))
    settings.taesd_path = str(folder / "tiny_vae" / "diffusion_pytorch_model.safetensors")
    settings.tae_preview_only = False
    # Otherwise the weights are given back after the first picture, and the second one reads where they were.
    settings.free_params_immediately = False
    settings.wtype = sd.SDType.Q8_0
    settings.n_threads = threads
    sd.set_log_callback(lambda level, text: None)
    start = time.perf_counter()
    context = sd.SDContext(settings)
    print(json.dumps({"load": time.perf_counter() - start}), file=answers)
    for _ in sys.stdin:
        start, worked = time.perf_counter(), time.process_time()
        context.generate(
            prompt="a fox under a full moon",
            width=512,
            height=512,
            seed=1,
            sample_steps=1,
            cfg_scale=1.0,
            sample_method=sd.SampleMethod.EULER,
        )
        seconds, worked = time.perf_counter() - start, time.process_time() - worked
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
        print(json.dumps({"seconds": seconds, "worked": worked, "peak": peak}), file=answers)


if __name__ == "__main__":
    main()
