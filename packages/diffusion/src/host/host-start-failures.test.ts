import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { request, watching } from "./requests.test.fixture.ts";
import { makeModel, startHost } from "./start-host.test.fixture.ts";

test("a program that cannot be started is an error of that drawing", async () => {
  const host = startHost({ program: new URL("https://example.com/no-file") });
  await expect(host.draw(await makeModel("fox"), request, watching())).rejects.toMatchObject({
    name: "HostError",
    failure: { reason: "crashed", stage: "load" },
    cause: { code: "ERR_INVALID_URL_SCHEME" },
  });
  expect(host.loaded()).toEqual([]);
});

test.runIf(process.platform !== "win32")(
  "where no process can be started for want of open files, the drawing fails alone, and the next one draws",
  async () => {
    const { directory } = await makeModel("fox");
    const fixture = fileURLToPath(new URL("./few-files.test.fixture.ts", import.meta.url));
    const command = 'ulimit -n 60 && exec "$0" --conditions=@pinhole/source "$1" "$2" 4';
    // In a process group of its own: a signal for nobody in particular goes to the whole group.
    const child = spawn("sh", ["-c", command, process.execPath, fixture, directory], { detached: true });
    const [output, [exitCode]] = await Promise.all([text(child.stdout), once(child, "close")]);
    expect(exitCode).toBe(0);
    expect(JSON.parse(output)).toEqual([
      "HostError: The process that is to hold the model could not be started.",
      "drawn",
    ]);
  },
);
