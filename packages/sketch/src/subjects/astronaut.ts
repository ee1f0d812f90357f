import { box, circle, ellipse, path, stroke } from "../svg/shapes.ts";
import type { Brush, Subject } from "./subject.ts";

function legs(brush: Brush): string {
  return (
    path("M-12 -38L-15 -5H-3L0 -34Z", brush.main(-1.1)) +
    path("M0 -34L3 -5H15L13 -40Z", brush.main(-0.1)) +
    path("M-17 -7H-2V0H-19Q-19 -5 -17 -7ZM2 -7H17Q21 -4 21 0H2Z", brush.of("#6d7580")) +
    box([-14.5, -20], [11.4, 3], brush.second(-0.6)) +
    box([2.2, -20], [12, 3], brush.second(0))
  );
}

/** A space suit with its pack, waving. */
function draw(brush: Brush): string {
  return (
    box([-21, -74], [16, 38, 5], brush.of("#8b939d", -0.6)) +
    legs(brush) +
    // arms
    path("M-13 -68Q-25 -60 -24 -42H-16Q-15 -54 -9 -60Z", brush.main(-1.2)) +
    circle([-20, -40], 4.8, brush.of("#6d7580")) +
    // body
    path("M-15 -70Q0 -77 14 -70Q17 -54 15 -36Q0 -32 -14 -36Q-17 -54 -15 -70Z", brush.main(0)) +
    brush.shadow("M5 -73Q10 -72 14 -70Q17 -54 15 -36Q10 -34.4 4 -33.8Q10 -54 5 -73Z", brush.main(-0.9)) +
    path("M11 -69Q21 -66 26 -74L31 -84L24 -88L20 -80Q16 -76 11 -74Z", brush.main(0.4)) +
    circle([28.4, -88], 5, brush.of("#6d7580", 0.3)) +
    box([-7, -60], [14, 11, 2], brush.of("#c9ced4", 0.3)) +
    circle([-3, -54.6], 1.8, brush.second(0.2)) +
    circle([3, -54.6], 1.8, brush.of("#4d8fc0")) +
    stroke("M-15 -39Q0 -35 15 -39", brush.of("#8b939d", -0.8), 1.6) +
    // helmet
    circle([1, -84], 16, brush.main(0.5)) +
    brush.shadow("M4 -99.700A16 16 0 0 1 4 -68.300Q15 -84 4 -99.700Z", brush.main(-0.7)) +
    path("M-8 -92Q2 -98 13 -92Q17 -84 13 -76Q2 -70 -8 -76Q-12 -84 -8 -92Z", brush.of("#d9a441", 0.2)) +
    path(
      "M-6 -90Q2 -95 11 -90.500Q14 -84 11 -78Q2 -73 -6 -77.500Q-9 -84 -6 -90Z",
      brush.of("#2c3f63", -0.3),
    ) +
    path("M4 -92Q9 -91 11 -88Q12.5 -84 11.5 -81Q8 -84 4 -92Z", brush.of("#9fc4e6", 0.3)) +
    ellipse([-3, -79], [2.6, 1.4], brush.of("#6f94c2"))
  );
}

export const astronaut: Subject = {
  name: "astronaut",
  words: ["astronaut", "cosmonaut", "spaceman", "spacewoman", "space suit", "spacesuit"],
  realm: "ground",
  height: 0.44,
  metres: 1.9,
  aspect: 0.55,
  foot: 0.8,
  place: "space",
  colours: ["#eceef1", "#d9663c"],
  hand: [28, -90],
  draw,
};
