/** Markup that is safe to place as it is. */
export interface Html {
  markup: string;
}

type Part = Html | readonly Html[] | string | number | undefined | false;

/** Markup from a template: text is escaped, markup is placed as it is, lists are joined, false and undefined are left out. */
export function html(template: TemplateStringsArray, ...parts: Part[]): Html {
  const rendered = parts.map(render);
  return { markup: template.reduce((markup, text, index) => markup + (rendered[index - 1] ?? "") + text) };
}

function render(part: Part): string {
  if (part === undefined || part === false) return "";
  if (typeof part === "string" || typeof part === "number") return escapeHtml(String(part));
  return "markup" in part ? part.markup : part.map(({ markup }) => markup).join("");
}

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? "");
}

/** Text whose `words in backticks` are set as code. */
export function prose(text: string): Html {
  const pieces = text
    .split("`")
    .map((piece, index) => (index % 2 === 1 ? html`<code>${piece}</code>` : html`${piece}`));
  return html`${pieces}`;
}
