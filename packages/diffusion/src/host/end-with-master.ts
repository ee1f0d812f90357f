// A thread of a model's process. It ends the process when its master has ended, also while a network runs and the event
// loop does not turn: nobody would want the picture, and its memory is needed by who comes next.
import { Socket } from "node:net";

// Nothing is ever written to this end of the pipe: it closes with the master.
const master = new Socket({ fd: 0 });
master.on("close", () => process.kill(process.pid, "SIGKILL"));
master.resume();
