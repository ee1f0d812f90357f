import { ddim } from "./ddim.ts";
import { schedulerContract } from "./scheduler.contract.ts";

schedulerContract(ddim);
