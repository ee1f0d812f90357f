import { describe, expect, test } from "vitest";
import { readPrompt } from "./read-prompt.ts";

/** `2 red boat` for each subject, sorted by mention. */
function told(prompt: string): string[] {
  return readPrompt(prompt).subjects.map(({ name, count, colourWords }) =>
    [count, ...colourWords, name].join(" "),
  );
}

describe("subjects with their counts and colours", () => {
  test.for([
    ["a red lighthouse on a cliff at sunset", ["1 red lighthouse"]],
    ["three boats on a calm sea at dawn", ["3 boat"]],
    ["2 blue cats and a yellow dog", ["2 blue cat", "1 yellow dog"]],
    ["a robot holding a flower", ["1 robot", "1 flower"]],
    ["a hot-air balloon over mountains", ["1 balloon"]],
    ["foxes", ["3 fox"]],
    ["a flock of birds", ["7 bird"]],
    ["a dozen fish underwater", ["12 fish"]],
    ["the lighthouse is red and white", ["1 red white lighthouse"]],
    ["a red and white lighthouse", ["1 red white lighthouse"]],
    ["a dark green pine tree next to a light blue car", ["1 dark green pine", "1 light blue car"]],
    ["a red boat and a blue boat", ["1 red boat", "1 blue boat"]],
    ["a couple of rabbits", ["2 rabbit"]],
    ["children playing in the snow", ["3 person"]],
    ["women and men", ["3 person", "3 person"]],
    ["A CAT ON A HOUSE", ["1 cat", "1 house"]],
    ["the fox's den with butterflies", ["1 fox", "4 butterfly"]],
    ["a palm tree on a beach", ["1 palm"]],
    ["a christmas tree", ["1 pine"]],
    ["cup of coffee on a table", ["1 cup", "1 table"]],
    ["a castle, golden", ["1 castle"]],
    ["15 cacti", ["15 cactus"]],
  ] as const)("%s", ([prompt, subjects]) => {
    expect(told(prompt)).toEqual(subjects);
  });

  test("a count above what a picture can show is cut and named", () => {
    const reading = readPrompt("500 boats");
    expect(reading.subjects[0]?.count).toBe(24);
    expect(reading.notDrawn).toEqual(["476 more of 500 boat"]);
  });

  test("sizes belong to the next subject only", () => {
    expect(readPrompt("a giant robot and a tiny cat and a dog").subjects.map(({ size }) => size)).toEqual([
      1.6, 0.5, 1,
    ]);
  });

  test("who holds what, and who is on what, is kept", () => {
    expect(readPrompt("a robot holding a flower").subjects[0]?.holds).toBe("flower");
    expect(readPrompt("a cat on a house").subjects[0]?.on).toBe("house");
  });
});

describe("place, time, weather, season and sky", () => {
  test.for([
    ["a fox in the forest", { places: ["forest"] }],
    ["a boat on the lake at dusk", { places: ["lake"], time: "dusk" }],
    ["sunrise over the desert", { places: ["desert"], time: "dawn" }],
    ["golden hour in the city", { places: ["city"], time: "sunset" }],
    ["a snowy village at night", { places: ["village"], time: "night", weather: ["snow"], season: "winter" }],
    [
      "a foggy autumn morning in the mountains",
      { places: ["mountains"], time: "dawn", weather: ["fog"], season: "autumn" },
    ],
    ["a storm at sea", { places: ["sea"], weather: ["storm"] }],
    ["a sunny day on a tropical beach", { places: ["beach"], time: "noon", sky: { sun: true } }],
    ["a fox under a full moon", { sky: { moon: "full" } }],
    ["a crescent moon and stars", { sky: { moon: "crescent", stars: true } }],
    ["a rainbow over a meadow in spring", { places: ["meadow"], season: "spring", sky: { rainbow: true } }],
    ["a rocket in outer space", { places: ["space"] }],
    ["coral reef", { places: ["underwater"] }],
    ["a purple sky", { partColours: { sky: "purple" } }],
    ["an abstract pattern in blue and gold", { framing: "abstract", colours: ["blue", "gold"] }],
    ["app icon of a fox", { framing: "sticker" }],
    ["a calm sea", { mood: ["calm"], places: ["sea"] }],
  ] as const)("%s", ([prompt, expected]) => {
    expect(readPrompt(prompt)).toMatchObject(expected);
  });
});

