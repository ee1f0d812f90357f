import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { html } from "./html.ts";
import { renderPage } from "./page.ts";

test("a page's style is the one its hash allows", () => {
  const page = renderPage("Pinhole", html`<p>hello</p>`);
  const [, style = ""] = /<style>([\s\S]*)<\/style>/.exec(page.html) ?? [];
  expect(style.length).toBeGreaterThan(100);
  expect(page.styleHash).toBe(`sha256-${createHash("sha256").update(style).digest("base64")}`);
});
