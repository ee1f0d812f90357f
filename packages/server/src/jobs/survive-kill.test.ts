import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { decodeImage } from "../images/decode-image.ts";
import { createFilesystemBlobs } from "../storage/blobs/filesystem.ts";
import type { Home } from "../storage/home.ts";
import { openSqliteRecords } from "../storage/records/sqlite.ts";
import { makeTempHome } from "../storage/temp-home.test.fixture.ts";
import { removeOrphans } from "./recover.ts";

const server = fileURLToPath(new URL("./server-to-kill.test.fixture.ts", import.meta.url));
const kills = 20;

/** What the servers said before they died. */
interface Said {
  acknowledged: Set<string>;
  /** The picture each answered job was answered with. */
  answered: Map<string, string>;
  faults: string[];
}

function startServer(home: Home, said: Said, mode = "work"): { child: ChildProcess; ready: Promise<void> } {
  const child = spawn(process.execPath, ["--conditions=@pinhole/source", server, mode], {
    env: { ...process.env, PINHOLE_HOME: home.folder },
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const ready = Promise.withResolvers<void>();
  child.once("exit", () => ready.reject(new Error("the server ended before it was ready")));
  createInterface(child.stdout).on("line", (line) => {
    const [word, jobId = "", blobId = ""] = line.split(" ");
    if (word === "ready") ready.resolve();
    else if (word === "ack") said.acknowledged.add(jobId);
    else if (word === "done") said.answered.set(jobId, blobId);
    else said.faults.push(line);
  });
  return { child, ready: ready.promise };
}

test(
  `a server killed ${kills} times at any moment loses nothing it acknowledged`,
  { timeout: 120_000 },
  async () => {
    const home = await makeTempHome();
    const said: Said = { acknowledged: new Set(), answered: new Map(), faults: [] };
    for (let kill = 0; kill < kills; kill += 1) {
      const { child, ready } = startServer(home, said);
      await ready;
      await delay(100 + Math.random() * 300);
      child.kill("SIGKILL");
      await once(child, "close");
    }
    const last = startServer(home, said, "finish");
    expect(await once(last.child, "close")).toEqual([0, null]);

    expect(said.faults).toEqual([]);
    expect(said.acknowledged.size).toBeGreaterThan(kills);
    // How many were answered within their server's short life is a matter of the machine.
    expect(said.answered.size).toBeGreaterThan(0);
    const check = new DatabaseSync(home.database);
    expect(check.prepare("pragma integrity_check").all()).toEqual([{ integrity_check: "ok" }]);
    check.close();

    const records = openSqliteRecords(home.database);
    onTestFinished(() => records.close());
    const blobs = createFilesystemBlobs({ folder: home.blobs, tempFolder: home.temp });
    const attempts: number[] = [];
    for (const id of said.acknowledged) {
      const job = await records.jobs.read(id);
      expect(job, `${id} was acknowledged`).toMatchObject({ state: "succeeded" });
      const [picture, ...others] = job?.result?.pictures ?? [];
      expect(others).toEqual([]);
      const bytes = await blobs.get(picture?.blobId ?? "");
      expect(await decodeImage(bytes ?? new Uint8Array())).toMatchObject({ width: 16, height: 16 });
      attempts.push(job?.attempt ?? 0);
    }
    for (const [id, blobId] of said.answered) {
      expect((await records.jobs.read(id))?.result?.pictures[0]?.blobId).toBe(blobId);
    }
    expect(Math.max(...attempts), "some job was interrupted and run again").toBeGreaterThan(1);
    expect(await removeOrphans({ records, blobs })).toEqual({ files: 0, rows: 0 });
  },
);
