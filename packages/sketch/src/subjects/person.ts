import { box, circle, ellipse, face, path, stroke } from "../svg/shapes.ts";
import { dressed, lookOf } from "./person-look.ts";
import type { Figure } from "./person-look.ts";
import type { Brush, Subject } from "./subject.ts";

type Tint = (step: number) => string;

function legs(brush: Brush, { look, trousers, skin }: Figure): string {
  const bare = look.bottom === "skirt";
  const tint: Tint = (step) => brush.of(bare ? skin : trousers, step);
  const shoes = brush.of(bare ? "#7a3b3a" : "#4a342b");
  if (look.bottom === "robe") return box([-9, -5], [8, 5, 2], shoes) + box([3, -5], [10, 5, 2], shoes);
  const [one, other] = bare ? [-6.4, 3.4] : [-8.4, 2.4];
  const wide = bare ? 3.6 : 6.4;
  return (
    path(`M${one} -42L${one} -3h${wide}L${one + wide + 1} -42Z`, tint(-0.9)) +
    path(`M${other} -42L${other + 0.6} -3h${wide}L${other + wide + 0.6} -42Z`, tint(0)) +
    path(`M${one - 1} -4h${wide + 1.4}v4H${one - 1}ZM${other} -4h${wide + 1}q4 0.6 4.6 4H${other}Z`, shoes)
  );
}

/** How much lower who sits is than who stands. */
export const SITTING_DROP = 14;

/** Thighs forward, shins down, seen from the side. The seat is 20 above the feet. */
function lap(brush: Brush, { look, trousers, skin }: Figure, coat: Tint): string {
  const bare = look.bottom === "skirt";
  const tint: Tint = (step) => brush.of(bare ? skin : trousers, step);
  const over = look.bottom === "trousers" ? tint : coat;
  return (
    path("M14 -28H21L20.500 -3H15Z", tint(-0.9)) +
    path("M20 -28Q27 -30 27 -24L26 -3H20.600Z", tint(0)) +
    path("M-11 -32Q0 -36 21 -31.500Q28.500 -29 27.500 -21L-8 -18.500Q-12 -24 -11 -32Z", over(0.1)) +
    path("M14 -4h7q5 0.600 6 4H14ZM20 -4h7q5 0.600 6 4H20Z", brush.of(bare ? "#7a3b3a" : "#4a342b"))
  );
}

/** Arms hang and reach; sleeves end at the wrist, or at the shoulder of a summer dress. */
function arms(brush: Brush, { look, skin }: Figure, coat: Tint): { far: string; near: string } {
  const sleeve = look.bottom === "skirt" ? (step: number): string => brush.of(skin, step) : coat;
  return {
    near:
      path("M6 -71Q12 -71 15 -62Q20 -54.500 25.500 -51.500L22.500 -47.500Q12 -52 6.500 -60Z", sleeve(0.35)) +
      circle([25.2, -49.6], 2.7, brush.of(skin)),
    far:
      path("M-7.500 -72Q-16 -61 -15 -43L-10.500 -42.500Q-10 -56 -5 -64Z", sleeve(-1.1)) +
      circle([-12.7, -41], 2.6, brush.of(skin, -0.8)),
  };
}

function body(brush: Brush, { look }: Figure, coat: Tint): string {
  const shapes = {
    trousers: [
      "M-10 -72Q0 -78.500 9 -73Q13 -58 12.500 -36Q1 -32 -11.500 -36Q-12 -58 -10 -72Z",
      "M3 -75Q8 -75 9 -73Q13 -58 12.500 -36Q9 -34.600 5 -34Q7.500 -54 3 -75Z",
    ],
    coat: [
      "M-9.500 -72Q0 -78.500 9 -73Q13 -56 16 -27Q0 -21.500 -15.500 -27Q-13 -56 -9.500 -72Z",
      "M3 -75Q8 -75 9 -73Q13 -56 16 -27Q11 -25.200 6 -24.600Q8 -52 3 -75Z",
    ],
    skirt: [
      "M-8 -72Q0 -78 8 -73Q9 -62 8.500 -54Q15 -40 18.500 -27Q0 -20.500 -18 -27Q-14.500 -40 -8.500 -54Q-9 -62 -8 -72Z",
      "M3 -75Q7 -75 8 -73Q9 -62 8.500 -54Q15 -40 18.500 -27Q12 -24.800 7 -24.200Q8 -48 3 -75Z",
    ],
    robe: [
      "M-9.500 -72Q0 -78.500 9 -73Q14 -48 18 -3Q0 1 -18 -3Q-14 -48 -9.500 -72Z",
      "M3 -75Q8 -75 9 -73Q14 -48 18 -3Q12 -1.400 6 -1Q9 -46 3 -75Z",
    ],
  } as const;
  const [whole, shade] = shapes[look.bottom];
  const belt =
    look.bottom === "skirt"
      ? path("M-8.700 -55.500Q0 -52.500 8.700 -55.500V-52.600Q0 -49.600 -8.700 -52.600Z", brush.second(0))
      : "";
  const buttons =
    look.bottom === "coat" ? [-62, -53, -44].map((y) => circle([1.6, y], 1, coat(-1.8))).join("") : "";
  return path(whole, coat(0)) + brush.shadow(shade, coat(-1)) + belt + buttons;
}

