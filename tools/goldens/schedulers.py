"""Writes schedulers.json: what diffusers' schedulers make of a fixed start and a fixed "network".

The network is `0.25 * x + weights * (1 - t / 2000)` in float32, so that both languages have the same one. Of each case
come the timesteps, how much noise each step starts from, the first scaled input, and samples along the way.
"""

import base64
import inspect
import json
from pathlib import Path

import diffusers
import numpy
import torch
from diffusers.pipelines.stable_diffusion_3.pipeline_stable_diffusion_3 import calculate_shift

TARGET = Path(__file__).parents[2] / "packages/diffusion/fixtures/goldens/schedulers.json"
SHAPE = (1, 1, 4, 4)
CLASSES = {
    "euler": "EulerDiscreteScheduler",
    "euler_a": "EulerAncestralDiscreteScheduler",
    "dpmpp_2m": "DPMSolverMultistepScheduler",
    "dpmpp_2m_karras": "DPMSolverMultistepScheduler",
    "deis": "DEISMultistepScheduler",
    "lcm": "LCMScheduler",
    "ddim": "DDIMScheduler",
    "unipc": "UniPCMultistepScheduler",
    "pndm": "PNDMScheduler",
    "heun": "HeunDiscreteScheduler",
    "flow_match_euler": "FlowMatchEulerDiscreteScheduler",
}
SPACINGS = ["leading", "trailing", "linspace"]
PREDICTIONS = ["epsilon", "v_prediction", "sample"]
STEPS = [1, 2, 4, 20, 50]
VARIANT_STEPS = [2, 7, 20]
WARM_UP_STEPS = [4, 7, 20]
STABLE_DIFFUSION = {
    "beta_start": 0.00085,
    "beta_end": 0.012,
    "beta_schedule": "scaled_linear",
    "clip_sample": False,
    "set_alpha_to_one": False,
    "skip_prk_steps": True,
    "steps_offset": 1,
}
ZERO_SNR = {"rescale_betas_zero_snr": True, "prediction_type": "v_prediction", "timestep_spacing": "trailing"}
VARIANTS = {
    "euler": [
        {"use_karras_sigmas": True},
        {"use_exponential_sigmas": True},
        {"use_beta_sigmas": True, "timestep_spacing": "trailing"},
        {"use_karras_sigmas": True, "sigma_min": 0.05, "sigma_max": 12.0},
        {"final_sigmas_type": "sigma_min"},
        ZERO_SNR,
    ],
    "euler_a": [ZERO_SNR, {"beta_schedule": "squaredcos_cap_v2"}],
    "dpmpp_2m": [
        {"euler_at_final": True},
        {"lower_order_final": False, "final_sigmas_type": "sigma_min"},
        {"solver_order": 1},
        {"solver_order": 3},
        {"solver_order": 3, "lower_order_final": False, "final_sigmas_type": "sigma_min"},
        {"solver_type": "heun"},
        {"algorithm_type": "sde-dpmsolver++"},
        {"algorithm_type": "sde-dpmsolver++", "solver_type": "heun", "final_sigmas_type": "sigma_min"},
        {"algorithm_type": "sde-dpmsolver++", "solver_order": 3},
        {"use_exponential_sigmas": True, "final_sigmas_type": "sigma_min"},
        {"use_beta_sigmas": True},
        {"beta_schedule": "squaredcos_cap_v2"},
        {**ZERO_SNR, "timestep_spacing": "leading"},
    ],
    "dpmpp_2m_karras": [
        {"beta_schedule": "squaredcos_cap_v2"},
        {"final_sigmas_type": "sigma_min"},
        {"algorithm_type": "sde-dpmsolver++"},
    ],
    "deis": [
        {"solver_order": 1},
        {"solver_order": 3},
        {"solver_order": 3, "lower_order_final": False},
        {"use_karras_sigmas": True},
        {"use_beta_sigmas": True},
    ],
    "lcm": [{"clip_sample": True}, {"original_inference_steps": 100, "timestep_scaling": 5.0}],
    "ddim": [{"clip_sample": True, "clip_sample_range": 0.5}, {"set_alpha_to_one": True}, ZERO_SNR],
    "unipc": [
        {"use_karras_sigmas": True},
        {"solver_type": "bh1", "lower_order_final": False, "final_sigmas_type": "sigma_min"},
        {"solver_order": 3},
        {"solver_order": 3, "solver_type": "bh1", "lower_order_final": False, "final_sigmas_type": "sigma_min"},
        {"solver_order": 1},
        {"use_karras_sigmas": True, "final_sigmas_type": "sigma_min"},
        {"use_exponential_sigmas": True},
        {"use_beta_sigmas": True, "final_sigmas_type": "sigma_min"},
    ],
    "pndm": [
        {"set_alpha_to_one": True},
        {"beta_schedule": "linear", "beta_start": 0.0001, "beta_end": 0.02},
        {"skip_prk_steps": False},
        {"skip_prk_steps": False, "prediction_type": "v_prediction", "timestep_spacing": "trailing"},
    ],
    "heun": [
        {"use_karras_sigmas": True},
        {"use_exponential_sigmas": True},
        {"use_beta_sigmas": True},
        {"clip_sample": True},
    ],
    "flow_match_euler": [
        {"shift": 3.0},
        {"shift": 3.0, "use_karras_sigmas": True},
        {"use_beta_sigmas": True},
        {"use_dynamic_shifting": True},
        {"use_dynamic_shifting": True, "base_shift": 0.9, "max_shift": 2.0, "time_shift_type": "linear"},
        {"shift": 3.0, "shift_terminal": 0.1},
        {"stochastic_sampling": True},
    ],
}