describe("what the prompt does not want", () => {
  test.for([
    ["a meadow without clouds", { clouds: false }],
    ["a night sky with no moon and stars", { moon: "none", stars: false }],
  ] as const)("%s", ([prompt, sky]) => {
    expect(readPrompt(prompt).sky).toMatchObject(sky);
  });

  test("a subject that is not wanted is not drawn, and not called missing", () => {
    const reading = readPrompt("a house without trees, a dog");
    expect(reading.subjects.map(({ name }) => name)).toEqual(["house", "dog"]);
    expect(reading.notDrawn).toEqual([]);
  });

  test("rain that is taken back does not fall", () => {
    expect(readPrompt("a meadow, no rain").weather).toEqual([]);
  });
});

describe("lettering", () => {
  test.for([
    ["a red lighthouse on a cliff at sunset, HELLO on a sign", "HELLO", "sign"],
    ['a fox, "Wild & Free" on a banner', "Wild & Free", "banner"],
    ['a poster with "GRAND TOUR" and a car', "GRAND TOUR", "poster"],
    ["a sign that says open late", "open late", "sign"],
    ["a house with a sign saying WELCOME HOME", "WELCOME HOME", "sign"],
    ["“Guten Tag” on a small wooden sign", "Guten Tag", "sign"],
    ["neon sign saying LIFT OFF over a city", "LIFT OFF", "neon"],
    ["«Bonjour» on a poster", "Bonjour", "poster"],
  ] as const)("%s", ([prompt, text, mount]) => {
    expect(readPrompt(prompt).lettering).toEqual([{ text, mount }]);
  });

  test("capitals without a mount are ordinary words", () => {
    expect(readPrompt("a BIG red fox").lettering).toEqual([]);
  });

  test("someone reading a book letters nothing", () => {
    expect(readPrompt("a girl reading a book").lettering).toEqual([]);
  });

  test("a sign without words is named as not drawn", () => {
    expect(readPrompt("a house and a sign").notDrawn).toEqual(["sign"]);
  });
});

