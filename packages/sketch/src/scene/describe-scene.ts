import { findSubject } from "../subjects/subjects.ts";
import type { Scene } from "./scene.ts";

const IRREGULAR: Readonly<Record<string, string>> = {
  person: "people",
  fish: "fish",
  cactus: "cacti",
  fox: "foxes",
  butterfly: "butterflies",
  sheep: "sheep",
  deer: "deer",
  bison: "bison",
  shrimp: "shrimp",
  squid: "squid",
  wolf: "wolves",
  mouse: "mice",
  goose: "geese",
  cherries: "cherries",
  glasses: "glasses",
  balloons: "balloons",
  headphones: "headphones",
  "french fries": "french fries",
  "maple leaf": "maple leaves",
};

function plural(noun: string): string {
  if (/(?:s|x|z|ch|sh)$/.test(noun)) return `${noun}es`;
  return /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`;
}

function subjectPhrase(subject: Scene["subjects"][number]): string {
  const words = subject.colourWords.length > 0 ? `${subject.colourWords.join(" and ")} ` : "";
  const [colours, wears] = subject.wears === undefined ? [words, ""] : ["", ` in ${words}${subject.wears}`];
  const noun = subject.count === 1 ? subject.name : (IRREGULAR[subject.name] ?? plural(subject.name));
  const asked = subject.asked === subject.name ? "" : ` (for "${subject.asked}")`;
  const dress = (subject.dress ?? []).map(({ colourWords, asked: thing }) =>
    [...colourWords, thing].join(" "),
  );
  const dressed = dress.length > 0 ? ` with ${dress.join(" and ")} on` : "";
  return `${subject.count} ${colours}${noun}${wears}${dressed}${asked}`;
}

function skyPhrases({ sky }: Scene): string[] {
  const things = [
    sky.sun ? "sun" : "",
    sky.moon === "none" ? "" : `${sky.moon} moon`,
    sky.stars ? "stars" : "",
    sky.galaxy === true ? "the Milky Way" : "",
    sky.aurora === true ? "northern lights" : "",
    sky.clouds ? "clouds" : "",
    sky.rainbow ? "rainbow" : "",
  ];
  return things.filter((thing) => thing !== "");
}

/** What the scene shows, in words: `1 red lighthouse`, `sunset sky`, `sea`. */
export function describeScene(scene: Scene): string[] {
  const drawn = scene.subjects.filter((subject) => findSubject(subject.name)).map(subjectPhrase);
  const style = [scene.composition, scene.style === "flat" ? undefined : `${scene.style} style`].filter(
    (part) => part !== undefined,
  );
  const letters = scene.lettering.map(
    ({ text, mount }) => `"${text}" ${mount === "icing" ? "in icing" : `on a ${mount}`}`,
  );
  if (scene.kind === "abstract") return ["abstract composition", ...scene.mood, ...letters];
  if (scene.kind === "sticker") return [...drawn, ...letters];
  const season = scene.season === "none" ? [] : [scene.season];
  return [
    ...drawn,
    scene.place,
    `${scene.time} light`,
    ...skyPhrases(scene),
    ...scene.weather,
    ...season,
    ...style,
    ...letters,
  ];
}
