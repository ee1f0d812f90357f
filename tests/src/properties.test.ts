import {
  createImageRequest,
  errorBody,
  errorEvent,
  fields,
  imageEvent,
  imagesResponse,
  listErrors,
  modelList,
  modelObject,
} from "@pinhole/contract";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Answer, type Call, createCaller } from "./create-caller.ts";
import { filePart, formBody, formContentType, type FormPart } from "./form-body.ts";
import { anyPng, maskOf, pngOf, rgbPngOf, noise } from "./pictures.ts";
import { readEvents } from "./read-events.ts";
import { startTestServer } from "./start-test-server.ts";

const server = await startTestServer({ settings: { logLevel: "error" } });
const strict = await startTestServer({ settings: { mode: "strict", logLevel: "error" } });
const callers = { compatible: createCaller(server.url), strict: createCaller(strict.url) };
const host = { host: "localhost" };
/** Sent together, so that requests meet each other. */
const atOnce = 10;
let calls = 0;
/** How many requests of each path were answered with pictures. */
const drawn = new Map<string, number>();

afterAll(async () => {
  for (const caller of Object.values(callers)) caller.close();
  await Promise.all([server.stop(), strict.stop()]);
});

const statuses = new Set([200, ...listErrors().map(({ status }) => status)]);
const errorBodyInFull = errorBody.extend({ error: errorBody.shape.error.strict() }).strict();

/** What every answer must be, whatever was asked. */
function checkAnswer({ status, headers, text }: Answer, call: Call): void {
  calls += 1;
  const shown = `${call.method} ${call.path} ${String(call.body).slice(0, 300)} -> ${status} ${text.slice(0, 300)}`;
  expect(status, shown).toBeLessThan(500);
  expect(statuses, shown).toContain(status);
  expect(headers["x-request-id"], shown).toMatch(/^req_/);
  if (call.method === "HEAD") return;
  const type = headers["content-type"] ?? "";
  if (status !== 200) {
    expect(type, shown).toBe("application/json");
    expect(errorBodyInFull.safeParse(JSON.parse(text)).error, shown).toBeUndefined();
    return;
  }
  if (call.path.startsWith("/v1/images/")) drawn.set(call.path, (drawn.get(call.path) ?? 0) + 1);
  if (type.startsWith("text/event-stream")) for (const event of readEvents(text)) checkEvent(event.body);
  else if (call.path.startsWith("/v1/images/")) {
    const parsed = imagesResponse.safeParse(JSON.parse(text));
    expect(parsed.error, shown).toBeUndefined();
    expect(parsed.data?.data.length, shown).toBeGreaterThan(0);
  }
}

function checkEvent(body: Record<string, unknown>): void {
  const schema = body.type === "error" ? errorEvent : imageEvent;
  expect(schema.safeParse(body).error, JSON.stringify(body).slice(0, 300)).toBeUndefined();
}

async function checkCalls(arbitrary: fc.Arbitrary<Call>, count: number, mode: keyof typeof callers) {
  const together = fc.array(arbitrary, { minLength: atOnce, maxLength: atOnce });
  await fc.assert(
    fc.asyncProperty(together, async (group) => {
      const answers = await Promise.all(group.map((call) => callers[mode].call(call)));
      for (const [index, answer] of answers.entries()) checkAnswer(answer, group[index] ?? { path: "" });
    }),
    { numRuns: count / atOnce, interruptAfterTimeLimit: 80_000, markInterruptAsFailure: true },
  );
}

const junk: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(null, "", "null", "auto", "1", "true", " ", "\0", "\ud800", "🦊", "__proto__"),
  fc.constantFrom(0, -1, 0.5, 1e21, 4_294_967_296, Number.MAX_SAFE_INTEGER),
  fc.boolean(),
  fc.jsonValue({ maxDepth: 2 }),
);

const prompts = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom("a fox", "two red boats at night, HELLO", "kein Hund", "狐", "x\ny"),
  },
  { weight: 1, arbitrary: fc.string({ unit: "binary", minLength: 1, maxLength: 40 }) },
);

