import type { ChildProcess } from "node:child_process";
import { stripVTControlCharacters } from "node:util";
import { forkProgram } from "./fork-program.ts";

/** A program in a process of its own, which messages go to and come from. */
export interface RunningProgram {
  readonly pid: number | undefined;
  /** What cannot be reached any more is ended. */
  send(message: object): void;
  /** Ends it at once. */
  kill(): void;
  /** What it wrote last to stdout and stderr, about 2000 characters of it; for the log. */
  lastWords(): string;
}

/** How a program came to its end. */
export interface ProgramEnd {
  exitCode: number | null;
  signal: string | null;
  /** Why it was not even started. */
  cause?: unknown;
}

export interface ProgramEvents<Message> {
  onMessage(message: Message): void;
  /** Told once, when all it sent and wrote has arrived and its memory is free. */
  onEnd(end: ProgramEnd): void;
}

/** @throws {Error} of the system, where it knows at once that it cannot be started; else that is told as its end */
export function startProgram<Message>(program: URL, events: ProgramEvents<Message>): RunningProgram {
  const child = forkProgram(program);
  const lastWords = keepLastWords(child);

  function kill(): void {
    // Without a process there is no number, and the system would take that for everybody in our own group.
    if (child.pid !== undefined) child.kill("SIGKILL");
  }

  child.on("close", (exitCode, signal) => events.onEnd({ exitCode, signal }));
  child.on("error", (cause) => {
    if (child.pid === undefined) events.onEnd({ exitCode: null, signal: null, cause });
  });
  child.on("message", (message: Message) => events.onMessage(message));

  return {
    pid: child.pid,
    send(message) {
      // What was not started says so itself, in a moment.
      if (child.pid === undefined) return;
      child.send(message, (error) => void (error && kill()));
    },
    kill,
    lastWords,
  };
}

const keptLength = 2_000;

function keepLastWords({ stdout, stderr }: ChildProcess): () => string {
  let words = "";
  const keep = (chunk: string) => (words = (words + chunk).slice(-keptLength));
  for (const stream of [stdout, stderr]) stream?.setEncoding("utf8").on("data", keep);
  return () => stripVTControlCharacters(words).trim();
}
