import { familyContract } from "./family.contract.ts";
import { stableDiffusionXl } from "./stable-diffusion-xl.ts";

for (const kind of ["sdxl", "ssd-1b"]) familyContract(stableDiffusionXl, kind);
