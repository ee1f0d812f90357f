import { z } from "zod";
import { betaQuantile } from "./beta-distribution.ts";
import { SchedulerError } from "./scheduler-error.ts";
import { linspace } from "./timestep-spacing.ts";

/** Options that space noise levels in a way of their own, one at most, and the ends to space them between. */
export const sigmaSpacings = {
  use_karras_sigmas: z.boolean().default(false),
  use_exponential_sigmas: z.boolean().default(false),
  use_beta_sigmas: z.boolean().default(false),
  sigma_min: z.number().gt(0).max(10_000).optional(),
  sigma_max: z.number().gt(0).max(10_000).optional(),
};

type SpacingOption = "use_karras_sigmas" | "use_exponential_sigmas" | "use_beta_sigmas";
type SpacingOptions = Partial<Record<SpacingOption, boolean> & Record<"sigma_min" | "sigma_max", number>>;

interface Ends {
  high: number;
  low: number;
  steps: number;
}

const spacings: Record<SpacingOption, (ends: Ends) => number[]> = {
  use_karras_sigmas: karrasSigmas,
  use_exponential_sigmas: ({ high, low, steps }) =>
    linspace(Math.log(high), Math.log(low), steps).map((level) => Math.exp(level)),
  use_beta_sigmas: ({ high, low, steps }) =>
    linspace(0, 1, steps).map((share) => low + betaQuantile(1 - share) * (high - low)),
};

/**
 * @returns noise levels from high to low as the options space them; undefined where none of them is on
 * @throws {SchedulerError} where two are
 */
export function respaceSigmas(
  options: Readonly<SpacingOptions>,
  { high, low, steps }: Ends,
): number[] | undefined {
  const on = (Object.keys(spacings) as SpacingOption[]).filter((option) => options[option]);
  if (on.length > 1)
    throw new SchedulerError(
      `This checkpoint's scheduler_config.json asks for ${on.join(" and ")} at once; choose another scheduler.`,
    );
  return on[0] && spacings[on[0]]({ high: options.sigma_max ?? high, low: options.sigma_min ?? low, steps });
}

/** Karras et al. 2022, equation 5, rho 7. */
function karrasSigmas({ high, low, steps }: Ends): number[] {
  const [from, to] = [high ** (1 / 7), low ** (1 / 7)];
  return linspace(0, 1, steps).map((ramp) => (from + ramp * (to - from)) ** 7);
}
