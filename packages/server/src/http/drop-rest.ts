import type { IncomingMessage } from "node:http";

/** So much of a refused body is still read, to let the sender get to the answer; then the connection is cut. */
const maximumBytes = 64 * 2 ** 20;

/** Reads and drops what was not read of a body: a sender that is cut off while sending may never see its answer. */
export function dropRest(message: IncomingMessage): void {
  if (message.complete || message.destroyed) return;
  let dropped = 0;
  message.on("data", (chunk: Uint8Array) => {
    dropped += chunk.length;
    if (dropped > maximumBytes) message.socket.destroy();
  });
  message.resume();
}
