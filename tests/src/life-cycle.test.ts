import { once } from "node:events";
import { mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { basename, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as delay } from "node:timers/promises";
import { imagesResponse } from "@pinhole/contract";
import { afterAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { filePart, formBody, formContentType, textParts } from "./form-body.ts";
import { anyPng, decodePicture } from "./pictures.ts";
import { readEvents } from "./read-events.ts";
import { serveOnSmallDisk } from "./small-disk.ts";
import { collect, freePort, runPinhole, type SpawnedServer, spawnServer } from "./spawn-pinhole.ts";
import { makeHomeFolder, queryDatabase } from "./start-test-server.ts";

const homes: string[] = [];
afterAll(async () => {
  for (const home of homes) await rm(home, { recursive: true, force: true });
});

async function newHome(): Promise<string> {
  const home = await makeHomeFolder();
  homes.push(home);
  return home;
}

async function serveUntilTestEnds(options: Parameters<typeof spawnServer>[0]): Promise<SpawnedServer> {
  const server = await spawnServer(options);
  onTestFinished(() => void server.child.kill("SIGKILL"));
  return server;
}

async function generate(baseUrl: string, body: object, headers: Record<string, string> = {}) {
  return await fetch(`${baseUrl}/images/generations`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ model: "sketch", prompt: "a hill", size: "32x32", ...body }),
  });
}

