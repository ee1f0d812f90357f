import { createLineSplitter } from "./split-lines.ts";

/** One server-sent event. */
export interface ServerEvent {
  /** The `event` field; `message` where there is none. */
  name: string;
  /** The `data` fields, joined by line feeds. */
  data: string;
}

/**
 * Reads server-sent events from a body
 * (https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation).
 * Comments go to `onComment`; events without data are passed over. An event that the end of the body cuts short of its blank line is
 * given all the same, as servers that leave the last blank line out mean it.
 */
export async function* readEvents(
  body: AsyncIterable<Uint8Array>,
  onComment?: (text: string) => void,
): AsyncGenerator<ServerEvent, void> {
  const decoder = new TextDecoder();
  const splitter = createLineSplitter();
  const fields = createEventFields(onComment);
  for await (const bytes of body) {
    for (const line of splitter.push(decoder.decode(bytes, { stream: true }))) {
      const event = fields.add(line);
      if (event) yield event;
    }
  }
  for (const line of [...splitter.push(decoder.decode()), ...splitter.end(), ""]) {
    const event = fields.add(line);
    if (event) yield event;
  }
}

/** Gathers the fields of an event, and gives it at its blank line. */
function createEventFields(onComment?: (text: string) => void): {
  add(line: string): ServerEvent | undefined;
} {
  let name = "";
  let data: string[] = [];
  return {
    add(line) {
      if (line === "") {
        const event = data.length > 0 ? { name: name || "message", data: data.join("\n") } : undefined;
        name = "";
        data = [];
        return event;
      }
      if (line.startsWith(":")) onComment?.(line.slice(1));
      const colon = line.indexOf(":");
      const field = colon === -1 ? line : line.slice(0, colon);
      const value = colon === -1 ? "" : line.slice(line[colon + 1] === " " ? colon + 2 : colon + 1);
      if (field === "event") name = value;
      if (field === "data") data.push(value);
      return undefined;
    },
  };
}