/** A value as the member's own rule has it; small where it costs time. */
function valid(name: keyof typeof fields): fc.Arbitrary<unknown> {
  switch (name) {
    case "model":
      return fc.constant("sketch");
    case "prompt":
      return prompts;
    case "size":
      return fc
        .tuple(fc.integer({ min: 16, max: 64 }), fc.integer({ min: 16, max: 64 }))
        .map((edges) => edges.join("x"));
    case "n":
      return fc.constantFrom(1, 1, 1, 2, 3);
    default:
      return ofRule(fields[name].rule);
  }
}

function ofRule(rule: (typeof fields)[keyof typeof fields]["rule"]): fc.Arbitrary<unknown> {
  switch (rule.kind) {
    case "string":
      return fc.string({ maxLength: 20 });
    case "integer":
      return fc.integer({ min: rule.minimum, max: rule.maximum });
    case "decimal":
      return fc.double({ min: rule.minimum, max: rule.maximum, noNaN: true });
    case "boolean":
      return fc.boolean();
    case "word":
      return fc.constantFrom(...rule.values);
    case "size":
      return fc.constantFrom(...rule.words);
    case "object":
      return fc.dictionary(fc.string({ maxLength: 4 }), fc.integer(), { maxKeys: 2 });
  }
}

const names = Object.keys(fields) as (keyof typeof fields)[];

/** A request on `sketch` whose every member follows its rule. */
const validMembers: fc.Arbitrary<Record<string, unknown>> = fc.record(
  Object.fromEntries(
    names.map((name) => [
      name,
      name === "prompt" || name === "model" || name === "size" ? valid(name) : fc.option(valid(name)),
    ]),
  ),
  { requiredKeys: ["prompt", "model", "size"] },
);

/** The same with some of its members spoilt, left out or made up. */
const anyMembers: fc.Arbitrary<Record<string, unknown>> = fc
  .tuple(
    validMembers,
    fc.oneof(
      fc.constant({}),
      fc.dictionary(fc.constantFrom(...names, "image", "mask", "bogus", "__proto__", ""), junk, {
        maxKeys: 2,
      }),
    ),
    fc.oneof(fc.constant([]), fc.subarray(names, { maxLength: 2 })),
    // Members that strict mode knows of no model, and that a form writes otherwise.
    fc.constantFrom([], ["complexity", "frame_count", "frame_duration_ms", "svg"] as const),
    fc.constantFrom(
      "sketch",
      "sketch",
      "sketch",
      "dall-e-2",
      "dall-e-3",
      "gpt-image-1",
      "gpt-image-2",
      "nobody",
    ),
  )
  .map(([members, spoilt, left, foreign, model]) => {
    const all: Record<string, unknown> = { ...members, model, ...spoilt };
    for (const name of [...left, ...foreign]) delete all[name];
    // A hosted name without a small size costs a megapixel.
    if (all.model !== "sketch" && all.size === undefined) all.size = "16x16";
    return all;
  });

const jsonCall =
  (path: string) =>
  (body: unknown): Call => ({
    method: "POST",
    path,
    headers: { ...host, "content-type": "application/json" },
    body: JSON.stringify(body),
  });

let parts: FormPart[] = [];
beforeAll(async () => {
  parts = [
    filePart("image", await anyPng(16)),
    filePart("image[]", await pngOf(noise(16, 16, { alpha: true })), "application/octet-stream"),
    filePart("mask", await pngOf(maskOf(16, 16, (x) => x * 16))),
    filePart("mask", await rgbPngOf(noise(16, 16))),
    filePart("image", (await anyPng(16)).subarray(0, 90)),
    filePart("image", Buffer.from("<svg/>")),
    { name: "image", value: "no file" },
    filePart("mask", await anyPng(17)),
  ];
});

