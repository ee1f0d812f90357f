import { writeExamples } from "./examples.ts";
import { html } from "./html.ts";
import { type Page, renderPage } from "./page.ts";
import type { DocsFacts } from "./render-docs.ts";

/** What a browser shows at the server's own address: what this is, and a line to try it with. */
export function renderFront(facts: DocsFacts): Page {
  const { version, origin, models } = facts;
  const curl = writeExamples(facts)["createImage"]?.curl ?? "";
  return renderPage(
    "Pinhole",
    html`<main class="front">
      <h1>Pinhole ${version}</h1>
      <p>The OpenAI Images API on your own machine, at <code>${origin}/v1</code>.</p>
      <p class="soft">Draws with ${models.map(({ displayName }) => displayName).join(", ")}.</p>
      <pre tabindex="0"><code>${curl}</code></pre>
      <p>
        <a href="/docs">Documentation</a> · <a href="/openapi.json">openapi.json</a> ·
        <a href="/v1/models">Models</a>
      </p>
    </main>`,
  );
}
