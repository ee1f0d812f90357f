import { familyContract } from "./family.contract.ts";
import { imageVariation } from "./image-variation.ts";

familyContract(imageVariation, "image-variation");
