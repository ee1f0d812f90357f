import { type ChildProcess, fork } from "node:child_process";
import { writeFileSync } from "node:fs";
import { setPriority } from "node:os";

// The same program runs from sources (Node strips the types) and from the built package.
const fromSource = import.meta.url.endsWith(".ts");

/**
 * What must be set before ONNX Runtime is loaded: its telemetry off; and memory given back to the system when a
 * network is released, which glibc does for large blocks only if told what is large before the program starts.
 */
const settled = {
  ORT_DISABLE_TELEMETRY: "1",
  MALLOC_MMAP_THRESHOLD_: "65536",
  MALLOC_TRIM_THRESHOLD_: "65536",
};

/** How nice the process is (0 to 19): the server answers while it computes on every core. */
const niceness = 5;

/** Starts a program of this package in a process of its own that computes. */
export function forkProgram(program: URL): ChildProcess {
  const child = fork(program, [], {
    serialization: "advanced",
    // A group of its own: Ctrl-C goes to all that the terminal runs, and would end a program that is not up yet.
    detached: process.platform !== "win32",
    // Nothing is written to its stdin: by its end the process learns that we have ended.
    stdio: ["pipe", "pipe", "pipe", "ipc"],
    execArgv: fromSource ? ["--conditions=@pinhole/source", "--disable-warning=ExperimentalWarning"] : [],
    env: { ...withoutSecrets(process.env), ...settled },
  });
  makeNice(child.pid);
  makeExpendable(child.pid);
  return child;
}

/** Weights are data, but a fault in what reads them should find no key. */
function withoutSecrets(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const isSecret = /^(PINHOLE|HF)_|TOKEN|SECRET|PASS|KEY|CREDENTIAL|AUTH/i;
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !isSecret.test(name)));
}

/**
 * Where the system runs out of memory it ends this process first, which costs one drawing, and not the server or a
 * program of somebody else (Linux: https://man7.org/linux/man-pages/man5/proc_pid_oom_score_adj.5.html, -1000 to 1000).
 */
function makeExpendable(pid: number | undefined): void {
  try {
    if (pid !== undefined) writeFileSync(`/proc/${pid}/oom_score_adj`, "500");
  } catch {
    // Not Linux, or ended already.
  }
}

function makeNice(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, niceness);
  } catch {
    // Ended already, or the system does not let us: it is no condition of drawing.
  }
}
