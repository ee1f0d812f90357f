// Loaded before a server: while the file FULL_DISK_MARK exists, no file can be opened for writing.
import { existsSync, promises } from "node:fs";
import { syncBuiltinESMExports } from "node:module";

const mark = process.env.FULL_DISK_MARK ?? "";
const { open } = promises;

promises.open = async (path, flags, mode) => {
  if (flags !== "r" && existsSync(mark)) {
    throw Object.assign(new Error("ENOSPC: no space left on device"), { code: "ENOSPC", syscall: "open" });
  }
  return await open(path, flags, mode);
};
syncBuiltinESMExports();
