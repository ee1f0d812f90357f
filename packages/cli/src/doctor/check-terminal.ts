import { detectProtocol } from "../preview/detect-protocol.ts";
import type { Finding } from "./finding.ts";

const names = {
  kitty: "in Kitty's graphics protocol",
  iterm2: "in iTerm2's protocol",
  sixel: "as sixels",
  "half-blocks": "as coloured half blocks",
};

/** How pictures are shown in this terminal. */
export async function checkTerminal(): Promise<Finding[]> {
  const { env, stdout, stderr } = process;
  if (!stdout.isTTY || !stderr.isTTY)
    return [{ name: "Preview", state: "ok", message: "none, this is no terminal" }];
  const protocol = detectProtocol({ env, isTerminal: true });
  if (protocol) return [{ name: "Preview", state: "ok", message: `pictures are shown ${names[protocol]}` }];
  const message = "this terminal does not say that it can show pictures";
  const fix = "Kitty, Ghostty, WezTerm, iTerm2, Konsole and foot can, and any with COLORTERM=truecolor.";
  return [{ name: "Preview", state: "warning", message, fix }];
}
