import { unipc } from "./unipc.ts";
import { schedulerContract } from "./scheduler.contract.ts";

schedulerContract(unipc);
