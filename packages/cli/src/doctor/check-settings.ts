import { loadConfig, settingNames, StartError } from "@pinhole/server";
import type { Finding } from "./finding.ts";

/** Whether a server would start with the settings as they are. */
export async function checkSettings(): Promise<Finding[]> {
  try {
    const { sources } = await loadConfig();
    const changed = settingNames.filter((name) => sources[name] !== "default");
    const message = changed.length === 0 ? "all as they come" : `changed: ${changed.join(", ")}`;
    return [{ name: "Settings", state: "ok", message }];
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    const fix = "Correct pinhole.json or the PINHOLE_ variable named here.";
    return [{ name: "Settings", state: "fault", message: error.message, fix }];
  }
}