def randn(seed: int) -> torch.Tensor:
    return torch.randn(SHAPE, generator=torch.Generator("cpu").manual_seed(seed))


def packed(values) -> str:
    return base64.b64encode(numpy.asarray(values, dtype="<f4").tobytes()).decode()


def dynamic_shift(config, tokens: int) -> float:
    lengths = (config.base_image_seq_len, config.max_image_seq_len)
    return calculate_shift(tokens, *lengths, config.base_shift, config.max_shift)


def prepare(case: dict):
    config = dict(case["config"])
    if case["scheduler"] == "dpmpp_2m_karras":
        config["use_karras_sigmas"] = True
    cls = getattr(diffusers, CLASSES[case["scheduler"]])
    known = inspect.signature(cls.__init__).parameters
    scheduler = cls(**{name: value for name, value in config.items() if name in known})
    options = {"strength": case["strength"]} if case["scheduler"] == "lcm" else {}
    if "tokens" in case:
        options["mu"] = dynamic_shift(scheduler.config, case["tokens"])
    scheduler.set_timesteps(case["steps"], **options)
    begin = 0
    if case["scheduler"] != "lcm":
        kept = min(int(case["steps"] * case["strength"]), case["steps"])
        begin = (case["steps"] - kept) * scheduler.order
    return scheduler, begin


def add_noise(scheduler, clean, noise, timestep):
    adds = scheduler.scale_noise if hasattr(scheduler, "scale_noise") else scheduler.add_noise
    timesteps = timestep.reshape(1)
    return adds(clean, timesteps, noise) if hasattr(scheduler, "scale_noise") else adds(clean, noise, timesteps)


def run(case: dict) -> dict:
    scheduler, begin = prepare(case)
    timesteps = scheduler.timesteps[begin:]
    levels = []
    for index, timestep in enumerate(timesteps):
        if hasattr(scheduler, "set_begin_index"):
            scheduler.set_begin_index(begin + index)
        levels.append(add_noise(scheduler, torch.zeros(1), torch.ones(1), timestep).item())
    if hasattr(scheduler, "set_begin_index"):
        scheduler.set_begin_index(begin)
    sigma = getattr(scheduler, "init_noise_sigma", 1.0)
    sample = randn(1) * sigma
    if case["strength"] < 1:
        sample = add_noise(scheduler, randn(2), randn(1), timesteps[0])
    weights = randn(3)
    generator = torch.Generator("cpu").manual_seed(4)
    accepts = inspect.signature(scheduler.step).parameters
    trajectory, first = [], None
    for index, timestep in enumerate(timesteps):
        scales = hasattr(scheduler, "scale_model_input")
        scaled = scheduler.scale_model_input(sample, timestep) if scales else sample
        first = scaled if first is None else first
        prediction = scaled * 0.25 + weights * (1 - timestep.to(torch.float32) / 2000)
        options = {"generator": generator} if "generator" in accepts else {}
        sample = scheduler.step(prediction, timestep, sample, **options, return_dict=False)[0]
        if case["steps"] < 20 or (index + 1) % 10 == 0 or index + 1 == len(timesteps):
            trajectory.append(sample.flatten())
    return {
        **case,
        "timesteps": packed(timesteps),
        "levels": packed(levels),
        "initialScale": float(sigma),
        "firstInput": packed(first.flatten()),
        "trajectory": packed(torch.stack(trajectory)),
    }


def cases() -> list[dict]:
    rows = []
    for name in CLASSES:
        base = {"shift": 1.0} if name == "flow_match_euler" else STABLE_DIFFUSION
        grid = [{"timestep_spacing": spacing, "prediction_type": kind} for spacing in SPACINGS for kind in PREDICTIONS]
        if name == "flow_match_euler":
            grid = [{}]
        if name in ("euler_a", "pndm"):
            grid = [options for options in grid if options["prediction_type"] != "sample"]
        if name == "lcm":
            grid = [options for options in grid if options["timestep_spacing"] == "leading"]
        rows += [
            {"scheduler": name, "config": {**base, **options}, "steps": steps, "strength": 1.0}
            for options in grid
            for steps in STEPS
        ]
        rows += [
            {
                "scheduler": name,
                "config": {**base, **options},
                "steps": steps,
                "strength": 1.0,
                **({"tokens": 1024} if "use_dynamic_shifting" in options else {}),
            }
            for options in VARIANTS.get(name, [])
            for steps in (VARIANT_STEPS if options.get("skip_prk_steps", True) else WARM_UP_STEPS)
        ]
        rows += [
            {"scheduler": name, "config": base, "steps": steps, "strength": strength}
            for steps, strength in ((4, 0.6), (10, 0.35), (20, 0.75))
        ]
    return rows


def main() -> None:
    rows = ",\n".join(json.dumps(run(case)) for case in cases())
    TARGET.write_text(f"[\n{rows}\n]\n")


if __name__ == "__main__":
    main()
