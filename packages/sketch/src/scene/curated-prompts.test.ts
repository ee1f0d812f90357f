import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { planScene } from "./plan-scene.ts";
import type { Scene } from "./scene.ts";

interface Curated {
  prompt: string;
  /** `2 black cat`: count, colour words, name. `3+` is at least three. */
  subjects?: string[];
  place?: string;
  time?: string;
  lettering?: string;
}

const CURATED: Curated[] = JSON.parse(
  readFileSync(new URL("curated-prompts.fixture.json", import.meta.url), "utf8"),
);
/** Share of the named things that must be in the scenes. */
const REQUIRED = 0.95;

/** Each thing a prompt names, and whether the scene has it: the subject, its count, each of its colours. */
function checkSubject(scene: Scene, wanted: string): [thing: string, found: boolean][] {
  const [, number = "", many = "", rest = ""] = /^(\d+)(\+?) (.+)$/.exec(wanted) ?? [];
  const words = rest.split(" ");
  const rows = words.map((_, at) => [words.slice(0, at), words.slice(at).join(" ")] as const);
  const [colours, name] = rows.find(([, tail]) =>
    scene.subjects.some((subject) => subject.name === tail),
  ) ?? [words.slice(0, -1), words.at(-1) ?? ""];
  const named = scene.subjects.filter((subject) => subject.name === name);
  const fits = named.find(({ colourWords }) => colours.every((word) => colourWords.join(" ").includes(word)));
  const subject = fits ?? named[0];
  const count = subject?.count ?? 0;
  return [
    [name, subject !== undefined],
    [`${number}${many} ${name}`, many === "+" ? count >= Number(number) : count === Number(number)],
    ...colours.map((word): [string, boolean] => [
      `${word} ${name}`,
      subject?.colourWords.join(" ").includes(word) === true,
    ]),
  ];
}

function check(curated: Curated): [thing: string, found: boolean][] {
  const scene = planScene(curated.prompt, { width: 1024, height: 1024, seed: 7 });
  const things = (curated.subjects ?? []).flatMap((wanted) => checkSubject(scene, wanted));
  if (curated.place !== undefined) things.push([curated.place, scene.place === curated.place]);
  if (curated.time !== undefined) things.push([curated.time, scene.time === curated.time]);
  if (curated.lettering !== undefined)
    things.push([curated.lettering, scene.lettering.some(({ text }) => text === curated.lettering)]);
  return things;
}

test("at least 95 % of the things named in 200 prompts are in their scenes", () => {
  expect(CURATED.length).toBeGreaterThanOrEqual(200);
  const results = CURATED.map((curated) => ({ prompt: curated.prompt, things: check(curated) }));
  const all = results.flatMap(({ things }) => things);
  const missed = results.flatMap(({ prompt, things }) =>
    things.filter(([, found]) => !found).map(([thing]) => `${prompt}: ${thing}`),
  );
  const share = (all.length - missed.length) / all.length;
  expect(share, `${missed.length} of ${all.length} missed:\n${missed.join("\n")}`).toBeGreaterThanOrEqual(
    REQUIRED,
  );
});
