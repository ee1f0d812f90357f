import { detectProtocol } from "./detect-protocol.ts";

/** Shows pictures in the terminal, if this is one that can. Goes to stderr: stdout is for paths. */
export async function showPictures(files: readonly Uint8Array[]): Promise<void> {
  const { stdout, stderr, env } = process;
  const protocol = detectProtocol({ env, isTerminal: stdout.isTTY && stderr.isTTY });
  if (protocol === undefined) return;
  const { renderPreview } = await import("./render-preview.ts");
  // A terminal that does not know its size says 0.
  const terminal = { columns: stderr.columns || 80, rows: stderr.rows || 24 };
  for (const file of files) stderr.write(`${await renderPreview(file, protocol, terminal)}\n`);
}
