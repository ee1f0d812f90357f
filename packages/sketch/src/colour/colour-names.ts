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
saffron #eeb22f, sepia #7d5c3c, ultramarine #2b3fa6, cerulean #3a90c4, petrol #1f5f70, ice blue #cfe8f2, bubblegum #f49ac0, raspberry #c02658,
carmine #a81c3a, cardinal #b0203c, oxblood #5c1a1e, blood red #8c1a1c, brick red #9c4434, tomato #e2553d, watermelon #ee6a76, dusty pink #d3a0a0, old rose #b97a7f,
rosy #e58fa2, flamingo #f28a94, burnt orange #bf5a28, persimmon #e5672f, melon #f7a98a, cinnamon #a8623a, butter #f6e3a0, canary #f7de4e, straw #e2cd84,
flaxen #e6d08e, buff #dcc08e, taupe #8b7d72, mocha #7a5a48, umber #6a4a34, sienna #a0552f, russet #8c4a2c, hazel #8e6b3c, walnut #5d4330, fawn #c8a47a,
ecru #d8cbae, eggshell #efe6d2, bone #e6dcc6, off white #f1ede2, dark brown #4b3022, light brown #b08a64, sea green #4aa386, seafoam #a5dcc0,
pistachio #b5cf8a, avocado #6d8243, pine green #275a4a, bottle green #1f4a3a, hunter green #33583c, grass green #62a544, spring green #8ad07a, neon green #6eea4e,
viridian #3b8a72, verdigris #5aa898, celadon #b4d4b8, aquamarine #7bd6bf, robin egg blue #86cfd0, powder blue #b5d3e0, steel blue #5784a8, cornflower #6d8fd8, prussian blue #1e3a5c,
electric blue #2f7af0, neon blue #33b5ff, ocean blue #2b6f9e, deep blue #1f3f7c, bright blue #3a86e0, bright red #e2332a, bright green #57b947, bright yellow #f8d83a, bright orange #f58a2c,
deep red #8f1f26, deep green #1f5a3c, deep purple #4b2a70, neon pink #ff5fb0, amethyst #9266c0, grape #68406f, wisteria #b7a0da, heather #a594b8, thistle #ccb8d4,
gunmetal #4c5258, pewter #8f9294, platinum #d9d9d4, onyx #242428, obsidian #1f2026, dove grey #b3b2ae, ash grey #a8aba4, rose gold #d69f8c, brass #c2a046,
metal #98a1a8, metallic #a3abb1, concrete #aaa79f, crystal #cfe6ec, porcelain #eef0ee, glass #cfe6ea, clay #b8765a, leather #8a5a3a, velvet #7a2145, paper #f2ecdd, plastic #e5504a, diamond #dcecf2, bamboo #c4b06a`;

/** Colour words (some of two words) and what they look like. */
export const COLOUR_NAMES: ReadonlyMap<string, Colour> = new Map(
  TABLE.split(",").map((entry) => {
    const words = entry.trim().split(" ");
    const hex = words.pop() ?? "#000000";
    return [words.join(" "), fromHex(hex)];
  }),
);

/** Colour words that say what a thing is made of. */
export const MATERIALS: ReadonlySet<string> = new Set(
  "wooden golden gold silver bronze copper brass iron steel metal metallic stone marble brick concrete crystal porcelain glass clay leather velvet paper plastic straw diamond bamboo ivory pearl ebony denim".split(
    " ",
  ),
);
