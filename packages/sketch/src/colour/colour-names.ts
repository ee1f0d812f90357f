import { fromHex } from "./colour.ts";
import type { Colour } from "./colour.ts";

// Ours, tuned to sit together in one picture: the names people type, not the CSS values.
const TABLE = `
red #d23b34, scarlet #d9311f, crimson #b3203a, ruby #a8183f, cherry #c4213c, vermilion #e2482b, maroon #6e1f2b, burgundy #701f35,
wine #74243c, rust #a8502c, brick #a4503c, terracotta #c46a47, coral #f0806a, salmon #f09480, rose #e0708c, pink #ee8fb0, hot pink #ec4c93,
magenta #c9328e, fuchsia #d0379a, blush #f2b9b8, peach #f7bd94, apricot #f5ac70, orange #ec8430, tangerine #f08a28, pumpkin #e0762a,
amber #efa32a, gold #dba632, golden #dba632, mustard #cf9f32, ochre #c48a38, yellow #f3cb40, lemon #f5e05a, cream #f6ebcf, ivory #f7f1de,
beige #e3d3b3, sand #dec490, tan #c8a678, khaki #b3a56a, caramel #bd7c3c, brown #7d5238, chocolate #563423, coffee #5f4433, bronze #a57438,
copper #b86b42, wooden #96683f, chestnut #7f4230, mahogany #6b2f24, green #4f9a4c, lime #a3c83e, chartreuse #bcd24a, olive #7d7f38,
moss #70813f, sage #9bad88, mint #a6dfc0, emerald #219268, jade #3f9c78, forest green #2d6144, dark green #275238, light green #9ccf86,
teal #24807f, turquoise #37b5ae, aqua #58c8c8, cyan #3fb9cf, sky blue #7cbfe6, light blue #94c8e8, baby blue #a9d2ee, azure #3f8fdc,
blue #3a72c0, cobalt #2a55a8, royal blue #3654b4, sapphire #24459a, navy #22335c, dark blue #23386e, midnight blue #1d2750, indigo #40398a,
violet #7652ac, purple #7d4b9e, plum #7b3f70, lavender #b9a6dc, lilac #c6a5d6, mauve #b78aad, periwinkle #929de0, orchid #c073c4,
white #f6f4ee, snow white #f8f8f6, pearl #eee8dd, silver #bfc4ca, grey #8c9096, gray #8c9096, light grey #c3c6ca, light gray #c3c6ca,
dark grey #53575e, dark gray #53575e, charcoal #3c4047, slate #5f6c7b, black #26262c, ebony #2c2724, jet #202024, dark red #8a2224,
light yellow #f8e48e, dark purple #4d2d68, light purple #b592d2, light pink #f6c3d2, pastel pink #f5c4cf, pastel blue #b3d3ee,
pastel green #bfe2c0, pastel yellow #f6e8ae, ginger #d5752f, blond #e2c27a, blonde #e2c27a, strawberry #e0474f, aubergine #4d2b4d,
denim #45668f, steel #7d8c99, smoke #a8acb0, ash #b1b1ac, lead #5f6468, iron #64666a, stone #9b968a, marble #e8e4de, honey #e4a83c,
saffron #eeb22f, sepia #7d5c3c, ultramarine #2b3fa6, cerulean #3a90c4, petrol #1f5f70, ice blue #cfe8f2, bubblegum #f49ac0, raspberry #c02658`;

/** Colour words (some of two words) and what they look like. */
export const COLOUR_NAMES: ReadonlyMap<string, Colour> = new Map(
  TABLE.split(",").map((entry) => {
    const words = entry.trim().split(" ");
    const hex = words.pop() ?? "#000000";
    return [words.join(" "), fromHex(hex)];
  }),
);
