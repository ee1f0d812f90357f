import { circle, ellipse, face, path, stroke } from "../svg/shapes.ts";
import type { Brush, Subject } from "./subject.ts";

const DARK = "#2c2730";

function body(brush: Brush): string {
  return (
    stroke("M-18 -6Q-46 -6 -44 -30Q-43 -44 -34 -46", brush.main(-0.9), 9) +
    path("M-25 0Q-33 -14 -25 -34Q-18 -52 -8 -60L18 -58Q27 -36 24 0Z", brush.main(0)) +
    path("M-25 0Q-33 -16 -22 -28Q-6 -30 -2 -14Q0 -4 -4 0Z", brush.main(brush.lit === -1 ? 0.6 : -0.8)) +
    path("M4 -58H19Q25 -44 21 -28Q12 -20 5 -30Q0 -44 4 -58Z", brush.of("#f8f1e6", -0.1)) +
    path("M3 -32Q5 -14 3 0H12Q14 -16 12 -30Z", brush.main(-0.5)) +
    path("M12 -32Q15 -14 12 0H24Q25 -18 22 -32Z", brush.main(0.2)) +
    ellipse([7.5, -2], [6, 3], brush.of("#f8f1e6", -0.3)) +
    ellipse([18.5, -2], [6.6, 3.2], brush.of("#f8f1e6", 0)) +
    [-50, -42].map((y) => stroke(`M-17 ${y}Q-9 ${y + 3} -6 ${y + 8}`, brush.main(-1.5), 2.6)).join("")
  );
}

function eye(brush: Brush, x: number): string {
  return face(
    ellipse([x, -74], [3.6, 4.3], brush.of("#e6d25a", 0.8)) +
      ellipse([x, -74], [1.6, 3.6], brush.of(DARK)) +
      circle([x + 1.1, -75.8], 0.9, "#fffdf4"),
  );
}

function head(brush: Brush): string {
  const whisker = brush.of("#f8f1e6");
  return (
    path("M-9 -80L-11 -99Q-1 -97 6 -88ZM18 -88Q24 -97 33 -99L31 -79Z", brush.main(-0.5)) +
    path("M-7 -84L-8 -94Q-2 -92 3 -87ZM21 -87Q26 -93 30 -94L29 -83Z", brush.of("#e8a6a0", -0.2)) +
    ellipse([11, -73], [22.5, 18], brush.main(0.3)) +
    path("M-11 -70Q-10 -57 11 -55Q32 -57 33 -70Q24 -62 11 -68Q-2 -62 -11 -70Z", brush.of("#f8f1e6", 0)) +
    [6, 11, 16].map((x) => stroke(`M${x} -90.5V${x === 11 ? -83 : -85}`, brush.main(-1.5), 2.2)).join("") +
    eye(brush, 2.6) +
    eye(brush, 19.6) +
    face(
      path("M8.6 -67.5H13.6L11 -64.6Z", brush.of("#d9827c")) +
        stroke("M11 -64.6V-62.6M7 -61Q9.4 -60.4 11 -62.6Q12.8 -60.4 15 -61", brush.of(DARK, 0.2), 1),
    ) +
    stroke("M-3 -64L-17 -66M-3 -62L-16 -60M25 -64L39 -66M25 -62L38 -60", whisker, 0.7)
  );
}

export const cat: Subject = {
  name: "cat",
  words: ["cat", "kitten", "kitty", "tabby", "tomcat"],
  realm: "ground",
  height: 0.38,
  metres: 0.4,
  aspect: 0.82,
  foot: 0.62,
  place: "meadow",
  colours: ["#d99a55"],
  draw: (brush) => body(brush) + head(brush),
};
