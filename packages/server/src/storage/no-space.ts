import { apiError } from "@pinhole/contract";

const fullDiskCodes = new Set(["ENOSPC", "EDQUOT"]);
// SQLITE_FULL, https://sqlite.org/rescode.html#full
const sqliteFull = 13;

/** Whether a file operation or a statement failed because the disk, or the user's share of it, is full. */
export function isNoSpace(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ("errcode" in error && error.errcode === sqliteFull) return true;
  return "code" in error && typeof error.code === "string" && fullDiskCodes.has(error.code);
}

/** Makes a full disk the 503 a client may see; any other error stays what it is. */
export function explainNoSpace(error: unknown): unknown {
  return isNoSpace(error) ? Object.assign(apiError("noSpace", {}), { cause: error }) : error;
}
