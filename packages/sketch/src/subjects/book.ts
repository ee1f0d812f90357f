import { path, stroke } from "../svg/shapes.ts";
import type { Brush, Subject } from "./subject.ts";

function draw(brush: Brush): string {
  const lines = (side: 1 | -1): string =>
    [0, 1, 2, 3, 4, 5]
      .map((row) => {
        const y = -78 + row * 10;
        const end = 66 + row * 2 - brush.random.whole(0, 12);
        return `M${side * 10} ${y + 4}Q${side * 38} ${y - 8} ${side * end} ${y + 2}`;
      })
      .join("");
  return (
    path("M0 -8L-86 -2L-80 -84L0 -90L80 -84L86 -2Z", brush.main(-0.4)) +
    path("M0 -8L86 -2L85.6 -8L0 -14L-85.6 -8L-86 -2Z", brush.main(-1.8)) +
    path("M0 -10Q-34 -30 -82 -9L-76 -86Q-34 -106 0 -88Z", brush.second(brush.lit === -1 ? 0.7 : -0.3)) +
    path("M0 -10Q34 -30 82 -9L76 -86Q34 -106 0 -88Z", brush.second(brush.lit === 1 ? 0.7 : -0.3)) +
    path(
      "M0 -10Q-34 -26 -82 -9L-82.5 -4Q-36 -20 0 -5Q36 -20 82.5 -4L82 -9Q34 -26 0 -10Z",
      brush.second(-1.2),
    ) +
    path("M0 -10Q-9 -16 -16 -19L-13 -93Q-6 -91 0 -88Q6 -91 13 -93L16 -19Q9 -16 0 -10Z", brush.second(-1)) +
    stroke(lines(-1), brush.of("#7d7468", 0.6), 1.5) +
    stroke(lines(1), brush.of("#7d7468", 0.6), 1.5) +
    path("M22 -95Q26 -96 30 -96.300L31 -60L26.5 -65L22 -59.500Z", brush.main(0.6))
  );
}

export const book: Subject = {
  name: "book",
  words: ["book", "open book", "notebook", "novel", "storybook", "diary", "bible", "dictionary", "spellbook"],
  realm: "ground",
  height: 0.32,
  metres: 0.25,
  aspect: 1.75,
  foot: 0.9,
  place: "tabletop",
  colours: ["#a8443c", "#f6edd8"],
  top: [0, -40],
  draw,
};
