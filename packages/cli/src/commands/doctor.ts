import { Command } from "commander";
import { Exit } from "../exit.ts";
import type { Finding } from "../doctor/finding.ts";
import { print, styled } from "../terminal.ts";

const marks = {
  ok: ["green", "✓"],
  warning: ["yellow", "!"],
  fault: ["red", "✗"],
} as const;

/** `pinhole doctor`: exit code 1 where something is at fault. */
export function createDoctorCommand(): Command {
  return new Command("doctor")
    .description("Check this machine, and say how to mend what is wrong.")
    .option("--json", "print the findings as JSON")
    .action(async ({ json }: { json?: boolean }) => {
      const { examine } = await import("../doctor/examine.ts");
      const findings: Finding[] = [];
      for await (const finding of examine()) {
        findings.push(finding);
        if (!json) print(describe(finding));
      }
      if (json) print(JSON.stringify(findings, undefined, 2));
      if (findings.some(({ state }) => state === "fault")) throw new Exit(1);
    });
}

function describe({ state, name, message, fix }: Finding): string {
  const [colour, mark] = marks[state];
  const line = `${styled(colour, mark, "stdout")} ${styled("bold", name, "stdout")}: ${message}`;
  return fix === undefined ? line : `${line}\n    ${fix}`;
}
