import type { ServerResponse } from "node:http";

/** Aborts when the connection closes before the answer was sent in full. */
export function clientGone(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  const abort = () => {
    if (!response.writableFinished) controller.abort(new Error("the client went away"));
  };
  if (response.destroyed || response.closed) abort();
  else response.once("close", abort);
  return controller.signal;
}
