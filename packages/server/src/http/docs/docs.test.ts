import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { startTestServer } from "../test-server.test.fixture.ts";
import { html, prose } from "./html.ts";

test.each(["/", "/docs"])("%s asks nothing of the network, and its policy forbids it", async (path) => {
  const { app } = await startTestServer();
  const { payload, headers } = await app.inject({ url: path, headers: { host: "localhost:7464" } });
  expect(headers["content-type"]).toBe("text/html; charset=utf-8");
  const policy = String(headers["content-security-policy"]);
  expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/=]+'; /);
  const style = /<style>(.*)<\/style>/s.exec(payload)?.[1] ?? "";
  expect(policy).toContain(createHash("sha256").update(style).digest("base64"));
  expect(payload).not.toMatch(/<script|<link|<img|\ssrc=|\sstyle=|@import|url\(/);
  const links = [...payload.matchAll(/href="([^"]*)"/g)].map(([, href = ""]) => href);
  expect(links.filter((href) => !/^[/#]/.test(href))).toEqual([]);
});

test("the page documents every operation, member and status, with examples for this server", async () => {
  const { app } = await startTestServer();
  const { payload } = await app.inject({ url: "/docs", headers: { host: "localhost:4711" } });
  for (const text of [
    "/v1/images/generations",
    "/v1/images/edits",
    "/v1/images/variations",
    "negative_prompt",
  ]) {
    expect(payload).toContain(text);
  }
  expect(payload).toContain("curl http://localhost:4711/v1/images/generations");
  for (const [, target] of payload.matchAll(/href="#([^"]*)"/g)) expect(payload).toContain(`id="${target}"`);
  expect(payload).not.toMatch(/undefined|\[object/);
});

test("the OpenAPI document names this server under the address it was called by", async () => {
  const { app } = await startTestServer();
  const document = (await app.inject({ url: "/openapi.json", headers: { host: "localhost:4711" } })).json();
  expect(document.openapi).toBe("3.1.0");
  expect(document.servers).toEqual([{ url: "http://localhost:4711/v1" }]);
  expect(Object.keys(document.paths)).toContain("/images/generations");
});

test("a host that is markup does not reach the page", async () => {
  const { app } = await startTestServer();
  const { payload } = await app.inject({ url: "/docs", headers: { host: 'x"><script>alert(1)</script>' } });
  expect(payload).not.toContain("<script");
});

test("text in a template is escaped, markup is not", () => {
  expect(
    html`<p title="${`"'`}">${"<&>"}${html`<b>${1}</b>`}${[prose("a `b<` c")]}${false}${undefined}</p>`
      .markup,
  ).toBe('<p title="&quot;&#39;">&lt;&amp;&gt;<b>1</b>a <code>b&lt;</code> c</p>');
});
