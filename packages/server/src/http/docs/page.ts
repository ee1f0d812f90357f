import { createHash } from "node:crypto";
import { html, type Html } from "./html.ts";
import { style } from "./style.ts";

/** A page that stands alone: its style is inline and allowed by its hash, and it asks nothing of the network. */
export interface Page {
  html: string;
  /** `sha256-…`, for the content security policy. */
  styleHash: string;
}

const styleHash = `sha256-${createHash("sha256").update(style).digest("base64")}`;

/** A whole document around a body. */
export function renderPage(title: string, body: Html): Page {
  const { markup } = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        ${{ markup: `<style>${style}</style>` }}
      </head>
      <body>
        ${body}
      </body>
    </html> `;
  return { html: markup, styleHash };
}
