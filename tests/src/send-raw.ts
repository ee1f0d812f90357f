import { once } from "node:events";
import { connect, type Socket } from "node:net";

export interface RawAnswer {
  status: number;
  headers: Headers;
  body: Buffer;
  /** The body as JSON. */
  json(): unknown;
}

/** Opens a plain connection to a server. */
export async function openSocket(url: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port) });
  // A server that has answered may reset what is still being sent.
  socket.on("error", () => {});
  await once(socket, "connect");
  return socket;
}

/** Writes bytes as they are to a fresh connection, and reads until the server closes it or has sent an answer in full. */
export async function sendRaw(
  url: string,
  bytes: string | Uint8Array | readonly Uint8Array[],
  { endAfter = false, timeoutMs = 20_000 }: { endAfter?: boolean; timeoutMs?: number } = {},
): Promise<RawAnswer> {
  const socket = await openSocket(url);
  const answer = readAnswer(socket, timeoutMs);
  const pieces = typeof bytes === "string" ? [Buffer.from(bytes, "latin1")] : [bytes].flat();
  for (const piece of pieces) if (!socket.destroyed) socket.write(piece);
  if (endAfter) socket.end();
  try {
    return await answer;
  } finally {
    socket.destroy();
  }
}

/** Reads one answer off a connection. */
export async function readAnswer(socket: Socket, timeoutMs = 20_000): Promise<RawAnswer> {
  const chunks: Buffer[] = [];
  let length = 0;
  // As many bytes as the answer has at least.
  let wanted = 0;
  const { promise, resolve, reject } = Promise.withResolvers<RawAnswer>();
  const timer = setTimeout(() => reject(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
  const finish = (isClosed: boolean) => {
    if (length < wanted && !isClosed) return;
    const parsed = parseAnswer(Buffer.concat(chunks), isClosed);
    if (typeof parsed !== "number") resolve(parsed);
    else if (isClosed) reject(new Error(`the connection closed after ${length} bytes`));
    else wanted = parsed;
  };
  const onData = (chunk: Buffer) => {
    chunks.push(chunk);
    length += chunk.length;
    finish(false);
  };
  const onClose = () => finish(true);
  socket.on("data", onData);
  socket.once("close", onClose);
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    socket.off("data", onData);
    socket.off("close", onClose);
  }
}

/** The answer, or how many bytes of it there must be before it is worth another look. */
function parseAnswer(received: Buffer, isClosed: boolean): RawAnswer | number {
  let rest = received;
  while (rest.subarray(0, 12).toString("latin1") === "HTTP/1.1 100") {
    rest = rest.subarray(rest.indexOf("\r\n\r\n") + 4);
  }
  const headEnd = rest.indexOf("\r\n\r\n");
  if (headEnd < 0) return 0;
  const [statusLine = "", ...lines] = rest.subarray(0, headEnd).toString("latin1").split("\r\n");
  const pairs = lines.map((line): [string, string] => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon), line.slice(colon + 1).trim()];
  });
  const headers = new Headers(pairs);
  const length = headers.get("content-length");
  const body = rest.subarray(headEnd + 4);
  if (length === null && !isClosed) return Infinity;
  if (body.length < Number(length)) return received.length - body.length + Number(length);
  return {
    status: Number(statusLine.split(" ")[1]),
    headers,
    body,
    json: () => JSON.parse(body.toString()) as unknown,
  };
}
