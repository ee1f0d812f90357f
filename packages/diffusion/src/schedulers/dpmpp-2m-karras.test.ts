import { dpmpp2mKarras } from "./dpmpp-2m-karras.ts";
import { schedulerContract } from "./scheduler.contract.ts";

schedulerContract(dpmpp2mKarras);
