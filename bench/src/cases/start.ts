import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type BenchCase, milliseconds, ratio } from "../figure.ts";
import { command, spawnServer } from "../spawn-server.ts";
import { median, timeEach } from "../statistics.ts";

const run = promisify(execFile);

async function startTwice(home: string): Promise<number> {
  const server = await spawnServer({ home });
  await server.stop();
  return server.startMs;
}

export const start: BenchCase = {
  name: "start",
  async run() {
    const home = await mkdtemp(join(tmpdir(), "pinhole-bench-"));
    try {
      await startTwice(home);
      const starts: number[] = [];
      for (let turn = 0; turn < 5; turn += 1) starts.push(await startTwice(home));
      const [node = "", ...args] = command;
      const env = { ...process.env, PINHOLE_HOME: home };
      const draw = () =>
        run(node, [...args, "run", "a fox under a full moon", "-o", join(home, "fox.png")], { env });
      await draw();
      const runs = await timeEach(5, draw);
      const empty = await timeEach(5, () => run(node, ["-e", "0"]));
      const bare = median(empty);
      return [
        {
          work: "start to listening",
          measured: milliseconds(median(starts)),
          peer: `${ratio(median(starts), bare)} of an empty Node process (${milliseconds(bare)})`,
          reach: "within 1 s",
          reached: median(starts) < 1000,
        },
        {
          work: "pinhole run, to a file, no server",
          measured: milliseconds(median(runs)),
          peer: `${ratio(median(runs), bare)} of an empty Node process`,
          reach: "within 2 s",
          reached: median(runs) < 2000,
        },
      ];
    } finally {
      await rm(home, { recursive: true, force: true });
    }
  },
};
