import { flowMatchEuler } from "./flow-match-euler.ts";
import { schedulerContract } from "./scheduler.contract.ts";

schedulerContract(flowMatchEuler);
