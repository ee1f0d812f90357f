// The command of a checkout. Turns the compile cache on before the first TypeScript file is seen, so that a second
// start strips no types: it takes less time, and the stripper's memory is never taken.
import module from "node:module";

module.enableCompileCache?.();
await import("./src/main.ts");
