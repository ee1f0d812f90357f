/**
 * Cuts text that arrives in pieces into lines, ended by CRLF, LF or CR wherever a piece is cut
 * (https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream).
 * A line of many pieces is joined once: a picture in base64 is one line of megabytes.
 */
export function createLineSplitter(): { push(text: string): string[]; end(): string[] } {
  let open: string[] = [];
  let afterReturn = false;
  return {
    push(text) {
      if (text === "") return [];
      // The second half of a CRLF that was cut in two.
      const rest = afterReturn && text.startsWith("\n") ? text.slice(1) : text;
      afterReturn = text.endsWith("\r");
      const [first = "", ...others] = rest.split(/\r\n?|\n/);
      open.push(first);
      const last = others.pop();
      if (last === undefined) return [];
      const lines = [open.join(""), ...others];
      open = [last];
      return lines;
    },
    end: () => [open.join("")],
  };
}
