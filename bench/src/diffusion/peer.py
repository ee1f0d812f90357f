"""peer.py pytorch|openvino FOLDER THREADS NETWORKS: networks of a checkpoint, timed on demand.

FOLDER is made by make_checkpoint.py, NETWORKS are names with commas between. Prints a line of JSON when all is loaded;
then for each line read, the name of a network, runs it once (512x512, no guidance, float32) and prints
{"seconds": .., "worked": seconds of processors, "peak": bytes}. What the first run gives goes to FOLDER/outputs/<kind>-<name>.f32.
"""

import json
import os
import resource
import sys
import time
from pathlib import Path

THREADS = sys.argv[3]
os.environ["OMP_NUM_THREADS"] = os.environ["MKL_NUM_THREADS"] = THREADS

import numpy  # noqa: E402
import torch  # noqa: E402
from diffusers import AutoencoderKL, AutoencoderTiny, UNet2DConditionModel  # noqa: E402
from transformers import CLIPTextModel  # noqa: E402

torch.set_num_threads(int(THREADS))
NETWORKS = sys.argv[4].split(",")
INPUTS = Path(sys.argv[2]) / "inputs"


class Text(torch.nn.Module):
    def __init__(self, folder: Path):
        super().__init__()
        self.encoder = CLIPTextModel.from_pretrained(folder / "text_encoder").eval()

    def forward(self, ids):
        return self.encoder(ids).last_hidden_state


class Unet(torch.nn.Module):
    def __init__(self, folder: Path):
        super().__init__()
        self.unet = UNet2DConditionModel.from_pretrained(folder / "unet").eval()

    def forward(self, sample, timestep, prompt):
        return self.unet(sample, timestep, encoder_hidden_states=prompt).sample


class Decode(torch.nn.Module):
    def __init__(self, kind, folder: Path):
        super().__init__()
        self.vae = kind.from_pretrained(folder).eval()

    def forward(self, latents):
        return self.vae.decode(latents).sample


BUILDERS = {
    "text_encoder": lambda folder: Text(folder),
    "unet": lambda folder: Unet(folder),
    "tiny_vae": lambda folder: Decode(AutoencoderTiny, folder / "tiny_vae"),
    "vae": lambda folder: Decode(AutoencoderKL, folder / "vae"),
}


def inputs_of(name: str):
    latents = torch.from_numpy(numpy.fromfile(INPUTS / "latents.f32", numpy.float32)).reshape(1, 4, 64, 64)
    if name == "text_encoder":
        return (torch.from_numpy(numpy.fromfile(INPUTS / "ids.i32", numpy.int32)).long()[None],)
    if name == "unet":
        prompt = torch.from_numpy(numpy.fromfile(INPUTS / "prompt.f32", numpy.float32))
        return (latents, torch.tensor(999.0), prompt.reshape(1, 77, 1024))
    return (latents,)


def openvino_networks(folder: Path) -> dict:
    import openvino

    core = openvino.Core()
    settings = {"INFERENCE_NUM_THREADS": THREADS, "INFERENCE_PRECISION_HINT": "f32", "PERFORMANCE_HINT": "LATENCY"}
    compiled = {}
    for name in NETWORKS:
        path = folder / "openvino" / f"{name}.xml"
        if not path.exists():
            model = openvino.convert_model(BUILDERS[name](folder), example_input=inputs_of(name))
            model.reshape({at: list(each.shape) for at, each in enumerate(inputs_of(name))})
            path.parent.mkdir(exist_ok=True)
            openvino.save_model(model, path, compress_to_fp16=False)
            del model
        compiled[name] = core.compile_model(path, "CPU", settings)
    return {
        name: lambda *values, run=run: torch.from_numpy(run([each.numpy() for each in values])[0])
        for name, run in compiled.items()
    }


def main() -> None:
    kind, folder = sys.argv[1], Path(sys.argv[2])
    start = time.perf_counter()
    if kind == "openvino":
        networks = openvino_networks(folder)
    else:
        networks = {name: BUILDERS[name](folder) for name in NETWORKS}
    print(json.dumps({"load": time.perf_counter() - start}), flush=True)
    inputs = {name: inputs_of(name) for name in networks}
    with torch.inference_mode():
        for line in sys.stdin:
            name = line.strip()
            start, worked = time.perf_counter(), time.process_time()
            result = networks[name](*inputs[name])
            seconds, worked = time.perf_counter() - start, time.process_time() - worked
            path = folder / "outputs" / f"{kind}-{name}.f32"
            if not path.exists():
                path.parent.mkdir(exist_ok=True)
                result.numpy().tofile(path)
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
            print(json.dumps({"seconds": seconds, "worked": worked, "peak": peak}), flush=True)


if __name__ == "__main__":
    main()
