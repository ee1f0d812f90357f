import { type DestinationStream, type Logger, pino, stdSerializers } from "pino";

export type { Logger } from "pino";

/** Members that never reach a log, wherever in a line they stand: what people wrote, keys, signatures and pixels. */
const secretMembers = [
  "prompt",
  "negativePrompt",
  "negative_prompt",
  "user",
  "safetyIdentifier",
  "authorization",
  "apiKey",
  "token",
  "sig",
  "b64_json",
];

/** JSON lines on stderr. */
export function createLogger(level: string, destination: DestinationStream = pino.destination(2)): Logger {
  return pino(
    {
      level,
      base: { name: "pinhole" },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      // Each cause on its own, instead of every message strung together.
      serializers: { err: stdSerializers.errWithCause },
      redact: { paths: secretMembers.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), remove: true },
    },
    destination,
  );
}
