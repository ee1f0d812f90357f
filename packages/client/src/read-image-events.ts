import type { DrawingStep, ImageEvent } from "@pinhole/contract";
import { ConnectionError } from "./connection-error.ts";
import { iterate } from "./image-input.ts";
import { toPinholeError } from "./read-error.ts";
import { readEvents, type ServerEvent } from "./read-events.ts";
import { readStep } from "./read-step.ts";
import { type OpenAnswer, toConnectionError } from "./send-request.ts";

/** Of one call: what ends it, and who is told how far it is. */
export interface EventsWatch {
  signal?: AbortSignal | null;
  onStep?: (step: DrawingStep) => void;
}

/**
 * The events of a successful streamed answer. Leaving the loop early hangs up, which ends the work on the server.
 *
 * @throws {PinholeError} for an error event
 * @throws {ConnectionError} or {TimeoutError} where the answer breaks off before a picture is complete
 */
export async function* readImageEvents<Event extends ImageEvent>(
  answer: OpenAnswer,
  { signal, onStep }: EventsWatch = {},
): AsyncGenerator<Event, void> {
  let completed = false;
  const onComment = (text: string) => {
    const step = onStep && readStep(text);
    if (step) onStep(step);
  };
  for await (const event of readEvents(readBytes(answer, signal), onComment)) {
    if (event.data === "[DONE]") break;
    const image = toImageEvent(event, answer.response.headers) as Event;
    completed ||= image.type.endsWith(".completed");
    yield image;
  }
  if (!completed) throw new ConnectionError("The stream ended before its picture was complete.");
}

async function* readBytes(
  { response, watch }: OpenAnswer,
  callerSignal?: AbortSignal | null,
): AsyncGenerator<Uint8Array, void> {
  try {
    for await (const bytes of iterate<Uint8Array>(response.body ?? new Blob([]).stream())) {
      // The time a caller takes over an event is not the server's silence.
      watch.stop();
      yield bytes;
      watch.heard();
    }
  } catch (cause) {
    callerSignal?.throwIfAborted();
    throw toConnectionError(cause, watch);
  } finally {
    watch.stop();
  }
}

function toImageEvent({ name, data }: ServerEvent, headers: Headers): ImageEvent {
  const value = parse(data);
  const isError = name === "error" || (typeof value === "object" && value !== null && "error" in value);
  if (isError) throw toPinholeError(value, { headers, fallback: data.slice(0, 200) });
  return value as ImageEvent;
}

function parse(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch (cause) {
    throw new ConnectionError("The stream holds an event that is not JSON.", { cause });
  }
}
