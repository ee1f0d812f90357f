import { afterEach, expect, test, vi } from "vitest";
import { readHubAddress } from "./hub-address.ts";
import { retryAfter } from "./hub-failure.ts";
import { openAnswer } from "./hub-request.ts";
import { usualPatience } from "./patience.ts";

const signal = new AbortController().signal;
const hub = { endpoint: "https://hub.example", token: "hf_secret", patience: usualPatience };

afterEach(() => void vi.unstubAllGlobals());

/** Answers of a network that is not there; what was asked of it is kept. */
function answerWith(answers: Record<string, ResponseInit>) {
  const asked: [url: string, authorization: string | null][] = [];
  vi.stubGlobal("fetch", async (url: URL, { headers }: RequestInit) => {
    asked.push([url.href, new Headers(headers).get("authorization")]);
    return new Response(null, answers[url.href]);
  });
  return asked;
}

const to = (location: string, status = 302): ResponseInit => ({ status, headers: { location } });

test("the token stays with the hub's own origin, through renames and out again", async () => {
  const asked = answerWith({
    "https://hub.example/old/x": to("/new/x", 307),
    "https://hub.example/new/x": to("https://storage.example/x?signature=1"),
    "https://storage.example/x?signature=1": to("https://hub.example.evil.example/x"),
    "https://hub.example.evil.example/x": to("https://hub.example:8443/x"),
    "https://hub.example:8443/x": { status: 200 },
  });
  const answer = await openAnswer({ url: "https://hub.example/old/x", signal }, hub);
  await answer.drop();
  expect(asked).toEqual([
    ["https://hub.example/old/x", "Bearer hf_secret"],
    ["https://hub.example/new/x", "Bearer hf_secret"],
    ["https://storage.example/x?signature=1", null],
    ["https://hub.example.evil.example/x", null],
    ["https://hub.example:8443/x", null],
  ]);
});

test("a redirect from https to http is not followed", async () => {
  const asked = answerWith({ "https://hub.example/x": to("http://storage.example/x") });
  await expect(openAnswer({ url: "https://hub.example/x", signal }, hub)).rejects.toThrow(
    "hub.example redirects from https to http (storage.example), which is not followed.",
  );
  expect(asked).toHaveLength(1);
});

test.each([
  ["12", 12_000],
  ["Mon, 23 Nov 2026 00:00:10 GMT", 10_000],
  ["Mon, 23 Nov 2026 00:00:00 GMT", 0],
  ["soon", undefined],
  ["", undefined],
])("Retry-After %j is %s ms", (value, expected) => {
  const now = Date.parse("2026-11-23T00:00:00Z");
  expect(retryAfter(new Headers({ "retry-after": value }), now)).toBe(expected);
});

test("the hub's address comes from the environment, and Hugging Face is the usual one", () => {
  expect(readHubAddress({})).toMatchObject({ endpoint: "https://huggingface.co", token: undefined });
  expect(readHubAddress({ HF_ENDPOINT: "https://mirror.example/hub/", HF_TOKEN: " hf_x\n" })).toMatchObject({
    endpoint: "https://mirror.example/hub",
    token: "hf_x",
  });
  expect(readHubAddress({ HF_ENDPOINT: "http://127.0.0.1:80", HF_TOKEN: "hf_x" }).token).toBe("hf_x");
});

test.each(["ftp://hub.example", "hub.example", "https://user@hub.example", "https://hub.example?x=1"])(
  "%s is no hub's address",
  (text) => {
    expect(() => readHubAddress({ HF_ENDPOINT: text })).toThrow(/is no hub's address/);
  },
);
