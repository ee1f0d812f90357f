import { showBytes } from "@pinhole/server/models";
import { openStore } from "../models/open-store.ts";
import type { Finding } from "./finding.ts";

const name = "Models";

/** What lies in the model store, and what of it cannot be used. */
export async function checkModels(): Promise<Finding[]> {
  const store = await openStore();
  const { models, unfinished, faults } = await store.survey();
  const bytes = models.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const count = models.length === 1 ? "1 model" : `${models.length} models`;
  const message =
    models.length === 0 ? "none pulled yet" : `${count}, ${showBytes(bytes)}, in ${store.directory}`;
  return [
    { name, state: "ok", message },
    ...faults.map(({ name: model, problem }): Finding => {
      const fix = `Pull or import it again, or remove it: pinhole rm ${model}`;
      return { name, state: "warning", message: `${model} cannot be used: ${problem}`, fix };
    }),
    ...unfinished.map((left): Finding => {
      const model = left.name.replace("--", "/");
      const fix = `Go on with pinhole pull ${model}, or remove it: pinhole rm ${model}`;
      return { name, state: "warning", message: `${model} is unfinished (${showBytes(left.bytes)})`, fix };
    }),
  ];
}