async function blobFiles(home: string): Promise<string[]> {
  const entries = await readdir(join(home, "blobs"), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

async function jobsAreDone(home: string): Promise<void> {
  await vi.waitFor(
    () => {
      const open = "select count(*) as jobs from jobs where state in ('queued', 'running')";
      expect(queryDatabase(home, open)).toEqual([{ jobs: 0 }]);
    },
    { timeout: 180_000, interval: 100 },
  );
}

describe("kill -9", () => {
  test("20 times, while requests are accepted and run: nothing is lost", { timeout: 600_000 }, async () => {
    const home = await newHome();
    const form = formBody([
      ...textParts({ model: "sketch", prompt: "a boat", size: "48x48", response_format: "b64_json" }),
      filePart("image", await anyPng(48)),
    ]);
    const answered = new Map<string, string>();
    const asked: string[] = [];

    async function ask(baseUrl: string, key: string): Promise<string> {
      const kind = Number(key.split("-")[1]) % 3;
      const inline = { response_format: "b64_json" };
      const answer =
        kind === 0
          ? await fetch(`${baseUrl}/images/edits`, {
              method: "POST",
              headers: { "content-type": formContentType, "idempotency-key": key },
              body: new Uint8Array(form),
            })
          : await generate(baseUrl, kind === 1 ? inline : { ...inline, size: "640x640", n: 2 }, {
              "idempotency-key": key,
            });
      expect(answer.status).toBe(200);
      const { data } = imagesResponse.parse(await answer.json());
      return data.map(({ b64_json: base64 }) => base64).join();
    }

    for (let round = 0; round < 20; round += 1) {
      const server = await serveUntilTestEnds({ home });
      let isAlive = true;
      const clients = Array.from({ length: 6 }, async (_, client) => {
        for (let turn = 0; isAlive; turn += 1) {
          const key = `${round}-${client}-${turn}`.replace(/^(\d+)-(\d+)/, "$1.$2-$2");
          asked.push(key);
          try {
            answered.set(key, await ask(server.baseUrl, key));
          } catch (error) {
            // The connection broke: that is what this test is about.
            if (!(error instanceof TypeError)) throw error;
            return;
          }
        }
      });
      await delay(30 + Math.random() * 700);
      server.child.kill("SIGKILL");
      isAlive = false;
      await Promise.all(clients);
      await server.ended;
    }

    const last = await serveUntilTestEnds({ home });
    await jobsAreDone(home);
    const jobs = queryDatabase(home, "select id, state, attempt, idempotency_key as key, result from jobs");
    expect(jobs.length).toBeGreaterThan(40);
    expect(jobs.filter(({ state }) => state !== "succeeded")).toEqual([]);
    expect(
      jobs.some(({ attempt }) => Number(attempt) > 1),
      "some job was killed and run again",
    ).toBe(true);
    const keys = jobs.map(({ key }) => String(key));
    expect(new Set(keys).size).toBe(keys.length);
    expect([...answered.keys()].filter((key) => !keys.includes(key))).toEqual([]);

    // Who asks again gets the very picture of the first time, and whoever was never answered gets one now.
    const sample = asked.filter((_, index) => index % Math.ceil(asked.length / 40) === 0);
    for (const key of sample) {
      const again = await ask(last.baseUrl, key);
      if (answered.has(key)) expect(again === answered.get(key), key).toBe(true);
    }
    expect((await last.stop()).code).toBe(0);

    const rows = queryDatabase(
      home,
      "select id, role, byte_length as length from blobs where role <> 'partial'",
    );
    const files = await blobFiles(home);
    const kept = files.map((file) => basename(file));
    expect(rows.filter(({ id }) => !kept.includes(String(id)))).toEqual([]);
    expect(kept).toHaveLength(rows.length);
    for (const { id, length } of rows) {
      const bytes = await readFile(files.find((file) => file.endsWith(String(id))) ?? "");
      expect(bytes.length).toBe(length);
      await decodePicture(bytes);
    }
    expect(queryDatabase(home, "pragma integrity_check")).toEqual([{ integrity_check: "ok" }]);
    expect(await readdir(join(home, "tmp"))).toEqual([]);
  });

  test("leaves a server file that misleads nobody", async () => {
    const home = await newHome();
    const server = await serveUntilTestEnds({ home });
    server.child.kill("SIGKILL");
    await server.ended;
    const drawn = await runPinhole(["a cup", "--size", "32x32", "-o", "-"], { PINHOLE_HOME: home });
    expect(drawn.stderr).not.toMatch(/ECONNREFUSED/);
    expect(drawn.code).toBe(0);
    expect(await decodePicture(drawn.stdout)).toMatchObject({ width: 32 });
  });
});

/** An hour for what is in hand: a server that waits for anything else does not end within a test's time. */
const patient = { PINHOLE_DRAIN_MS: "3600000" };

describe("SIGTERM", () => {
  test(
    "under load: what is in hand is answered, new work is not begun, then it ends",
    { timeout: 180_000 },
    async () => {
      const home = await newHome();
      const server = await serveUntilTestEnds({ home, env: patient });
      const wish = { size: "2048x2048", n: 3 };
      const inHand = [
        ...Array.from({ length: 4 }, async () => await generate(server.baseUrl, wish)),
        generate(server.baseUrl, { ...wish, stream: true, partial_images: 1 }),
      ];
      const bodies = inHand.map(async (answering) => {
        const answer = await answering;
        const text = await answer.text();
        return { status: answer.status, type: answer.headers.get("content-type"), text };
      });
      await vi.waitFor(() => expect(queryDatabase(home, "select id from jobs")).toHaveLength(5), {
        timeout: 10_000,
      });

      server.child.kill("SIGTERM");
      await vi.waitFor(
        async () => {
          const ready = await fetch(`${server.url}/readyz`);
          expect(ready.status).toBe(503);
          expect(await ready.json()).toMatchObject({ error: { code: "server_is_shutting_down" } });
        },
        { timeout: 10_000 },
      );
      const refused = await generate(server.baseUrl, {});
      expect(refused.status).toBe(503);
      expect(refused.headers.get("retry-after")).not.toBeNull();
      expect(refused.headers.get("connection")).toBe("close");
      expect(await refused.json()).toEqual({
        error: {
          message: "The server is shutting down. Try again in a moment.",
          type: "service_unavailable_error",
          param: null,
          code: "server_is_shutting_down",
        },
      });

      for (const { status, type, text } of await Promise.all(bodies)) {
        expect(status).toBe(200);
        if (type?.startsWith("text/event-stream"))
          expect(readEvents(text).at(-1)?.type).toMatch(/completed$/);
        else expect(imagesResponse.parse(JSON.parse(text)).data).toHaveLength(3);
      }
      const { code } = await server.ended;
      expect(code).toBe(0);
      expect(queryDatabase(home, "select distinct state from jobs")).toEqual([{ state: "succeeded" }]);
      await expect(stat(join(home, "server.json"))).rejects.toThrow("ENOENT");
    },
  );

  test("of an idle server with open connections ends it at once", async () => {
    const server = await serveUntilTestEnds({ home: await newHome(), env: patient });
    await (await fetch(`${server.baseUrl}/models`, { keepalive: true })).text();
    expect((await server.stop()).code).toBe(0);
  });

  test("twice cuts off what is in hand, and the next server takes it up", { timeout: 300_000 }, async () => {
    const home = await newHome();
    const server = await serveUntilTestEnds({ home, env: patient });
    const cut = generate(server.baseUrl, { size: "3840x2160", n: 4 }).catch(() => "cut");
    await vi.waitFor(() => expect(queryDatabase(home, "select id from jobs")).toHaveLength(1), {
      timeout: 10_000,
    });
    server.child.kill("SIGTERM");
    await vi.waitFor(async () => expect((await fetch(`${server.url}/readyz`)).status).toBe(503), {
      timeout: 10_000,
    });
    server.child.kill("SIGTERM");
    await server.ended;
    await cut;
    expect(queryDatabase(home, "pragma integrity_check")).toEqual([{ integrity_check: "ok" }]);
    const next = await serveUntilTestEnds({ home });
    await jobsAreDone(home);
    const [job] = queryDatabase(home, "select state from jobs");
    expect(["succeeded", "cancelled"]).toContain(job?.state);
    await next.stop();
  });

  test("Ctrl-C does the same as SIGTERM", async () => {
    const server = await serveUntilTestEnds({ home: await newHome() });
    server.child.kill("SIGINT");
    expect((await server.ended).code).toBe(0);
  });
});

test("a server whose greeting nobody reads goes on serving (`pinhole serve | head -1`)", async () => {
  const home = await newHome();
  const server = await serveUntilTestEnds({ home, isUnread: true });
  for (let turn = 0; turn < 20; turn += 1) expect((await generate(server.baseUrl, {})).status).toBe(200);
  expect((await server.stop()).code).toBe(0);
  // Withdrawn by a server that stopped in order, and by no other.
  expect(await readdir(home)).not.toContain("server.json");
});

describe("a server that cannot start says why in a sentence, and ends with 1", () => {
  async function refusal(env: Record<string, string>): Promise<string> {
    const { code, stdout, stderr } = await runPinhole(["serve"], { PINHOLE_PORT: "0", ...env });
    expect(code).toBe(1);
    expect(stdout.toString()).toBe("");
    expect(stderr).not.toMatch(/\n\s+at |node:internal|Error:/);
    return stderr.trim().replace(/^error: /, "");
  }

  test("a second one on the same home", async () => {
    const home = await newHome();
    const first = await serveUntilTestEnds({ home });
    expect(await refusal({ PINHOLE_HOME: home })).toBe(
      `A Pinhole server is already running on ${home}. Stop it first, or start this one with PINHOLE_HOME set to another folder.`,
    );
    expect((await fetch(`${first.url}/readyz`)).status).toBe(200);
  });

  test("its port taken", async () => {
    const squatter = createServer().listen(0, "127.0.0.1");
    await once(squatter, "listening");
    const address = squatter.address();
    const port = typeof address === "object" ? (address?.port ?? 0) : 0;
    expect(await refusal({ PINHOLE_HOME: await newHome(), PINHOLE_PORT: String(port) })).toBe(
      `Port ${port} on 127.0.0.1 is already in use. Stop the program that holds it, or choose another with --port or PINHOLE_PORT.`,
    );
    squatter.close();
  });

  test("a home that cannot be written", async () => {
    const file = join(await newHome(), "a-file");
    await writeFile(file, "");
    for (const home of [file, join(file, "home")]) {
      expect(await refusal({ PINHOLE_HOME: home })).toBe(
        `The folder ${home} cannot be written. Check its owner and rights, or set PINHOLE_HOME to another folder.`,
      );
    }
  });

  test("a database newer than the program, which it leaves as it is", async () => {
    const home = await newHome();
    await (await serveUntilTestEnds({ home })).stop();
    const database = new DatabaseSync(join(home, "pinhole.db"));
    database.exec("update schema_version set version = 999");
    database.close();
    expect(await refusal({ PINHOLE_HOME: home })).toMatch(
      /^The database was written by a newer Pinhole \(schema 999, this program knows up to \d+\)\. Update Pinhole, or set PINHOLE_HOME to another folder\.$/,
    );
    expect(queryDatabase(home, "select version from schema_version")).toEqual([{ version: 999 }]);
  });

  test("a database that is none", async () => {
    const home = await newHome();
    await writeFile(
      join(home, "pinhole.db"),
      "This is not a database, and longer than a header would be. ".repeat(99),
    );
    expect(await refusal({ PINHOLE_HOME: home })).toMatch(/pinhole\.db|database/);
  });

  test("another machine's address without a key", async () => {
    const message = await refusal({ PINHOLE_HOME: await newHome(), PINHOLE_HOST: "0.0.0.0" });
    expect(message).toMatch(/^Refusing to listen on 0\.0\.0\.0 without a key/);
  });

  test("a setting it does not know, or cannot use", async () => {
    const home = await newHome();
    expect(await refusal({ PINHOLE_HOME: home, PINHOLE_MOOD: "bad" })).toContain("PINHOLE_MOOD");
    expect(await refusal({ PINHOLE_HOME: home, PINHOLE_PORT: "70000" })).toContain("PINHOLE_PORT");
    await writeFile(join(home, "pinhole.json"), "{");
    expect(await refusal({ PINHOLE_HOME: home })).toContain("is not a JSON object");
  });
});

test(
  "a full disk is a 503 for new work, and over as soon as there is space",
  { timeout: 60_000 },
  async () => {
    const folder = await newHome();
    const port = await freePort();
    const { child, home, fill, free } = await serveOnSmallDisk(folder, port);
    onTestFinished(() => void child.kill("SIGKILL"));
    const ended = collect(child);
    const url = `http://127.0.0.1:${port}`;
    await vi.waitFor(async () => expect((await fetch(`${url}/readyz`)).status).toBe(200), {
      timeout: 15_000,
    });
    const ask = async () => await generate(`${url}/v1`, {});
    const before = imagesResponse.parse(await (await ask()).json()).data[0]?.url ?? "";

    await fill();
    await vi.waitFor(
      async () => {
        const full = await ask();
        expect(full.headers.get("retry-after")).toBe("30");
        expect([full.status, await full.json()]).toEqual([
          503,
          {
            error: {
              message: "The server has no disk space left for new pictures. Free some space and try again.",
              type: "service_unavailable_error",
              param: null,
              code: "no_space_left",
            },
          },
        ]);
      },
      { timeout: 5_000, interval: 250 },
    );
    const form = formBody([
      ...textParts({ model: "sketch", prompt: "x" }),
      filePart("image", await anyPng(300)),
    ]);
    const upload = await fetch(`${url}/v1/images/edits`, {
      method: "POST",
      headers: { "content-type": formContentType },
      body: new Uint8Array(form),
    });
    expect(upload.status).toBe(503);
    // What was made before is still there to be fetched.
    expect((await fetch(before)).status).toBe(200);
    expect((await fetch(`${url}/v1/models`)).status).toBe(200);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);

    await free();
    await vi.waitFor(async () => expect((await ask()).status).toBe(200), { timeout: 10_000, interval: 250 });
    await vi.waitFor(async () => expect((await fetch(`${url}/readyz`)).status).toBe(200), { timeout: 5_000 });
    for (const file of await blobFiles(home)) await decodePicture(await readFile(file));
    expect(await readdir(join(home, "tmp"))).toEqual([]);
    child.kill("SIGTERM");
    expect((await ended).code).toBe(0);
  },
);

test("the home belongs to its owner alone, and its server file goes with the server", async () => {
  const home = join(await newHome(), "new", "home");
  await mkdir(join(home, ".."), { recursive: true });
  const server = await serveUntilTestEnds({ home });
  expect((await stat(home)).mode & 0o777).toBe(0o700);
  const file = join(home, "server.json");
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(JSON.parse(await readFile(file, "utf8"))).toMatchObject({ url: server.url, pid: server.child.pid });
  await server.stop();
  await expect(stat(file)).rejects.toThrow("ENOENT");
});
