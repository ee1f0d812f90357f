import { makeHome, StartError } from "@pinhole/server";
import { findHome } from "../open-home.ts";
import type { Finding } from "./finding.ts";

/** Whether the home can be written. */
export async function checkHome(): Promise<Finding[]> {
  const home = await findHome();
  try {
    await makeHome(home);
    return [{ name: "Home", state: "ok", message: `${home.folder} can be written` }];
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    return [
      {
        name: "Home",
        state: "fault",
        message: `${home.folder} cannot be written`,
        fix: "Check the folder's owner and rights, or set PINHOLE_HOME to another folder.",
      },
    ];
  }
}
