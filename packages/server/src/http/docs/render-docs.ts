import {
  buildOpenApi,
  families,
  hostedModels,
  listErrors,
  type Mode,
  type Operation,
  operations,
  type OperationDocument,
} from "@pinhole/contract";
import type { EngineModel } from "../../engines/engine.ts";
import { type Example, writeExamples } from "./examples.ts";
import { html, type Html, prose } from "./html.ts";
import { type Page, renderPage } from "./page.ts";
import { type JsonSchema, parameterTable } from "./parameter-table.ts";

export interface DocsFacts {
  version: string;
  /** The server's address, without `/v1`. */
  origin: string;
  mode: Mode;
  models: readonly EngineModel[];
}

/** The API for people: made from the same schemas, rules and errors as the server's answers. */
export function renderDocs(facts: DocsFacts): Page {
  const examples = writeExamples(facts);
  const sections = operations.map((operation) => operationSection(operation, examples[operation.id]));
  return renderPage(
    "Pinhole API",
    html`<div class="layout">
      ${navigation(facts)}
      <main>
        ${introduction(facts, examples["createImage"])} ${modelsSection(facts)} ${sections} ${streamSection()}
        ${headersSection()} ${errorsSection()}
      </main>
    </div>`,
  );
}

function navigation({ version }: DocsFacts): Html {
  const links = operations.map(({ id, summary }) => html`<a href="#${id}">${summary}</a>`);
  return html`<nav aria-label="Contents">
    <a class="name" href="/">Pinhole ${version}</a>
    <a href="#start">Start</a><a href="#families">Models and families</a>
    <div class="group">Operations</div>
    ${links}
    <div class="group">Answers</div>
    <a href="#streaming">Streaming</a><a href="#headers">Headers</a><a href="#errors">Errors</a>
    <div class="group">For programs</div>
    <a href="/openapi.json">openapi.json</a>
  </nav>`;
}

function introduction({ origin, mode }: DocsFacts, example: Example | undefined): Html {
  const other = mode === "strict" ? "compatible" : "strict";
  return html`<section id="start">
    <h1>The Images API, on your own machine</h1>
    <p>
      Point any OpenAI SDK at <code>${origin}/v1</code> and change nothing else. While no key exists, this
      machine needs none; make one with <code>pinhole keys add NAME</code>.
    </p>
    <p class="soft">
      This server runs in <b>${mode}</b> mode.
      ${
        mode === "strict"
          ? "What the hosted API refuses is refused, in its own words."
          : "What old and new clients really send is accepted; what was not honoured is said in the answer."
      }
      The other mode is ${other}.
    </p>
    ${example && tabs("start", example)}
  </section>`;
}

function modelsSection({ models }: DocsFacts): Html {
  const rows = Object.values(families).map(
    (family) =>
      html`<tr>
        <td><code>${family.name}</code></td>
        <td>${namesOf(family.name, models)}</td>
        <td class="short">${count(family.maximumPromptLength)}</td>
        <td class="short">1${family.maximumCount > 1 && ` to ${family.maximumCount}`}</td>
        <td>${sizesOf(family.name)}</td>
        <td><code>${family.defaultResponseFormat}</code></td>
      </tr>`,
  );
  const own = models.map(
    (model) => html`<p><code>${model.id}</code> ${model.displayName}. ${model.licence}.</p>`,
  );
  return html`<section id="families">
    <h2>Models and families</h2>
    <p>
      A model's name decides which rules hold: its family. Hosted names, retired ones too, are answered by
      this server's default model; <code>x-pinhole-model</code> says which.
    </p>
    ${own}
    <div class="table">
      <table>
        <thead>
          <tr>
            <th>Family</th>
            <th>Models</th>
            <th>Prompt</th>
            <th>n</th>
            <th>Sizes</th>
            <th>Answers with</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>
  </section>`;
}

function sizesOf(name: keyof typeof families): string {
  const { sizes } = families[name];
  if (sizes.kind === "list") return sizes.sizes.join(", ");
  const edges = sizes.multiple === 1 ? "edges" : `multiples of ${sizes.multiple}`;
  const pixels = `${count(sizes.minimumPixels)} to ${count(sizes.maximumPixels)} pixels`;
  return `auto, or ${edges} up to ${sizes.maximumEdge}, ${pixels}`;
}

function namesOf(family: keyof typeof families, own: readonly EngineModel[]): string {
  const named = family === "open" ? own : hostedModels.filter((model) => model.family === family);
  return named.map(({ id }) => id).join(", ");
}

function count(number: number): string {
  return number.toLocaleString("en-US");
}

