import { availableParallelism } from "node:os";
import { expect, test } from "vitest";
import { physicalCores } from "./physical-cores.ts";

const thread = (socket: number, core: number) =>
  `processor : 9\nphysical id\t: ${socket}\ncore id\t\t: ${core}\n`;

test("two threads of one core are one core, the same number on two sockets is two", () => {
  const cpuinfo = [thread(0, 0), thread(0, 0), thread(1, 0), thread(1, 0)].join("\n");
  expect(physicalCores(cpuinfo)).toBe(Math.min(2, availableParallelism()));
});

test("no more than this program may use", () => {
  const cpuinfo = Array.from({ length: 512 }, (_, core) => thread(0, core)).join("\n");
  expect(physicalCores(cpuinfo)).toBe(availableParallelism());
});

test("where the system does not tell, every thread counts", () => {
  expect(physicalCores("")).toBe(availableParallelism());
  expect(physicalCores("processor : 0\nBogoMIPS : 50.00\n")).toBe(availableParallelism());
});
