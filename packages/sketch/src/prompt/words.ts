import type { Meaning } from "./meaning.ts";

type Rows = readonly (readonly [words: string, ...meanings: Meaning[]])[];

const MADE_OF: Meaning = { kind: "relation", relation: "is" };

function palette(first: string, ...others: string[]): Meaning {
  return { kind: "palette", colours: [first, ...others] };
}

/** Words about time, weather, sky, framing and grammar; subjects, places and styles bring their own. */
export const WORD_ROWS: Rows = [
  ["dawn, daybreak, sunrise, early morning, morning, first light", { kind: "time", time: "dawn" }],
  [
    "noon, midday, day, daytime, daylight, afternoon, by day, bright day, blue sky",
    { kind: "time", time: "noon" },
  ],
  [
    "sunny, sunshine, sunlit, sunlight, sunny day",
    { kind: "time", time: "noon" },
    { kind: "sky", thing: "sun" },
  ],
  [
    "sunset, golden hour, sundown, evening, late afternoon, evening light, setting sun",
    { kind: "time", time: "sunset" },
  ],
  ["dusk, twilight, nightfall, blue hour, gloaming", { kind: "time", time: "dusk" }],
  [
    "night, midnight, nighttime, night time, nocturnal, after dark, dark night, night sky",
    { kind: "time", time: "night" },
  ],
  ["moonlit, moonlight, moonlit night", { kind: "time", time: "night" }, { kind: "sky", thing: "moon" }],
  ["starry night", { kind: "time", time: "night" }, { kind: "sky", thing: "stars" }],
  [
    "rain, rainy, raining, rainfall, drizzle, downpour, shower, rainy day",
    { kind: "weather", weather: "rain" },
  ],
  [
    "snowfall, snowing, blizzard, snowstorm, falling snow, snowflake",
    { kind: "weather", weather: "snow" },
    { kind: "season", season: "winter" },
  ],
  [
    "snow, snowy, snow covered, wintry",
    { kind: "weather", weather: "snow" },
    { kind: "season", season: "winter" },
  ],
  ["fog, foggy, mist, misty, haze, hazy", { kind: "weather", weather: "fog" }],
  ["storm, stormy, thunderstorm, thunder, lightning, tempest", { kind: "weather", weather: "storm" }],
  ["wind, windy, breeze, breezy", { kind: "weather", weather: "wind" }],
  ["overcast, grey sky, gray sky", { kind: "time", time: "overcast" }, { kind: "sky", thing: "clouds" }],
  ["spring, springtime, blossom, blooming", { kind: "season", season: "spring" }],
  ["summer, summertime, summery", { kind: "season", season: "summer" }],
  ["autumn, fall, autumnal, autumn leaf", { kind: "season", season: "autumn" }],
  ["winter, wintertime, icy, frozen, frosty, ice", { kind: "season", season: "winter" }],
  ["sun", { kind: "sky", thing: "sun" }],
  ["moon", { kind: "sky", thing: "moon" }],
  ["full moon, round moon, big moon", { kind: "sky", thing: "moon", phase: "full" }],
  ["half moon", { kind: "sky", thing: "moon", phase: "half" }],
  ["crescent moon, crescent, new moon", { kind: "sky", thing: "moon", phase: "crescent" }],
  ["star, starry, starlight, milky way, starry sky", { kind: "sky", thing: "stars" }],
  ["cloud, cloudy, fluffy cloud, white cloud", { kind: "sky", thing: "clouds" }],
  ["rainbow", { kind: "sky", thing: "rainbow" }],
  ["tiny, miniature, minuscule", { kind: "size", size: 0.5 }],
  ["small, little, short", { kind: "size", size: 0.72 }],
  ["big, large, tall, great, long", { kind: "size", size: 1.28 }],
  ["huge, giant, enormous, gigantic, massive, towering, colossal", { kind: "size", size: 1.6 }],
  ["pair of, two, couple of, a couple of, both, twin, 2", { kind: "count", count: 2 }],
  ["one, single, lone, 1", { kind: "count", count: 1 }],
  ["three, trio of, few, a few, 3", { kind: "count", count: 3 }],
  ["four, several, some, 4", { kind: "count", count: 4 }],
  [
    "five, group of, family of, herd of, row of, bunch of, line of, queue of, parade of, 5",
    { kind: "count", count: 5 },
  ],
  [
    "six, half a dozen, pile of, heap of, pyramid of, stack of, circle of, ring of, 6",
    { kind: "count", count: 6 },
  ],
  ["seven, many, lots of, a lot of, flock of, school of, fleet of, 7", { kind: "count", count: 7 }],
  ["eight, 8", { kind: "count", count: 8 }],
  ["nine, 9", { kind: "count", count: 9 }],
  ["ten, 10", { kind: "count", count: 10 }],
  ["eleven", { kind: "count", count: 11 }],
  ["dozen, a dozen, twelve, crowd of", { kind: "count", count: 12 }],
  ["thirteen", { kind: "count", count: 13 }],
  ["fourteen", { kind: "count", count: 14 }],
  ["fifteen", { kind: "count", count: 15 }],
  ["sixteen", { kind: "count", count: 16 }],
  ["seventeen", { kind: "count", count: 17 }],
  ["eighteen", { kind: "count", count: 18 }],
  ["nineteen", { kind: "count", count: 19 }],
  ["twenty, a score of, dozens of", { kind: "count", count: 20 }],
  ["sky", { kind: "part", name: "sky" }],
  ["ground, grass, soil, lawn", { kind: "part", name: "ground" }],
  ["water, waters", { kind: "part", name: "sea" }],
  ["wave, surf, breaker", { kind: "place", name: "sea" }],
  ["background, backdrop", { kind: "part", name: "sky" }],
  ["wall", { kind: "part", name: "wall" }],
  ["sign, signpost, signboard, billboard, placard, board", { kind: "mount", mount: "sign" }],
  ["banner, ribbon", { kind: "mount", mount: "banner" }],
  ["poster, title, headline, caption, book cover, postcard, card", { kind: "mount", mount: "poster" }],
  ["neon sign, neon lettering", { kind: "mount", mount: "neon" }],
  [
    "sticker, icon, app icon, logo, emblem, badge, mascot, clip art, clipart, die cut, isolated, white background, plain background, transparent background",
    { kind: "framing", framing: "sticker" },
  ],
  ["abstract, abstract art, pattern, geometric, texture", { kind: "framing", framing: "abstract" }],
  [
    "calm, peaceful, quiet, serene, tranquil, still, gentle, relaxing, cozy, cosy",
    { kind: "mood", word: "calm" },
  ],
  [
    "happy, cheerful, joyful, playful, cute, fun, funny, whimsical, friendly",
    { kind: "mood", word: "happy" },
  ],
  ["dramatic, epic, wild, energetic, dynamic, powerful, fierce", { kind: "mood", word: "dramatic" }],
  [
    "sad, lonely, melancholy, gloomy, moody, mysterious, spooky, eerie, dark",
    { kind: "mood", word: "gloomy" },
  ],
  [
    "close up, closeup, macro, macro shot, extreme close up, close up of, detail of",
    { kind: "camera", camera: "close-up" },
  ],
  [
    "aerial, aerial view, aerial shot, bird's eye view, bird eye view, drone shot, from above, top down, overhead view, seen from above",
    { kind: "camera", camera: "aerial" },
  ],
  ["portrait, portrait of, headshot", { kind: "camera", camera: "portrait" }],
  [
    "wide, wide angle, wide shot, wide view, panorama, panoramic, establishing shot, long shot",
    { kind: "camera", camera: "wide" },
  ],
  ["made of wood, carved from wood, out of wood", MADE_OF, { kind: "colour", word: "wooden" }],
  ["made of, made out of, built of", { kind: "relation", relation: "made" }],
  ["pastel colours, pastel colors, pastel palette, pastel tones", palette("peach", "mint", "lavender")],
  ["earth tones, earthy colours, earthy colors, earthy tones", palette("sand", "terracotta", "olive")],
  ["neon colours, neon colors, neon palette", palette("indigo", "hot pink", "cyan")],
  ["monochrome, black and white, greyscale, grayscale", palette("light grey", "dark grey", "white")],
  ["warm colours, warm colors, warm tones, warm palette", palette("apricot", "coral", "mustard")],
  [
    "cool colours, cool colors, cool tones, cool palette, cold colours",
    palette("ice blue", "teal", "indigo"),
  ],
  ["autumn colours, autumn colors, autumnal colours, fall colors", palette("amber", "rust", "burgundy")],
  ["primary colours, primary colors", palette("sky blue", "red", "yellow")],
  ["jewel tones, rich colours, rich colors", palette("sapphire", "emerald", "ruby")],
  ["muted colours, muted colors, muted tones, muted palette", palette("smoke", "sage", "mauve")],
  ["warm, bright, colourful, colorful, vivid, vibrant", { kind: "mood", word: "bright" }],
  [
    "oil, steampunk, anime, manga, comic, graffiti, cubist, pop art, surreal, surrealist, 3d, 3d render, acrylic painting, mosaic art, tattoo, claymation, origami, knitted, embroidered",
    { kind: "missing" },
  ],
  ["cartoon, cartoonish, storybook", { kind: "style", name: "flat" }],
  ["oil on canvas", { kind: "style", name: "oil" }],
  ["ukiyo e", { kind: "style", name: "woodcut" }],
  ["without, no, not, minus, except, free of, devoid of, lacking, never", { kind: "not" }],
  [
    "holding, carrying, hold, holds, carries, bringing, offering, gripping, eating, eats, drinking, drinks, sipping, waving, swinging, catching, throwing, playing with, using",
    { kind: "relation", relation: "holds" },
  ],
  ["with, has a, has an", { kind: "relation", relation: "has" }],
  [
    "on, on top of, atop, upon, riding, sitting on, standing on, rides, perched on, crossing",
    { kind: "relation", relation: "on", where: "on" },
  ],
  ["of", { kind: "relation", relation: "of" }],
  ["in, within, into", { kind: "relation", relation: "in" }],
  ["wearing, wears, dressed in, clad in, dressed as", { kind: "relation", relation: "wears" }],
  ["inside, inside of", { kind: "relation", relation: "in", where: "inside" }],
  ["under, underneath, below, beneath", { kind: "relation", relation: "other", where: "under" }],
  ["behind, at the back of", { kind: "relation", relation: "other", where: "behind" }],
  ["in front of, before", { kind: "relation", relation: "other", where: "in front of" }],
  [
    "left of, to the left of, on the left of, on the left side of",
    { kind: "relation", relation: "other", where: "left of" },
  ],
  [
    "right of, to the right of, on the right of, on the right side of",
    { kind: "relation", relation: "other", where: "right of" },
  ],
  ["between, in between", { kind: "relation", relation: "other", where: "between" }],
  ["next to, beside, alongside", { kind: "relation", relation: "other", where: "beside" }],
  ["over, above", { kind: "relation", relation: "other", where: "above" }],
  [
    "flying over, flying above, floating over, floating above, flies over, soaring over, soaring above, hovering over",
    { kind: "relation", relation: "other", where: "flying over" },
  ],
  [
    "reflected in, reflecting in, mirrored in",
    { kind: "relation", relation: "other", where: "reflected in" },
  ],
  [
    "is, are, was, painted, coloured, colored, in shades of, tinted, turned",
    { kind: "relation", relation: "is" },
  ],
  [
    "near, by, at, across, along, among, from, to, around, through, against, towards, toward, against a, at the edge of, far from, up, down, off, out of, past, and then, while, as, into the, during",
    { kind: "relation", relation: "other" },
  ],
  [
    "saying, says, say, that says, with the text, with the word, with the words, that reads, titled",
    { kind: "says", strong: true },
  ],
  ["reading", { kind: "says", strong: false }, { kind: "relation", relation: "holds" }],
  [
    "reads, the word, text, labelled, labeled, lettering, written, inscribed, spelling",
    { kind: "says", strong: false },
  ],
  [
    "add, put, place it, insert, extend, expand, outpaint, uncrop, zoom out, continue, replace, replace it, turn, change, make it, remove, erase, delete, write, recolour, recolor, repaint, give it, let, there's, here, it's, a, an, the, and, or, but, its, it, his, her, their, my, your, our, this, that, these, those, which, who, there, some, any, very, really, quite, so, too, just, also, please, each, other, another, all, every, only, plus, then, than, be, being, been, has, have, having, had, do, does, can, will, would, should, could, may, i, we, for, building a, building an, building the, you, he, she, they, me, us, if, when, where, how, what, one's, t, s",
    { kind: "quiet" },
  ],
  [
    "picture, image, illustration, drawing, painting, photo, photograph, photography, render, artwork, art, scene, view, shot, depiction, sketch, picture of, image of, illustration of, drawing of, painting of, photo of, draw, paint, make, create, generate, show, showing, depict, depicting, featuring, want, need, give, design, style, full, simple, beautiful, nice, lovely, pretty, gorgeous, stunning, amazing, wonderful, awesome, perfect, good, great looking, highly detailed, detailed, high quality, quality, hd, 4k, 8k, masterpiece, best quality, trending on artstation, realistic, photorealistic, cinematic, professional, sharp focus, landscape, minimal, minimalist, minimalistic, light, lighting, soft, colour, color, colours, colors, coloured, tone, tones, mood, atmosphere, front, side, back, top, middle, centre, center, left, right, foreground, distance, distant, corner, edge, old, new, young, modern, classic, traditional, vintage, standing, sitting, stands, sits, sit, stand, walking, walks, running, runs, sleeping, flying, flies, fly, sailing, sails, swimming, swims, looking, looks, playing, floating, floats, driving, parked, driving through, shining, glowing, jumping, resting, lying, waiting, watching, smiling, rising, setting, hanging, growing, seen, full of, filled, covered, surrounded, set, place, time, world, day's, kind, type, sort, thing, things, something, test, product photo, product shot, hello world app, sample, example, children's book, kids, for kids, bright light, over there, deep, high, low, far, away, alone, together, big eyed, single subject, body, whole, rolling, lush, sandy, rocky, rippling, sparkling, shiny, v formation, v shape, v shaped, formation, skein",
    { kind: "quiet" },
  ],
];
