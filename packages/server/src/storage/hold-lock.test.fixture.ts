import { resolveHome } from "./home.ts";
import { acquireServerLock } from "./server-lock.ts";

try {
  acquireServerLock(resolveHome());
  process.stdout.write("locked\n");
  process.stdin.resume();
} catch (error) {
  process.stdout.write(`${error instanceof Error ? error.message : "failed"}\n`);
}
