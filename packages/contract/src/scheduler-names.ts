/** How a denoiser's steps are spaced and taken; the diffusion package has a scheduler of each name. */
export const schedulerNames = [
  "euler",
  "euler_a",
  "dpmpp_2m",
  "dpmpp_2m_karras",
  "deis",
  "lcm",
  "ddim",
  "unipc",
  "pndm",
  "heun",
  "flow_match_euler",
] as const;

export type SchedulerName = (typeof schedulerNames)[number];
