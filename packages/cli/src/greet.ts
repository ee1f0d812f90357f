import { alignColumns } from "./align-columns.ts";
import { styled } from "./terminal.ts";

export interface Greeting {
  /** With `/v1`. */
  url: string;
  version: string;
  /** The one first that draws where none is named. */
  models: readonly GreetingModel[];
  /** Whether that one answers to the hosted names as well. */
  drawsHosted: boolean;
  needsKey: boolean;
}

interface GreetingModel {
  id: string;
  /** What it is, in brackets at its end. */
  displayName: string;
}

/** Above it the lines to copy would leave the screen. */
const mostListed = 12;

/** What a started server says: where it is, who draws, whether a key is needed, and three lines to copy. */
export function greet({ url, version, models, drawsHosted, needsKey }: Greeting): string {
  const [only, ...others] = models;
  const facts = [
    styled("bold", `Pinhole ${version.replace(/\.0$/, "")}`, "stdout"),
    url,
    only && others.length === 0
      ? `models: ${only.id} ${/\(.*\)/.exec(only.displayName)?.[0] ?? ""}`.trim()
      : `${models.length} models`,
    needsKey ? "every call needs a key (pinhole keys add NAME)" : "no keys needed on this machine",
  ];
  const examples = createExamples({
    url,
    model: models[0]?.id ?? "sketch",
    key: needsKey ? "YOUR_KEY" : undefined,
  });
  const lines = examples.map(([name, line]) => `${styled("dim", `# ${name}`, "stdout")}\n${line}`);
  const list = others.length === 0 ? [] : [listModels(models, drawsHosted).join("\n")];
  return [facts.join(" · "), ...list, ...lines].join("\n\n");
}

/** A line each; what does not fit is counted. */
function listModels(models: readonly GreetingModel[], drawsHosted: boolean): string[] {
  const rows = models
    .slice(0, mostListed)
    .map(({ id, displayName }, index) => [
      `  ${id}`,
      displayName,
      index === 0 && drawsHosted ? "also draws for the hosted names" : "",
    ]);
  const more = models.length - rows.length;
  return [...alignColumns(rows), ...(more > 0 ? [`  and ${more} more: pinhole ls`] : [])];
}

interface ExampleFacts {
  url: string;
  model: string;
  key: string | undefined;
}

/** One line each, for a POSIX shell. */
function createExamples({ url, model, key }: ExampleFacts): [name: string, line: string][] {
  const prompt = "a fox under a full moon";
  const header = key === undefined ? "" : ` -H 'authorization: Bearer ${key}'`;
  const body = JSON.stringify({ model, prompt });
  const sdkKey = key ?? "none";
  return [
    ["curl", `curl ${url}/images/generations -H 'content-type: application/json'${header} -d '${body}'`],
    [
      "Python (pip install openai)",
      `python3 -c 'from openai import OpenAI; print(OpenAI(base_url="${url}", api_key="${sdkKey}").images.generate(model="${model}", prompt="${prompt}").data[0].url)'`,
    ],
    [
      "Node (npm install openai)",
      `node -e 'import("openai").then(async ({ OpenAI }) => console.log((await new OpenAI({ baseURL: "${url}", apiKey: "${sdkKey}" }).images.generate({ model: "${model}", prompt: "${prompt}" })).data[0].url))'`,
    ],
  ];
}
