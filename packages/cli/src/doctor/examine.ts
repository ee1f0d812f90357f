import { checkDisk } from "./check-disk.ts";
import { checkEngine } from "./check-engine.ts";
import { checkHome } from "./check-home.ts";
import { checkModels } from "./check-models.ts";
import { checkNode } from "./check-node.ts";
import { checkPort } from "./check-port.ts";
import { checkRuntime } from "./check-runtime.ts";
import { checkSettings } from "./check-settings.ts";
import { checkSharp } from "./check-sharp.ts";
import { checkTerminal } from "./check-terminal.ts";
import type { Finding } from "./finding.ts";

const checks = [
  checkNode,
  checkSettings,
  checkHome,
  checkDisk,
  checkPort,
  checkSharp,
  checkEngine,
  checkModels,
  checkRuntime,
  checkTerminal,
];

/** Looks at everything, one after the other. A check that fails in an unforeseen way is a finding as well. */
export async function* examine(): AsyncGenerator<Finding, void> {
  for (const check of checks) {
    try {
      yield* await check();
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      yield { name: check.name.replace("check", ""), state: "fault", message };
    }
  }
}
