import { path } from "../svg/shapes.ts";
import type { Brush, Subject } from "./subject.ts";

function draw(brush: Brush): string {
  return (
    path("M-50 -22Q-30 -100 -12 -96Q0 -88 12 -96Q30 -100 50 -22Q0 -4 -50 -22Z", brush.main(0)) +
    brush.shadow("M6 -91Q12 -96 16 -96Q32 -92 50 -22Q30 -13 12 -12Q20 -56 6 -91Z", brush.main(-0.9)) +
    path("M-47 -38Q0 -20 47 -38L50 -22Q0 -4 -50 -22Z", brush.second(0)) +
    path("M-100 -46Q-88 2 0 4Q88 2 100 -46Q78 -16 48 -20Q0 -4 -48 -20Q-78 -16 -100 -46Z", brush.main(0.5))
  );
}

export const cowboyHat: Subject = {
  name: "cowboy hat",
  words: ["cowboy hat", "straw hat", "sun hat", "fedora", "sombrero", "stetson", "sunhat"],
  realm: "ground",
  height: 0.26,
  metres: 0.15,
  aspect: 2,
  foot: 0.8,
  place: "tabletop",
  colours: ["#a8743f", "#5d3a26"],
  draw,
};
