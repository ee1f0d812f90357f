import { box, path, stroke } from "../svg/shapes.ts";
import type { Brush, Subject } from "./subject.ts";

function draw(brush: Brush): string {
  const panes: string[] = [];
  for (let row = 0; row < 15; row++)
    for (let column = 0; column < 5; column++) {
      const dim = brush.random.chance(0.35);
      panes.push(
        box([-17.5 + column * 5, -84 + row * 5.3], [3.4, 3.2], dim ? brush.main(-1.8) : brush.glass()),
      );
    }
  return (
    stroke("M-6 -90V-100", brush.of("#8a8f96"), 1.2) +
    path("M-20 0V-88H8V0Z", brush.main(brush.lit === 1 ? -0.7 : 0.4)) +
    path("M8 0V-88L20 -80V0Z", brush.main(brush.lit === 1 ? 0.5 : -1.4)) +
    path("M-20 -88H8L20 -80L18 -83L7 -91H-18Z", brush.second(0.3)) +
    panes.join("") +
    stroke("M12 -80V-4M16 -78V-4", brush.main(brush.lit === 1 ? -0.4 : -2), 1.4) +
    box([-10, -6], [9, 6], brush.second(-1)) +
    box([-22, -1.5], [44, 1.5], brush.second(-1.4))
  );
}

export const skyscraper: Subject = {
  name: "skyscraper",
  words: ["skyscraper", "tall building", "office building", "tower block", "high rise", "apartment building"],
  realm: "ground",
  height: 0.62,
  metres: 120,
  aspect: 0.42,
  foot: 1,
  place: "city",
  colours: ["#6f8ba3", "#cfd6da"],
  draw,
};
