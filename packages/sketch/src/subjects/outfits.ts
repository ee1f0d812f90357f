import { box, circle, ellipse, path } from "../svg/shapes.ts";
import type { Brush } from "./subject.ts";

/** What people of a trade have on: the colour of it, how long it is, and what is on the head. */
export interface Outfit {
  coat?: string;
  trousers?: string;
  bottom?: "trousers" | "coat" | "skirt" | "robe";
  headgear?: (brush: Brush) => string;
  hairColour?: string;
}

const WHITE = "#f2f1ec";

function toque(brush: Brush): string {
  return (
    path(
      "M-7 -94V-103Q-14 -106 -12 -112Q-9 -118 -3 -115.500Q1 -120.500 6 -115.500Q13 -117 14.500 -111Q15 -105.500 9.400 -103V-94Q1 -91 -7 -94Z",
      brush.of(WHITE, 0.2),
    ) +
    brush.shadow(
      "M5 -117Q13 -117 14.500 -111Q15 -105.500 9.400 -103V-94Q7 -93 4.500 -92.600Q7 -105 5 -117Z",
      brush.of(WHITE, -0.7),
    ) +
    path("M-7 -98Q1 -95 9.400 -98V-94Q1 -91 -7 -94Z", brush.of("#dcdad2", -0.1))
  );
}

function hardHat(colour: string): (brush: Brush) => string {
  return (brush) =>
    path("M-9 -92.500Q-10 -105 1.400 -105Q13 -105 12 -92.500Q1 -95.500 -9 -92.500Z", brush.of(colour, 0.2)) +
    path("M-11 -92Q1 -96.500 18 -92L17.500 -89.600Q1 -93.500 -11 -89.800Z", brush.of(colour, -0.7)) +
    box([0, -105.4], [3.4, 12], brush.of(colour, -0.5));
}

function helm(brush: Brush): string {
  const steel = "#aeb6be";
  return (
    path("M-8.600 -78V-90Q-8.600 -99 1.200 -99Q11 -99 11 -90V-78Q1 -75 -8.600 -78Z", brush.of(steel, 0.2)) +
    brush.shadow("M4 -98.700Q11 -97 11 -90V-78Q8 -77 5 -76.700Q8 -88 4 -98.700Z", brush.of(steel, -1)) +
    box([-2, -89.4], [12.4, 2.6, 1.2], "#23262b") +
    path("M4 -86L10 -84.800M4 -83L10 -82", "none", `stroke="${brush.of(steel, -1.6)}" stroke-width="0.9"`) +
    path("M0 -99Q-9 -111 -17 -101Q-9 -103 -5 -97Z", brush.of("#c23b3b"))
  );
}

function bandana(brush: Brush): string {
  return (
    path(
      "M-8.400 -90Q-10 -100 1.200 -100.500Q12 -100.500 11 -91Q1 -95 -8.400 -90Z",
      brush.of("#b8323a", 0.1),
    ) +
    path("M-8 -92L-17 -95L-14 -88.500L-18 -84L-8.400 -88.500Z", brush.of("#b8323a", -0.7)) +
    [-3, 2, 7].map((x) => circle([x, -96.5], 0.9, brush.of(WHITE))).join("")
  );
}

function horned(brush: Brush): string {
  return (
    path(
      "M-8 -98Q-18 -101 -16 -112Q-12 -104 -5 -103ZM10 -98Q20 -101 18 -112Q14 -104 7 -103Z",
      brush.of("#efe4cc", 0.1),
    ) +
    path(
      "M-8.600 -91Q-9.500 -104 1.200 -104.500Q12 -104 11 -91Q1 -94.500 -8.600 -91Z",
      brush.of("#9aa0a6", 0.1),
    ) +
    path("M-9 -93Q1 -96.500 11.400 -93V-90Q1 -93.500 -9 -90Z", brush.of("#b98a3c")) +
    path("M-4 -84Q2 -79 9 -84Q10 -72 3 -66Q-3 -72 -4 -84Z", brush.of("#b5713a"))
  );
}

