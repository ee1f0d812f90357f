import { detectProtocol } from "./detect-protocol.ts";
import { renderPreview } from "./render-preview.ts";

/** A place in the terminal where one unfinished picture takes the place of the other. */
export interface PreviewPlace {
  show(file: Uint8Array): Promise<void>;
  /** Takes the last one away, where that can be done, for what comes next. */
  clear(): void;
}

/** undefined where this is no terminal that shows pictures. Goes to stderr: stdout is for paths. */
export function findPreviewPlace(): PreviewPlace | undefined {
  const { stdout, stderr, env } = process;
  const protocol = detectProtocol({ env, isTerminal: stdout.isTTY && stderr.isTTY });
  if (protocol === undefined) return undefined;
  let rows = 0;
  const clear = () => {
    if (rows > 0) stderr.write(`\u001B[${rows}A\r\u001B[J`);
    rows = 0;
  };
  return {
    async show(file) {
      const terminal = { columns: stderr.columns || 80, rows: stderr.rows || 24 };
      const shown = `${await renderPreview(file, protocol, terminal)}\n`;
      clear();
      stderr.write(shown);
      // How many rows a picture of pixels takes is the terminal's own affair: those stay, one below the other.
      if (protocol === "half-blocks") rows = shown.split("\n").length - 1;
    },
    clear,
  };
}
