import { box, circle, ellipse, path, stroke } from "../svg/shapes.ts";
import type { Subject } from "./subject.ts";

/** A wash basin on a cupboard, with its tap and running water. */
export const sink: Subject = {
  name: "sink",
  words: ["sink", "kitchen sink", "bathroom sink", "washbasin", "wash basin", "basin", "washstand"],
  realm: "ground",
  height: 0.46,
  metres: 1.1,
  aspect: 0.95,
  foot: 0.96,
  place: "room",
  colours: ["#8fb0ad", "#f4f4ef"],
  top: [0, -72],
  draw: (brush) => {
    const steel = "#aeb6bc";
    return (
      box([-42, -62], [84, 62, 2], brush.main(0)) +
      brush.shadow("M18 -62H42V0H18Z", brush.main(-0.9)) +
      box([-38, -54], [36, 48, 2], brush.main(0.6)) +
      box([2, -54], [36, 48, 2], brush.main(0.4)) +
      circle([-7, -32], 2.2, brush.of(steel, 0.6)) +
      circle([7, -32], 2.2, brush.of(steel, 0.6)) +
      box([-42, -4], [84, 4], brush.main(-1.6)) +
      box([-48, -70], [96, 9, 3], brush.second(0)) +
      box([-48, -63.5], [96, 2.5], brush.second(-1.2)) +
      ellipse([0, -68], [30, 4.6], brush.second(-1)) +
      ellipse([0, -67], [27, 3.4], brush.of("#9fc9da", 0.4)) +
      stroke("M14 -69V-92Q14 -99 6 -99Q-2 -99 -2 -91V-88", brush.of(steel), 5) +
      stroke("M12.600 -69V-92Q12.600 -97.600 6 -97.600", brush.of(steel, 1.2), 1.4) +
      path("M-3.600 -88H-0.400L0.200 -68H-4.200Z", brush.of("#9fd3ea", 0.6), 'fill-opacity="0.8"') +
      stroke("M20 -71L27 -77", brush.of(steel, 0.3), 4)
    );
  },
};
