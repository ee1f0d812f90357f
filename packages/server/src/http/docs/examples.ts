import type { EngineModel } from "../../engines/engine.ts";

/** The same call in three languages. */
export interface Example {
  curl: string;
  python: string;
  node: string;
}

export interface ExampleFacts {
  /** The server's address, without `/v1`. */
  origin: string;
  models: readonly EngineModel[];
}

interface Place {
  /** The base URL. */
  base: string;
  model: string;
}

const anyKey = "any text, unless this server has keys";

/** An example of each operation, by its id. */
export function writeExamples({ origin, models }: ExampleFacts): Record<string, Example> {
  const place: Place = { base: `${origin}/v1`, model: models[0]?.id ?? "sketch" };
  return {
    createImage: createImage(place),
    createImageEdit: createImageEdit(place),
    createImageVariation: createImageVariation(place),
    listModels: listModels(place),
    retrieveModel: retrieveModel(place),
  };
}

function python({ base }: Place): string {
  return `from openai import OpenAI\n\nclient = OpenAI(base_url="${base}", api_key="${anyKey}")\n`;
}

function node({ base }: Place, ...imports: string[]): string {
  const lines = ['import OpenAI from "openai";', ...imports].join("\n");
  return `${lines}\n\nconst client = new OpenAI({ baseURL: "${base}", apiKey: "${anyKey}" });\n`;
}

const readStream = 'import { createReadStream } from "node:fs";';

function createImage(place: Place): Example {
  const { base, model } = place;
  return {
    curl: `curl ${base}/images/generations \\
  -H 'content-type: application/json' \\
  -d '{"model": "${model}", "prompt": "a red lighthouse on a cliff at sunset", "size": "1024x1024"}'`,
    python: `${python(place)}
answer = client.images.generate(
    model="${model}", prompt="a red lighthouse on a cliff at sunset", size="1024x1024"
)
print(answer.data[0].url)`,
    node: `${node(place)}
const answer = await client.images.generate({
  model: "${model}", prompt: "a red lighthouse on a cliff at sunset", size: "1024x1024",
});
console.log(answer.data[0].url);`,
  };
}

function createImageEdit(place: Place): Example {
  const { base, model } = place;
  return {
    curl: `curl ${base}/images/edits \\
  -F model=${model} -F prompt='a boat on the water' \\
  -F image=@cliff.png -F mask=@mask.png`,
    python: `${python(place)}
answer = client.images.edit(
    model="${model}",
    prompt="a boat on the water",
    image=open("cliff.png", "rb"),
    mask=open("mask.png", "rb"),
)
print(answer.data[0].url)`,
    node: `${node(place, readStream)}
const answer = await client.images.edit({
  model: "${model}",
  prompt: "a boat on the water",
  image: createReadStream("cliff.png"),
  mask: createReadStream("mask.png"),
});
console.log(answer.data[0].url);`,
  };
}

function createImageVariation(place: Place): Example {
  const { base, model } = place;
  return {
    curl: `curl ${base}/images/variations -F model=${model} -F image=@cliff.png -F n=3`,
    python: `${python(place)}
answer = client.images.create_variation(model="${model}", image=open("cliff.png", "rb"), n=3)
print([picture.url for picture in answer.data])`,
    node: `${node(place, readStream)}
const answer = await client.images.createVariation({
  model: "${model}", image: createReadStream("cliff.png"), n: 3,
});
console.log(answer.data.map((picture) => picture.url));`,
  };
}

function listModels(place: Place): Example {
  return {
    curl: `curl ${place.base}/models`,
    python: `${python(place)}\nprint([model.id for model in client.models.list()])`,
    node: `${node(place)}\nfor await (const model of client.models.list()) console.log(model.id);`,
  };
}

function retrieveModel(place: Place): Example {
  const { base, model } = place;
  return {
    curl: `curl ${base}/models/${model}`,
    python: `${python(place)}\nprint(client.models.retrieve("${model}"))`,
    node: `${node(place)}\nconsole.log(await client.models.retrieve("${model}"));`,
  };
}
