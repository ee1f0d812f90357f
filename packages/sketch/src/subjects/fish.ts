import { circle, face, path, stroke } from "../svg/shapes.ts";
import type { Brush, Subject } from "./subject.ts";

function draw(brush: Brush): string {
  return (
    path("M-46 -50Q-74 -84 -88 -82Q-80 -52 -88 -18Q-72 -18 -46 -48Z", brush.main(-0.8)) +
    path("M-18 -80Q-6 -104 34 -92Q26 -80 30 -74ZM-10 -22Q-8 -4 14 0Q14 -14 24 -22Z", brush.second(-0.4)) +
    path("M-54 -50Q-20 -92 30 -84Q66 -76 80 -50Q66 -24 30 -16Q-20 -8 -54 -50Z", brush.main(0)) +
    path("M-54 -50Q-10 -22 34 -34Q64 -40 80 -50Q66 -24 30 -16Q-20 -8 -54 -50Z", brush.main(-1.1)) +
    path("M-40 -60Q-6 -88 34 -80Q56 -74 66 -64Q20 -74 -40 -60Z", brush.main(1)) +
    path(
      "M2 -86Q-10 -50 6 -14L18 -14Q4 -50 16 -86ZM-28 -74Q-36 -50 -26 -28L-17 -23Q-27 -50 -18 -79Z",
      brush.second(0.2),
    ) +
    path("M18 -46Q2 -40 -2 -26Q14 -24 26 -38Z", brush.second(-0.7)) +
    stroke("M40 -76Q30 -50 40 -24", brush.main(-1.4), 2) +
    face(
      circle([56, -58], 7.6, "#fbf8ee") +
        circle([58, -58], 4.4, "#25242c") +
        circle([59.4, -60], 1.5, "#ffffff") +
        stroke("M78 -46Q70 -42 66 -46", brush.main(-2), 2),
    )
  );
}

export const fish: Subject = {
  name: "fish",
  words: ["fish", "goldfish", "clownfish", "koi", "salmon fish", "tropical fish", "carp", "trout"],
  realm: "deep",
  height: 0.26,
  metres: 0.3,
  aspect: 1.7,
  place: "underwater",
  colours: ["#f08a3a", "#fbf3e4"],
  draw,
};