describe("honesty about unknown words", () => {
  test.for([
    ["a fox riding a unicycle", ["unicycle"]],
    ["a purple theremin in a meadow", ["purple theremin"]],
    ["a beautiful detailed picture of a cat, 4k, masterpiece", []],
    ["a samovar and a theremin", ["samovar", "theremin"]],
  ] as const)("%s", ([prompt, notDrawn]) => {
    expect(readPrompt(prompt).notDrawn).toEqual(notDrawn);
  });

  test("a long list of unknown words is cut and counted", () => {
    const names = readPrompt(Array.from({ length: 40 }, (_, index) => `zork${index}`).join(", ")).notDrawn;
    expect(names).toHaveLength(13);
    expect(names.at(-1)).toBe("and 28 more");
  });

  test("control, bidi and lone surrogate characters are never repeated", () => {
    const told = JSON.stringify(readPrompt("a \u202egrommet\u0000 \ud800gizmo \u0007 and \u2066widget"));
    expect(told).not.toMatch(/[\u202a-\u202e\u2066-\u2069\ud800-\udfff]|\\u0000|\\ud800/);
  });

  test("32,000 characters are read in well under a second", () => {
    const started = performance.now();
    readPrompt("a red fox and a samovar, ".repeat(1280));
    readPrompt('"'.repeat(32_000));
    readPrompt("x".repeat(32_000));
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

describe("words that are a colour and a thing", () => {
  test.for([
    ["an orange cat", ["1 orange cat"]],
    ["an orange and a house", ["1 orange", "1 house"]],
    ["a cherry on a cake", ["1 cherries", "1 cake"]],
    ["a cherry car", ["1 cherry car"]],
    ["the fox is orange", ["1 orange fox"]],
    ["a rose", ["1 flower"]],
  ] as const)("%s", ([prompt, subjects]) => {
    expect(told(prompt)).toEqual(subjects);
  });
});

test("a palette colours the picture", () => {
  const { colours, partColours } = readPrompt("a house in pastel colours");
  expect(colours).toEqual(["peach", "mint", "lavender"]);
  expect(partColours).toEqual({ sky: "peach" });
});

describe("words are neither lost nor lent", () => {
  test.for([
    ["a bear catching a salmon in a river", ["1 bear", "1 fish"]],
    ["a salmon house", ["1 salmon house"]],
    ["a mother and a child", ["1 person", "1 person"]],
    ["a spaniel, and the dog is black", ["1 black dog"]],
    ["a cat in a coffee grommet", ["1 cat"]],
  ] as const)("%s", ([prompt, subjects]) => {
    expect(told(prompt)).toEqual(subjects);
  });
});

describe("what somebody has on", () => {
  test.each([
    ["a woman in a red coat", "red", "coat", []],
    ["a man wearing a blue shirt and a black hat", "blue", "shirt", []],
    ["a girl in a yellow hat", undefined, undefined, []],
    ["a man in silver shoes", undefined, undefined, ["silver shoe"]],
  ] as const)("%s is one person, whose clothes have the colour", (prompt, colour, wears, notDrawn) => {
    const { subjects, ...reading } = readPrompt(prompt);
    expect(subjects).toHaveLength(1);
    expect([subjects[0]?.colourWords[0], subjects[0]?.wears]).toEqual([colour, wears]);
    expect(reading.notDrawn).toEqual(notDrawn);
  });

  test.each([
    ["a cat in a pink hat", "cat", ["top hat"], [["pink"]]],
    ["a dog with sunglasses and a red scarf", "dog", ["sunglasses", "scarf"], [[], ["red"]]],
    ["a king wearing a gold crown", "person", ["crown"], [["gold"]]],
  ])("%s has it on", (prompt, name, worn, colours) => {
    const { subjects, notDrawn } = readPrompt(prompt);
    expect(subjects.map((subject) => subject.name)).toEqual([name]);
    expect(subjects[0]?.dress?.map((thing) => thing.name)).toEqual(worn);
    expect(subjects[0]?.dress?.map((thing) => thing.colourWords)).toEqual(colours);
    expect(notDrawn).toEqual([]);
  });

  test("what cannot be put on stands beside, or is told", () => {
    expect(readPrompt("a car with a hat").subjects.map(({ name }) => name)).toEqual(["car", "top hat"]);
    expect(readPrompt("a turtle wearing a hat").notDrawn).toEqual(["hat"]);
  });
});

test.each([
  ["a sand coloured dog", ["dog"], []],
  ["a person drinking coffee", ["person", "cup"], []],
  ["a coffee cup", ["cup"], []],
] as const)("%s: a colour that is a thing as well", (prompt, names, places) => {
  const reading = readPrompt(prompt);
  expect(reading.subjects.map(({ name }) => name)).toEqual(names);
  expect(reading.places).toEqual(places);
});

test.each([
  ["a fox, cartoon style", "flat"],
  ["a cat, ukiyo-e", "woodcut"],
  ["a ship, oil on canvas", "oil"],
])("%s is drawn in a style we have", (prompt, style) => {
  expect(readPrompt(prompt)).toMatchObject({ style, notDrawn: [] });
});

test.each([
  ["a baby", ["person"]],
  ["a baby elephant", ["elephant"]],
  ["a toy car and a pet dog", ["car", "dog"]],
])("%s is what its last noun says", (prompt, names) => {
  expect(readPrompt(prompt).subjects.map(({ name }) => name)).toEqual(names);
});

test.each([
  ["a truck on a road in the desert", "desert"],
  ["in the forest, a road", "forest"],
  ["a car on a road", "city"],
  ["a crab on the sand", "beach"],
  ["a camel on the sand of the desert", "desert"],
  ["a surfer riding a wave", "sea"],
])("%s is at its place", (prompt, place) => {
  expect(readPrompt(prompt).places[0]).toBe(place);
});

test.each([
  ["a house made of candy", 1, ["made of candy"]],
  ["a yellow house with a red door", 1, ["red door"]],
  ["a house with a door", 1, []],
  ["a carpenter building a table", 2, []],
])("%s is what it says, and tells what it is not", (prompt, things, notDrawn) => {
  const reading = readPrompt(prompt);
  expect(reading.subjects).toHaveLength(things);
  expect(reading.notDrawn).toEqual(notDrawn);
});

test.each([
  ["a couple dancing", 2],
  ["a couple of dogs", 2],
  ["a family at the beach", 4],
  ["a family of ducks", 5],
])("%s are several", (prompt, count) => {
  expect(readPrompt(prompt).subjects.map((subject) => subject.count)).toEqual([count]);
});
