import { familyContract } from "./family.contract.ts";
import { unclip } from "./unclip.ts";

familyContract(unclip, "unclip");
