import { type ChildProcess, fork } from "node:child_process";
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
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    execArgv: fromSource ? ["--conditions=@pinhole/source", "--disable-warning=ExperimentalWarning"] : [],
    env: { ...withoutSecrets(process.env), ...settled },
  });
  makeNice(child.pid);
  return child;
}

/** Weights are data, but a fault in what reads them should find no key. */
function withoutSecrets(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const isSecret = /^(PINHOLE|HF)_|TOKEN|SECRET|PASSWORD|API_?KEY/i;
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !isSecret.test(name)));
}

function makeNice(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, niceness);
  } catch {
    // Ended already, or the system does not let us: it is no condition of drawing.
  }
}
