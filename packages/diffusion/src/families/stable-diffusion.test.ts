import { familyContract } from "./family.contract.ts";
import { stableDiffusion } from "./stable-diffusion.ts";

for (const kind of ["sd15", "sd21", "turbo", "lcm", "bk-sdm", "sdxs"]) familyContract(stableDiffusion, kind);
familyContract(stableDiffusion, "inpainting", { needsMask: true });
