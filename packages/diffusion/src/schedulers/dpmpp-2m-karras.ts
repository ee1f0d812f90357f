import { dpmpp2m, planDpmpp2m } from "./dpmpp-2m.ts";
import type { Scheduler } from "./scheduler.ts";

/** DPM-Solver++ 2M over the noise levels of Karras et al. 2022. */
export const dpmpp2mKarras: Scheduler = {
  name: "dpmpp_2m_karras",
  className: dpmpp2m.className,
  plan: (config, wanted) => planDpmpp2m({ ...config, use_karras_sigmas: true }, wanted),
};
