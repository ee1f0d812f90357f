import { box, circle, face, path, stroke } from "../svg/shapes.ts";
import type { Brush, Subject } from "./subject.ts";

function limbs(brush: Brush): string {
  const joint = brush.of("#5b6470");
  return (
    stroke("M-18 -50Q-34 -44 -32 -28", joint, 5) +
    path("M-38 -28Q-38 -18 -32 -18Q-26 -18 -26 -28Z", brush.main(-0.8)) +
    stroke("M18 -50Q30 -46 35 -58", joint, 5) +
    path("M29 -58Q28 -68 35 -69Q42 -68 41 -58Z", brush.main(0.2)) +
    box([-12, -22], [6, 16], joint) +
    box([6, -22], [6, 16], joint) +
    path("M-17 0V-4Q-16 -9 -9 -9Q-3 -9 -3 0ZM3 0V-4Q4 -9 11 -9Q17 -9 18 0Z", brush.main(-1))
  );
}

function trunk(brush: Brush): string {
  return (
    box([-20, -58], [40, 38, 9], brush.main(0)) +
    brush.shadow("M6 -58H11Q20 -58 20 -49V-29Q20 -20 11 -20H2Q10 -38 6 -58Z", brush.main(-1.1)) +
    box([-11, -50], [22, 17, 3], brush.of("#f0ece0", -0.2)) +
    circle([-5, -45], 2, brush.of("#d8453b")) +
    circle([1, -45], 2, brush.of("#e8b84a")) +
    circle([7, -45], 2, brush.of("#5aa868")) +
    stroke("M-7 -38.4H7", brush.of("#8a929c"), 1.8) +
    box([-5, -63], [10, 6], brush.of("#5b6470"))
  );
}

function head(brush: Brush): string {
  const eyes = brush.darkness > 0.3 ? "#a6f2ff" : brush.of("#8fe3f2", 0.8);
  return (
    stroke("M0 -90V-96", brush.of("#5b6470"), 2.2) +
    circle([0, -97.4], 2.9, brush.of("#e0533f", 0.3)) +
    box([-25, -82], [5, 11, 2], brush.of("#5b6470")) +
    box([20, -82], [5, 11, 2], brush.of("#5b6470")) +
    box([-21, -91], [42, 29, 9], brush.main(0.4)) +
    brush.shadow("M8 -91H12Q21 -91 21 -82V-71Q21 -62 12 -62H4Q11 -76 8 -91Z", brush.main(-0.7)) +
    box([-16, -85.6], [32, 18, 7], brush.of("#2b3440")) +
    face(
      circle([-7, -77.6], 4.4, eyes) +
        circle([8, -77.6], 4.4, eyes) +
        circle([-5.8, -79], 1.3, "#ffffff") +
        circle([9.2, -79], 1.3, "#ffffff") +
        stroke("M-3.4 -71Q0.5 -68.6 4.4 -71", eyes, 1.2),
    )
  );
}

export const robot: Subject = {
  name: "robot",
  words: ["robot", "android", "bot", "droid", "automaton", "machine"],
  realm: "ground",
  height: 0.46,
  metres: 1.8,
  aspect: 0.78,
  foot: 0.6,
  place: "meadow",
  colours: ["#7fa3b8"],
  hand: [35, -64],
  draw: (brush) => limbs(brush) + trunk(brush) + head(brush),
};
