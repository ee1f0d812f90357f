import { styled } from "./terminal.ts";

export interface Greeting {
  /** With `/v1`. */
  url: string;
  version: string;
  models: readonly { id: string; displayName: string }[];
  needsKey: boolean;
}

/** What a started server says: where it is, who draws, whether a key is needed, and three lines to copy. */
export function greet({ url, version, models, needsKey }: Greeting): string {
  const names = models.map(({ id, displayName }) => `${id} ${/\(.*\)/.exec(displayName)?.[0] ?? ""}`.trim());
  const facts = [
    styled("bold", `Pinhole ${version.replace(/\.0$/, "")}`, "stdout"),
    url,
    `models: ${names.join(", ")}`,
    needsKey ? "every call needs a key (pinhole keys add NAME)" : "no keys needed on this machine",
  ];
  const examples = createExamples({
    url,
    model: models[0]?.id ?? "sketch",
    key: needsKey ? "YOUR_KEY" : undefined,
  });
  const lines = examples.map(([name, line]) => `${styled("dim", `# ${name}`, "stdout")}\n${line}`);
  return [facts.join(" · "), ...lines].join("\n\n");
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
