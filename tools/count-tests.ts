// Adds up the reports of both test runners and prints one line: N passed, N failed, N skipped.
import { readFileSync } from "node:fs";
import { join } from "node:path";

const [folder = "."] = process.argv.slice(2);
const node = JSON.parse(readFileSync(join(folder, "vitest.json"), "utf8"));
const python = readFileSync(join(folder, "python.xml"), "utf8");

const suite = /<testsuite [^>]*>/.exec(python)?.[0] ?? "";
const count = (name: string) => Number(new RegExp(` ${name}="(\\d+)"`).exec(suite)?.[1] ?? 0);
const failed = node.numFailedTests + count("failures") + count("errors");
const skipped = node.numPendingTests + node.numTodoTests + count("skipped");
const passed = node.numPassedTests + count("tests") - count("failures") - count("errors") - count("skipped");

console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
if (failed > 0 || skipped > 0 || passed === 0) process.exitCode = 1;
