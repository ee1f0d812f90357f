import { dpmpp2m, planDpmpp2m } from "./dpmpp-2m.ts";
import type { Scheduler } from "./scheduler.ts";

/** DPM-Solver++ 2M over the noise levels of Karras et al. 2022, whatever spacing the checkpoint has. */
export const dpmpp2mKarras: Scheduler = {
  name: "dpmpp_2m_karras",
  className: dpmpp2m.className,
  fields: dpmpp2m.fields,
  plan: (config, wanted) => planDpmpp2m({ ...config, ...karrasAlone }, wanted),
};

const karrasAlone = { use_karras_sigmas: true, use_exponential_sigmas: false, use_beta_sigmas: false };
