import { cleanText } from "./prompt/tokens.ts";

const MAX_NOT_DRAWN = 600;

/** `Drew: … Not drawn: …`, free of control characters and of sensible length. */
export function revisePrompt(drew: readonly string[], notDrawn: readonly string[]): string {
  const done = `Drew: ${drew.length > 0 ? drew.join(", ") : "nothing new"}.`;
  if (notDrawn.length === 0) return done;
  const missed = notDrawn.join(", ");
  const short = missed.length > MAX_NOT_DRAWN ? `${missed.slice(0, MAX_NOT_DRAWN)}…` : missed;
  return cleanText(`${done} Not drawn: ${short}.`);
}