function peaked(brush: Brush): string {
  return (
    path("M-10 -97Q-9 -104 1.400 -105Q13 -104 13.500 -97Q1 -100 -10 -97Z", brush.of("#26355c", 0.2)) +
    path("M-8 -97.500Q1 -100 11 -97.500V-93Q1 -95.500 -8 -93Z", brush.of("#1c2740")) +
    ellipse([11, -92.6], [6.4, 1.6], brush.of("#15181f")) +
    circle([4.4, -100], 1.7, brush.of("#e8b83a", 0.4))
  );
}

const MEDICAL: Outfit = { coat: WHITE, bottom: "coat", trousers: "#5f7f95" };
const SUIT: Outfit = { coat: "#343b4d", trousers: "#2c3242" };
const FIRE: Outfit = { coat: "#b98a35", trousers: "#3a3a3c", headgear: hardHat("#c2362f") };
const POLICE: Outfit = { coat: "#2c3e66", trousers: "#232d45", headgear: peaked };
const CREW: Outfit = { coat: "#24345a", trousers: "#1f2a42", headgear: peaked };
const BUILDER: Outfit = { coat: "#e27a2c", trousers: "#44566e", headgear: hardHat("#f0c232") };
const COOK: Outfit = { coat: WHITE, trousers: "#4a4f58", headgear: toque };

const OUTFITS: ReadonlyMap<string, Outfit> = new Map<string, Outfit>([
  ["chef", COOK],
  ["cook", COOK],
  ["baker", COOK],
  ["doctor", MEDICAL],
  ["physician", MEDICAL],
  ["surgeon", MEDICAL],
  ["dentist", MEDICAL],
  ["scientist", MEDICAL],
  ["chemist", MEDICAL],
  ["veterinarian", MEDICAL],
  ["nurse", { coat: "#e6eef2", bottom: "coat", trousers: "#7fa3b8" }],
  ["firefighter", FIRE],
  ["fireman", FIRE],
  ["police officer", POLICE],
  ["policeman", POLICE],
  ["policewoman", POLICE],
  ["cop", POLICE],
  ["pilot", CREW],
  ["captain", CREW],
  ["builder", BUILDER],
  ["construction worker", BUILDER],
  ["engineer", BUILDER],
  ["miner", { ...BUILDER, coat: "#6d6a62" }],
  ["knight", { coat: "#9aa3ad", trousers: "#7d8791", headgear: helm }],
  ["soldier", { coat: "#5f6f45", trousers: "#525f3d", headgear: hardHat("#56663f") }],
  ["pirate", { coat: "#4a3a5c", trousers: "#3b3033", headgear: bandana }],
  ["viking", { coat: "#7a5638", trousers: "#54483c", headgear: horned }],
  ["businessman", SUIT],
  ["businesswoman", SUIT],
  ["lawyer", SUIT],
  ["groom", SUIT],
  ["spy", SUIT],
  ["ninja", { coat: "#25262c", trousers: "#202127" }],
  ["monk", { coat: "#b5622f", bottom: "robe" }],
  ["wizard", { coat: "#4a3a72", bottom: "robe" }],
  ["witch", { coat: "#3b3050", bottom: "robe" }],
  ["bride", { coat: "#f7f3ec", bottom: "skirt" }],
  ["ballerina", { coat: "#f0a8c0", bottom: "skirt" }],
  ["mechanic", { coat: "#3f5f8f", trousers: "#37547f" }],
  ["grandmother", { hairColour: "#c9c6c0" }],
  ["grandma", { hairColour: "#c9c6c0" }],
  ["grandfather", { hairColour: "#c9c6c0" }],
  ["grandpa", { hairColour: "#c9c6c0" }],
]);

/** How the prompt's word for a person dresses them; undefined where it says nothing of it. */
export function outfitOf(word: string): Outfit | undefined {
  return OUTFITS.get(word);
}
