import { InvalidArgumentError } from "commander";

const unitMs: Record<string, number> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/**
 * When a key expires, in Unix milliseconds.
 * @param text `30d`, `12h`, `90m`, `2w`, or a date such as 2027-01-31
 */
export function readExpiry(text: string, now = Date.now()): number {
  const [, amount, unit = ""] = /^(\d{1,6})([mhdw])$/.exec(text) ?? [];
  const at = amount === undefined ? readDate(text) : now + Number(amount) * (unitMs[unit] ?? 0);
  if (Number.isNaN(at)) throw new InvalidArgumentError("It looks like 30d, 12h, 2w or 2027-01-31.");
  if (at <= now) throw new InvalidArgumentError("It is not in the future.");
  return at;
}

function readDate(text: string): number {
  return /^\d{4}-\d{2}-\d{2}(T.*)?$/.test(text) ? Date.parse(text) : Number.NaN;
}
