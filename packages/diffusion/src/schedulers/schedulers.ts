import { ddim } from "./ddim.ts";
import { deis } from "./deis.ts";
import { dpmpp2m } from "./dpmpp-2m.ts";
import { dpmpp2mKarras } from "./dpmpp-2m-karras.ts";
import { euler } from "./euler.ts";
import { eulerAncestral } from "./euler-ancestral.ts";
import { flowMatchEuler } from "./flow-match-euler.ts";
import { heun } from "./heun.ts";
import { lcm } from "./lcm.ts";
import { pndm } from "./pndm.ts";
import type { Scheduler } from "./scheduler.ts";
import { unipc } from "./unipc.ts";

/** Every scheduler there is: one line each. */
export const schedulers: readonly Scheduler[] = [
  euler,
  eulerAncestral,
  dpmpp2m,
  dpmpp2mKarras,
  deis,
  lcm,
  ddim,
  unipc,
  pndm,
  heun,
  flowMatchEuler,
];

/** What a request may name. */
export const schedulerNames: readonly string[] = schedulers.map(({ name }) => name);
