import { expect, test } from "vitest";
import { anonymousBytes, residentBytes } from "./resident-bytes.ts";

test.runIf(process.platform === "linux")(
  "pages of files are resident, and no memory of the process's own",
  () => {
    const resident = residentBytes(process.pid) ?? 0;
    const anonymous = anonymousBytes(process.pid) ?? 0;
    expect(anonymous).toBeGreaterThan(10_000_000);
    // The Node program alone has tens of megabytes of code that are mapped from its file.
    expect(resident - anonymous).toBeGreaterThan(10_000_000);
  },
);

test("of a process that is not there nothing is told", () => {
  expect(residentBytes(2 ** 30)).toBeUndefined();
  expect(anonymousBytes(undefined)).toBeUndefined();
});
