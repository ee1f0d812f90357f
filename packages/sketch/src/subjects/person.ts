import { circle, ellipse, face, path } from "../svg/shapes.ts";
import type { Brush, Subject } from "./subject.ts";

const SKINS = ["#f0c8a4", "#d9a27a", "#a9714c", "#7a4c34"] as const;
const COATS = ["#c8573f", "#3f7f8c", "#d29a3a", "#5a6fa8", "#6f8f4f", "#a85a7c"] as const;
const HAIRS = ["#3a2a26", "#6b4329", "#a8763e", "#26242b"] as const;

function draw(brush: Brush): string {
  const skin = brush.random.pick(SKINS);
  const wardrobe = brush.random.pick(COATS);
  const coat = (step: number): string => (brush.asked ? brush.main(step) : brush.of(wardrobe, step));
  const hair = brush.of(brush.random.pick(HAIRS));
  const long = brush.random.chance(0.5);
  const trousers = "#3f4a63";
  return (
    path("M-7 -42L-9 -2H-1.5L1 -38Z", brush.of(trousers, -0.9)) +
    path("M-1 -42L3 -2H11L9 -44Z", brush.of(trousers, 0)) +
    path("M-10 -3H-1V1H-10ZM2.4 -3H10Q14.5 -2 15 1H2.4Z", brush.of("#4a342b")) +
    path("M-8 -72Q-17 -60 -15 -42L-10.5 -42Q-10 -56 -5 -64Z", coat(-1.2)) +
    circle([-12.6, -40.5], 2.6, brush.of(skin, -0.8)) +
    path("M-10 -72Q0 -79 9 -73Q13 -58 13 -34Q1 -30 -12 -34Q-12 -58 -10 -72Z", coat(0)) +
    brush.shadow("M3 -75Q8 -75 9 -73Q13 -58 13 -34Q9 -32.5 5 -32.2Q7 -54 3 -75Z", coat(-1.1)) +
    path("M5 -72Q12 -72 15 -62Q20 -54 25 -51L22 -47Q12 -52 7 -60Z", coat(0.4)) +
    circle([25, -49.4], 2.7, brush.of(skin)) +
    path("M-3 -80H4V-72Q0 -70 -3 -73Z", brush.of(skin, -1)) +
    (long ? path("M-9 -90Q-12 -76 -9 -68Q-2 -66 0 -74L2 -92Z", hair) : "") +
    ellipse([1.2, -87], [8.2, 9.2], brush.of(skin)) +
    path("M-8 -86Q-10 -99 2 -99Q12 -99 10 -89Q5 -93 -1 -91Q-4 -90 -4.6 -84Q-6.6 -82 -8 -86Z", hair) +
    face(circle([4.4, -86.6], 0.95, brush.of("#2a2426")) + circle([8, -86.6], 0.85, brush.of("#2a2426"))) +
    path("M-7 -76Q0 -71 7 -75.4L7.6 -70.6Q0 -66.8 -8 -71ZM-6 -72L-9 -58L-4.4 -58L-2 -71Z", brush.second(0.2))
  );
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
  ],
  realm: "ground",
  height: 0.42,
  metres: 1.7,
  aspect: 0.42,
  foot: 0.8,
  place: "meadow",
  colours: ["#c8573f", "#e8b64a"],
  hand: [25, -49],
  draw,
};
