import { styleText } from "node:util";

type Style = Parameters<typeof styleText>[0];

/** What a command answers with: paths, keys, lists. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Everything else a person may want to read. */
export function note(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Text in a style, where the stream is a terminal with colours and `NO_COLOR` is not set. */
export function styled(style: Style, text: string, stream: "stdout" | "stderr" = "stderr"): string {
  return styleText(style, text, { stream: process[stream] });
}
