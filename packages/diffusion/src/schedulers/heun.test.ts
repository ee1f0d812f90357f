import { heun } from "./heun.ts";
import { schedulerContract } from "./scheduler.contract.ts";

schedulerContract(heun);
