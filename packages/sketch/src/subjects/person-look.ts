import { box, circle, path } from "../svg/shapes.ts";
import { outfitOf } from "./outfits.ts";
import type { Brush } from "./subject.ts";

/** What is worn below the waist decides the whole outline. */
interface Look {
  bottom: "trousers" | "coat" | "skirt" | "robe";
  hair: "long" | "bun" | "tails" | "short" | "none";
  child: boolean;
  scarf: boolean;
  head?: "crown" | "pointed hat" | "straw hat" | "cap" | "pack";
}

/** One person: how it is dressed, and in which colours where the prompt names none. */
export interface Figure {
  look: Look;
  skin: string;
  coat: string;
  hairColour: string;
  trousers: string;
}

const SKINS = ["#f0c8a4", "#d9a27a", "#a9714c", "#7a4c34"] as const;
const COATS = ["#c8573f", "#3f7f8c", "#d29a3a", "#5a6fa8", "#6f8f4f", "#a85a7c"] as const;
const HAIRS = ["#3a2a26", "#6b4329", "#a8763e", "#26242b"] as const;
const TROUSERS = ["#3f4a63", "#55504a", "#384f57", "#5b4a42"] as const;

const FEMALE =
  /^(?:woman|women|lady|girl|queen|princess|mother|mum|mom|wife|bride|grandmother|grandma|sister|daughter|aunt|actress|waitress|witch|nurse|ballerina|dancer)$/;
const MALE =
  /^(?:man|men|guy|boy|king|prince|father|dad|husband|groom|grandfather|grandpa|brother|son|uncle|gentleman|wizard|fisherman|sailor|farmer|fireman|policeman|soldier|knight|monk|cowboy|businessman)$/;
const CHILD = /^(?:boy|girl|child|kid|toddler|schoolboy|schoolgirl|son|daughter|pupil|baby)$/;

/** Whether the prompt's word for a person means a child: those are drawn in other proportions. */
export function isChild(word: string): boolean {
  return CHILD.test(word);
}

const HEADS: Readonly<Record<string, Look["head"]>> = {
  king: "crown",
  queen: "crown",
  prince: "crown",
  princess: "crown",
  wizard: "pointed hat",
  witch: "pointed hat",
  magician: "pointed hat",
  farmer: "straw hat",
  fisherman: "straw hat",
  gardener: "straw hat",
  cowboy: "straw hat",
  sailor: "cap",
  captain: "cap",
  policeman: "cap",
  hiker: "pack",
  explorer: "pack",
  traveller: "pack",
  traveler: "pack",
  backpacker: "pack",
};

function bottomOf(word: string, wears: string | undefined, brush: Brush): Look["bottom"] {
  const trade = outfitOf(word)?.bottom;
  if (trade !== undefined && wears === undefined) return trade;
  if (word === "wizard" || word === "witch" || word === "monk" || wears === "kimono") return "robe";
  if (wears === "dress") return "skirt";
  if (wears === "coat") return "coat";
  if (wears !== undefined) return "trousers";
  if (word === "princess" || word === "queen" || word === "bride") return "skirt";
  const female = FEMALE.test(word);
  if (brush.season === "winter") return female ? "coat" : "trousers";
  return female && brush.random.chance(0.55) ? "skirt" : "trousers";
}

/** Who the prompt's word means: a woman or a man, a child or not, and how they are dressed. Chance decides what it leaves open. */
export function lookOf(brush: Brush): Figure {
  const { random } = brush;
  const word = brush.word ?? "person";
  const [skin, coat, hairColour] = [random.pick(SKINS), random.pick(COATS), random.pick(HAIRS)];
  const long = random.chance(0.5);
  const trousers = random.pick(TROUSERS);
  const child = isChild(word);
  const female = FEMALE.test(word) || (!MALE.test(word) && long);
  const hair = !female ? "short" : child ? "tails" : random.chance(0.7) ? "long" : "bun";
  const bottom = bottomOf(word, brush.wears, brush);
  const outfit = outfitOf(word);
  const head = outfit?.headgear ? undefined : HEADS[word];
  const scarf = brush.season === "winter" || brush.season === "autumn";
  return {
    look: { bottom, hair, child, scarf, ...(head === undefined ? {} : { head }) },
    skin,
    coat: outfit?.coat ?? coat,
    hairColour: outfit?.hairColour ?? hairColour,
    trousers: outfit?.trousers ?? trousers,
  };
}

/** What is worn on the head or the back. */
export function dressed(brush: Brush, { look }: Figure): string {
  const straw = "#d9b25c";
  switch (look.head) {
    case "crown":
      return (
        path(
          "M-7 -96L-8 -107L-3 -101.500L1.500 -109L6 -101.500L11 -107L10 -96Q1 -93 -7 -96Z",
          brush.of("#e8b83a", 0.4),
        ) + circle([1.5, -99], 1.5, brush.of("#c23b4b"))
      );
    case "pointed hat":
      return (
        path(
          "M-14 -93Q1 -89 17 -94Q12 -97 8 -97Q6 -112 -4 -124Q-6 -108 -7 -96Q-12 -95 -14 -93Z",
          brush.of("#4a3a72"),
        ) +
        path("M-7 -98.500Q1 -95.500 8 -98.500L8 -95.500Q1 -92.500 -7.400 -95.500Z", brush.of("#e8b83a")) +
        (look.hair === "short"
          ? path("M-3 -82Q3 -77.500 9 -82Q10 -70 3 -60Q-3 -68 -3 -82Z", brush.of("#eceae4"))
          : "")
      );
    case "straw hat":
      return (
        path(
          "M-14 -93.500Q1 -88.500 17 -93.500Q12 -96.500 9.500 -96.500Q9 -104 1 -104Q-7 -104 -7.500 -96.500Q-11 -96 -14 -93.500Z",
          brush.of(straw, 0.2),
        ) + path("M-7.600 -98.500Q1 -95 9.600 -98.500V-95.600Q1 -92 -7.600 -95.600Z", brush.of("#8a4a3a"))
      );
    case "cap":
      return (
        path(
          "M-8 -94Q-9 -102 1 -102.500Q11 -102 11 -94Q16 -93.500 17 -91.500Q8 -92 -8 -92Z",
          brush.of("#2f4a78"),
        ) + box([-8, -95], [19, 2.4], brush.of("#e8e4da"))
      );
    case "pack":
      return (
        box([-19, -72], [11, 25, 4], brush.of("#8a5a3a", -0.3)) +
        box([-18, -60], [9, 9, 2], brush.of("#6f462c", -0.3))
      );
    case undefined:
      return outfitOf(brush.word ?? "")?.headgear?.(brush) ?? "";
  }
}