const formCall: fc.Arbitrary<Call> = fc
  .tuple(
    fc.constantFrom("/v1/images/edits", "/v1/images/variations"),
    anyMembers,
    fc.oneof(fc.constant([0]), fc.constant([0, 2]), fc.array(fc.nat(7), { maxLength: 3 })),
    fc.subarray(names, { maxLength: 4 }),
  )
  .map(([path, members, files, some]) => {
    const sent = new Set<string>(["model", "prompt", "size", "bogus", "__proto__", ...some]);
    const texts = Object.entries(members)
      .filter(([name]) => sent.has(name))
      .filter(([name, value]) => name !== "" && value !== undefined && value !== null)
      .map(([name, value]): FormPart => ({ name: name.replaceAll(/["\r\n]/g, ""), value: toText(value) }));
    return {
      method: "POST",
      path,
      headers: { ...host, "content-type": formContentType },
      body: formBody([...texts, ...files.flatMap((index) => parts[index] ?? [])]),
    };
  });

function toText(value: unknown): string {
  return (typeof value === "string" ? value : JSON.stringify(value)).toWellFormed();
}

test("1,300 requests that follow the schema are answered with pictures", { timeout: 90_000 }, async () => {
  const group = fc.array(validMembers, { minLength: atOnce, maxLength: atOnce });
  await fc.assert(
    fc.asyncProperty(group, async (bodies) => {
      const asked = bodies.map(jsonCall("/v1/images/generations"));
      const answers = await Promise.all(asked.map((call) => callers.compatible.call(call)));
      for (const [index, body] of bodies.entries()) {
        const answer = answers[index] ?? { status: 0, headers: {}, text: "" };
        checkAnswer(answer, asked[index] ?? { path: "" });
        expect(createImageRequest.safeParse(body).success).toBe(true);
        const isUnreadable = Object.values(body).some(
          (value) => typeof value === "string" && (value.includes("\0") || !value.isWellFormed()),
        );
        // The one rule that ties two members together.
        const excluded = body.background === "transparent" && body.output_format === "jpeg";
        expect(answer.status, `${JSON.stringify(body)} ${answer.text.slice(0, 200)}`).toBe(
          isUnreadable || excluded ? 400 : 200,
        );
        if (answer.status === 200 && body.stream !== true) {
          expect(imagesResponse.parse(JSON.parse(answer.text)).data).toHaveLength(Number(body.n ?? 1));
        }
      }
    }),
    { numRuns: 1_300 / atOnce },
  );
});

test(
  "2,600 requests with anything in them: what is accepted follows the schema",
  { timeout: 90_000 },
  async () => {
    const group = fc.array(anyMembers, { minLength: atOnce, maxLength: atOnce });
    await fc.assert(
      fc.asyncProperty(group, async (bodies) => {
        const asked = bodies.map(jsonCall("/v1/images/generations"));
        const answers = await Promise.all(asked.map((call) => callers.compatible.call(call)));
        for (const [index, body] of bodies.entries()) {
          const answer = answers[index] ?? { status: 0, headers: {}, text: "" };
          checkAnswer(answer, asked[index] ?? { path: "" });
          if (answer.status !== 200) continue;
          expect(createImageRequest.safeParse(body).error, JSON.stringify(body)).toBeUndefined();
        }
      }),
      { numRuns: 2_600 / atOnce },
    );
  },
);

test("1,500 forms with anything in them", { timeout: 90_000 }, async () => {
  await checkCalls(formCall, 1_500, "compatible");
});

test("1,000 requests and forms in strict mode", { timeout: 90_000 }, async () => {
  const calls = fc.oneof(anyMembers.map(jsonCall("/v1/images/generations")), formCall);
  await checkCalls(calls, 1_000, "strict");
});

test("1,000 JSON edits with anything in them", { timeout: 90_000 }, async () => {
  const inline = fc
    .nat(4)
    .map((index) => `data:image/png;base64,${Buffer.from(parts[index]?.value ?? "").toString("base64")}`);
  const reference = fc.oneof(
    fc.record({ image_url: inline }),
    fc.record({ image_url: junk }),
    fc.record({ file_id: junk }),
    junk,
  );
  const whole = `data:image/png;base64,${Buffer.from(parts[0]?.value ?? "").toString("base64")}`;
  const images = fc.oneof(fc.constant([{ image_url: whole }]), fc.array(reference, { maxLength: 3 }), junk);
  const edits = fc
    .record({ members: anyMembers, images, mask: reference }, { requiredKeys: ["members", "images"] })
    .map(({ members, ...rest }) => ({ ...members, ...rest }));
  await checkCalls(edits.map(jsonCall("/v1/images/edits")), 1_000, "compatible");
});

test("1,300 bodies that are any JSON, or nearly JSON", { timeout: 90_000 }, async () => {
  const text = fc.oneof(
    fc.json(),
    fc.string(),
    fc.tuple(fc.json(), fc.nat(30)).map(([whole, cut]) => whole.slice(0, cut)),
    validMembers.map((members) => `${JSON.stringify(members)},`),
  );
  const types = fc.constantFrom(
    "application/json",
    "application/json",
    "text/json",
    formContentType,
    "",
    "a/b;c",
  );
  const bodies = fc.tuple(fc.constantFrom("generations", "edits", "variations"), text, types);
  const asked = bodies.map(([operation, body, type]): Call => ({
    method: "POST",
    path: `/v1/images/${operation}`,
    headers: { ...host, "content-type": type },
    body,
  }));
  await checkCalls(asked, 1_300, "compatible");
});

test("1,300 methods, paths and headers", { timeout: 90_000 }, async () => {
  const segment = fc.oneof(
    fc.constantFrom(
      "v1",
      "images",
      "generations",
      "models",
      "sketch",
      "files",
      "..",
      "%2e",
      "",
      "%00",
      "%",
      "healthz",
    ),
    fc.string({ unit: fc.constantFrom(..."abcXYZ019-_.~%!$&'()*+,;=:@".split("")), maxLength: 12 }),
  );
  const path = fc.oneof(
    fc.array(segment, { maxLength: 5 }).map((segments) => `/${segments.join("/")}`),
    fc.constantFrom(
      "/v1/models",
      "/v1/models/sketch",
      "/",
      "/docs",
      "/openapi.json",
      "/healthz",
      "/metrics",
      "*",
    ),
  );
  const headers = fc.dictionary(
    fc.constantFrom(
      "authorization",
      "api-key",
      "accept",
      "origin",
      "x-stainless-retry-count",
      "idempotency-key",
      "prefer",
      "range",
    ),
    fc.string({ unit: fc.constantFrom(..."abc 019:/=,*".split("")), maxLength: 20 }),
    { maxKeys: 3 },
  );
  const asked = fc
    .tuple(fc.constantFrom("GET", "HEAD", "OPTIONS", "DELETE", "PUT", "PATCH", "POST"), path, headers)
    .map(([method, path, more]): Call => ({ method, path, headers: { ...host, ...more } }));
  const together = fc.array(asked, { minLength: atOnce, maxLength: atOnce });
  await fc.assert(
    fc.asyncProperty(together, async (group) => {
      const answers = await Promise.all(group.map((call) => callers.compatible.call(call)));
      for (const [index, answer] of answers.entries()) {
        const call = group[index] ?? { path: "" };
        // 204: OPTIONS of a path that is there.
        if (answer.status === 204) expect([call.method, answer.text]).toEqual(["OPTIONS", ""]);
        else checkAnswer(answer, call);
        if (answer.status === 200 && call.path === "/v1/models" && call.method === "GET") {
          modelList.parse(JSON.parse(answer.text));
        }
        if (answer.status === 200 && call.path === "/v1/models/sketch" && call.method === "GET") {
          modelObject.parse(JSON.parse(answer.text));
        }
        calls += answer.status === 204 ? 1 : 0;
      }
    }),
    { numRuns: 1_300 / atOnce },
  );
});

test("these were 10,000 requests; nothing failed inside, and nothing is left behind", async () => {
  expect(calls).toBeGreaterThanOrEqual(10_000);
  expect(drawn.get("/v1/images/generations")).toBeGreaterThan(1_500);
  expect(drawn.get("/v1/images/edits")).toBeGreaterThan(100);
  expect(drawn.get("/v1/images/variations")).toBeGreaterThan(50);
  for (const each of [server, strict]) {
    expect(each.log).toEqual([]);
    expect(await each.tempFiles()).toEqual([]);
    const failures = each.query("select failure from jobs where state <> 'succeeded'");
    // Pictures whose header is whole and whose pixels are not.
    for (const { failure } of failures) expect(JSON.parse(String(failure))).toMatchObject({ status: 400 });
  }
});