function hair(brush: Brush, { look, hairColour }: Figure): { behind: string; before: string } {
  const tint = brush.of(hairColour);
  const deep = brush.of(hairColour, -0.8);
  const fringe = path(
    "M-8.200 -86Q-10 -99 2 -99.400Q12.400 -99 10.400 -88.500Q5.500 -93 -1 -91.400Q-4 -90 -4.600 -84Q-6.800 -82 -8.200 -86Z",
    tint,
  );
  switch (look.hair) {
    case "long":
      return { behind: path("M-8 -94Q-14 -80 -11.500 -66Q-4 -62.500 2 -67L7 -90Z", deep), before: fringe };
    case "bun":
      return { behind: circle([-7.5, -96], 4.6, deep), before: fringe };
    case "tails":
      return {
        behind:
          path("M-7 -90Q-17 -90 -16 -74Q-12 -70 -9.500 -76Q-9 -84 -4 -87Z", deep) +
          path("M9 -92Q17 -90 15.500 -76Q12.500 -72 10.600 -78Q11 -84 7 -88Z", deep),
        before: fringe,
      };
    case "short":
      return {
        behind: "",
        before: path(
          "M-8.400 -87Q-10.500 -99.500 1 -100Q12.800 -100 10.600 -90.500Q8 -93.500 4 -93Q-2 -92.400 -4.200 -89.400L-5.400 -83.500Q-7.400 -82.500 -8.400 -87Z",
          tint,
        ),
      };
    case "none":
      return { behind: "", before: "" };
  }
}

function head(brush: Brush, figure: Figure): string {
  const { skin, look } = figure;
  const { behind, before } = hair(brush, figure);
  const dark = brush.of("#2a2426");
  const lips = look.hair === "short" ? brush.of(skin, -1.6) : brush.of("#b4574f");
  return (
    behind +
    path("M-3 -80H4V-72Q0 -70 -3 -73Z", brush.of(skin, -1)) +
    ellipse([1.2, -87], [8.2, 9.2], brush.of(skin)) +
    brush.shadow("M5 -95Q9.400 -92 9.400 -87Q9 -79.500 2.500 -78Q8 -86 5 -95Z", brush.of(skin, -0.5)) +
    before +
    face(
      circle([3.8, -86.8], 1.15, dark) +
        circle([8.1, -86.8], 1.05, dark) +
        circle([4.2, -87.2], 0.36, "#fffaf0") +
        circle([8.5, -87.2], 0.34, "#fffaf0") +
        stroke(
          "M2.300 -89.600Q3.800 -90.500 5.200 -89.800M7 -89.800Q8.300 -90.400 9.300 -89.600",
          brush.of(figure.hairColour),
          0.6,
        ) +
        stroke("M6.300 -86Q7.300 -84.700 6.200 -84.500", brush.of(skin, -1.3), 0.6) +
        stroke("M4.200 -82.200Q6.200 -80.900 8 -82.300", lips, 0.9),
    ) +
    dressed(brush, figure)
  );
}

function draw(brush: Brush): string {
  const figure = lookOf(brush);
  const { look } = figure;
  const coat: Tint = (step) => (brush.asked ? brush.main(step) : brush.of(figure.coat, step));
  const scarf = look.scarf
    ? path(
        "M-7 -76Q0 -71 7 -75.400L7.600 -70.600Q0 -66.800 -8 -71ZM-6 -72L-9 -58L-4.400 -58L-2 -71Z",
        brush.second(0.2),
      )
    : "";
  const { far, near } = arms(brush, figure, coat);
  if (brush.sits === true) {
    const upper = far + body(brush, { ...figure, look: { ...look, bottom: "trousers" } }, coat) + scarf;
    return (
      `<g transform="translate(0 ${SITTING_DROP})">${upper}${head(brush, figure)}</g>` +
      lap(brush, figure, coat) +
      `<g transform="translate(0 ${SITTING_DROP})">${near}</g>`
    );
  }
  const below = far + legs(brush, figure) + body(brush, figure, coat) + scarf;
  if (!look.child) return below + head(brush, figure) + near;
  // A child is shorter, and its head is large for it.
  return `<g transform="scale(0.800 0.740)">${below}${near}</g><g transform="translate(0 14) scale(0.940)">${head(brush, figure)}</g>`;
}

export const person: Subject = {
  name: "person",
  words: [
    "person",
    "man",
    "woman",
    "boy",
    "girl",
    "child",
    "kid",
    "human",
    "someone",
    "figure",
    "hiker",
    "traveller",
    "traveler",
    "farmer",
    "sailor",
    "lady",
    "guy",
    "king",
    "queen",
    "prince",
    "princess",
    "wizard",
    "explorer",
    "fisherman",
    "friend",
    "band",
    "rock band",
  ],
  realm: "ground",
  height: 0.46,
  metres: 1.7,
  aspect: 0.42,
  foot: 0.8,
  place: "meadow",
  colours: ["#c8573f", "#e8b64a"],
  hand: [25, -49],
  draw,
};