function operationSection(operation: OperationDocument, example: Example | undefined): Html {
  const bodies = Object.entries(operation.bodies ?? {}).map(([mediaType, schemaId], index) =>
    bodyDetails({ operation: operation.id, mediaType, schemaId, isFirst: index === 0 }),
  );
  return html`<section id="${operation.id}">
    <h2>
      <span class="method ${operation.method}">${operation.method.toUpperCase()}</span>${operation.summary}
    </h2>
    <p class="path">/v1${operation.path}</p>
    <p>${prose(operation.description)}</p>
    ${example && tabs(operation.id, example)} ${bodies}
  </section>`;
}

interface Body {
  operation: string;
  mediaType: string;
  schemaId: string;
  isFirst: boolean;
}

const { components } = buildOpenApi({ version: "", serverUrl: "" }) as {
  components: { schemas: Record<string, JsonSchema> };
};

function bodyDetails({ operation, mediaType, schemaId, isFirst }: Body): Html {
  const table = parameterTable(operation as Operation, components.schemas[schemaId] ?? {});
  const open = isFirst ? { markup: " open" } : undefined;
  return html`<details${open}><summary>Body: ${mediaType}</summary><div class="inside">${table}</div></details>`;
}

function tabs(id: string, { curl, python, node }: Example): Html {
  const tab = (name: string, label: string, checked = "") =>
    html`<input type="radio" name="tab-${id}" id="${name}-${id}" ${{ markup: checked }} /><label
        for="${name}-${id}"
        >${label}</label
      >`;
  return html`<div class="tabs">
    ${tab("curl", "curl", "checked")}${tab("python", "Python")}${tab("node", "Node")}
    ${code(curl)}${code(python)}${code(node)}
  </div>`;
}

function code(text: string): Html {
  return html`<pre tabindex="0"><code>${text}</code></pre>`;
}

function streamSection(): Html {
  const example = `event: image_generation.partial_image
data: {"type":"image_generation.partial_image","partial_image_index":0,"b64_json":"…", …}

: keep-alive

event: image_generation.completed
data: {"type":"image_generation.completed","b64_json":"…","usage":{…}, …}
`;
  return html`<section id="streaming">
    <h2>Streaming</h2>
    <p>
      ${prose("With `stream: true`, generations and edits answer with server-sent events: up to three unfinished pictures (`partial_images`), then one completed event for each picture. A request that is refused is an ordinary error answer; an error after that is an event called `error`. A client that goes away stops the work.")}
    </p>
    ${code(example)}
  </section>`;
}

const headers = [
  ["x-request-id", "The id of this request; the log has it too."],
  ["x-pinhole-model", "The model that really drew."],
  ["x-pinhole-warnings", "What was not honoured, as JSON, in strict mode as well."],
  ["openai-processing-ms", "Milliseconds until the answer began."],
  ["retry-after", "On 409, 429 and 503: seconds until trying again is worth it."],
] as const;

function headersSection(): Html {
  const rows = headers.map(
    ([name, meaning]) =>
      html`<tr>
        <td><code>${name}</code></td>
        <td>${meaning}</td>
      </tr>`,
  );
  return html`<section id="headers">
    <h2>Headers</h2>
    <div class="table">
      <table>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>
    <h3>Result URLs</h3>
    <p>
      A <code>url</code> in an answer works for 60 minutes, for anyone who has it and without a key; then the
      picture is removed.
    </p>
  </section>`;
}

function errorsSection(): Html {
  const groups = [...Map.groupBy(listErrors(), ({ status }) => status)].map(
    ([status, errors]) =>
      html`<details>
        <summary><span class="status">${status}</span> ${errors.length} kinds</summary>
        <div class="inside">
          <div class="table">
            <table>
              <thead>
                <tr>
                  <th>When</th>
                  <th>code, param</th>
                  <th>Message</th>
                </tr>
              </thead>
              <tbody>
                ${errors.map(
                  ({ when, body: { error } }) =>
                    html`<tr>
                      <td>${prose(when)}</td>
                      <td><code>${error.code ?? "null"}</code> <code>${error.param ?? "null"}</code></td>
                      <td>${error.message}</td>
                    </tr>`,
                )}
              </tbody>
            </table>
          </div>
        </div>
      </details>`,
  );
  const envelope = `{"error": {"message": "…", "type": "invalid_request_error", "param": "size", "code": "invalid_value"}}`;
  return html`<section id="errors">
    <h2>Errors</h2>
    <p>
      Every error has these four members, whatever went wrong; the SDKs turn its status into their error
      classes.
    </p>
    ${code(envelope)}
    <h3>All of them, with an example each</h3>
    ${groups}
  </section>`;
}
