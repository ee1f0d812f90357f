import { type ChildProcess, type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/** Seconds a network took to be opened, and to run for the first time. */
export interface Opening {
  opening: number;
  run: number;
}

interface Answer {
  load?: number;
  graphs?: number;
  openings?: Record<string, Opening>;
  seconds?: number;
  worked?: number;
  /** Bytes. */
  peak?: number;
}

/** One run of a network. */
export interface Run {
  seconds: number;
  /** Seconds that processors worked for it, all threads together: tells more than the clock on a busy machine. */
  worked: number;
}

/** A program that runs networks when their names are written to it (the protocol is in peer.py). */
export interface Peer {
  name: string;
  /** Seconds until its first run could begin. */
  load: number;
  /** What of these its graphs took; our own program tells. */
  graphs: number;
  /** By network, in the order they were opened; our own program tells. */
  openings: Readonly<Record<string, Opening>>;
  /** Runs a network once. */
  run(network: string): Promise<Run>;
  /** The most memory it had, in bytes. */
  peak(): number;
  stop(): void;
}

/** @throws {Error} when the program ends before it answers */
export async function startPeer(name: string, [file, ...rest]: readonly string[]): Promise<Peer> {
  const environment = { ...process.env, ORT_DISABLE_TELEMETRY: "1", OPENVINO_TELEMETRY: "0" };
  const child = spawn(file ?? "", rest, { env: environment, stdio: ["pipe", "pipe", "pipe"] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const errors = lastErrors(child);
  let peak = 0;
  const next = async (): Promise<Answer> => {
    for (;;) {
      const line = await lines.next();
      if (line.done) throw new Error(`${name} ended ${await howItEnded(child)}: ${errors()}`);
      if (!line.value.startsWith("{")) continue;
      const message = JSON.parse(line.value) as Answer;
      peak = Math.max(peak, message.peak ?? 0);
      return message;
    }
  };
  // Whether it still listens is told by its answers.
  child.stdin.on("error", () => {});
  const { load = Number.NaN, graphs = Number.NaN, openings = {} } = await next();
  return {
    name,
    load,
    graphs,
    openings,
    async run(network) {
      child.stdin.write(`${network}\n`);
      const { seconds = Number.NaN, worked = Number.NaN } = await next();
      return { seconds, worked };
    },
    peak: () => peak,
    stop: () => void child.kill(),
  };
}

async function howItEnded(child: ChildProcess): Promise<string> {
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  return child.signalCode === null ? `with exit code ${child.exitCode}` : `by ${child.signalCode}`;
}

function lastErrors(child: ChildProcessWithoutNullStreams): () => string {
  let text = "";
  child.stderr.on("data", (part: Buffer) => {
    text = (text + part.toString()).slice(-1000);
  });
  return () => text;
}
