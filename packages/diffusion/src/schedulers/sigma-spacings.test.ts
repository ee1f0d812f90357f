import { expect, test } from "vitest";
import { betaQuantile } from "./beta-distribution.ts";
import { SchedulerError } from "./scheduler-error.ts";
import { respaceSigmas } from "./sigma-spacings.ts";

const ends = { high: 14.6, low: 0.03, steps: 5 };

test("no option on leaves the spacing to the timesteps", () => {
  expect(respaceSigmas({ use_karras_sigmas: false, sigma_min: 1 }, ends)).toBeUndefined();
});

test.each(["use_karras_sigmas", "use_exponential_sigmas", "use_beta_sigmas"])(
  "%s goes down from the highest to the lowest, or between the ends the checkpoint names",
  (option) => {
    const sigmas = respaceSigmas({ [option]: true }, ends) ?? [];
    expect(sigmas).toEqual(sigmas.toSorted((a, b) => b - a));
    expect([sigmas[0], sigmas.at(-1), sigmas.length]).toEqual([
      expect.closeTo(14.6),
      expect.closeTo(0.03),
      5,
    ]);
    const named = respaceSigmas({ [option]: true, sigma_min: 1, sigma_max: 2 }, ends) ?? [];
    expect([named[0], named.at(-1)]).toEqual([expect.closeTo(2), expect.closeTo(1)]);
    expect(respaceSigmas({ [option]: true }, { ...ends, steps: 1 })).toEqual([expect.closeTo(14.6)]);
  },
);

test("two spacings at once are refused by name, as diffusers refuses them", () => {
  const both = { use_karras_sigmas: true, use_beta_sigmas: true };
  expect(() => respaceSigmas(both, ends)).toThrow(SchedulerError);
  expect(() => respaceSigmas(both, ends)).toThrow("use_karras_sigmas and use_beta_sigmas at once");
});

test("quantiles of the beta distribution are scipy's, ends included", () => {
  const shares = [0, 0.01, 0.1, 0.3, 0.5, 0.7, 0.99, 1];
  const expected = [
    0, 0.000_861_238_821_542_9, 0.039_584_405_588_780_8, 0.234_017_003_875_235_7, 0.5,
    0.765_982_996_124_764_3, 0.999_138_761_178_457_1, 1,
  ];
  for (const [index, share] of shares.entries())
    expect(betaQuantile(share)).toBeCloseTo(expected[index] ?? Number.NaN, 12);
});
