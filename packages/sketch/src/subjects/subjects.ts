import type { Subject } from "./subject.ts";
import { GLYPH_ROWS } from "./glyphs/glyph-rows.ts";
import { glyphSubject } from "./glyphs/glyph-subject.ts";
import { apple } from "./apple.ts";
import { astronaut } from "./astronaut.ts";
import { ball } from "./ball.ts";
import { balloon } from "./balloon.ts";
import { banana } from "./banana.ts";
import { baseballBat } from "./baseball-bat.ts";
import { bear } from "./bear.ts";
import { bench } from "./bench.ts";
import { bicycle } from "./bicycle.ts";
import { bird } from "./bird.ts";
import { boat } from "./boat.ts";
import { bowTie } from "./bow-tie.ts";
import { book } from "./book.ts";
import { bridge } from "./bridge.ts";
import { bus } from "./bus.ts";
import { butterfly } from "./butterfly.ts";
import { cactus } from "./cactus.ts";
import { cake } from "./cake.ts";
import { car } from "./car.ts";
import { castle } from "./castle.ts";
import { cat } from "./cat.ts";
import { chair } from "./chair.ts";
import { clock } from "./clock.ts";
import { cow } from "./cow.ts";
import { cowboyHat } from "./cowboy-hat.ts";
import { cup } from "./cup.ts";
import { dog } from "./dog.ts";
import { dragon } from "./dragon.ts";
import { duck } from "./duck.ts";
import { elephant } from "./elephant.ts";
import { fireplace } from "./fireplace.ts";
import { fireworks } from "./fireworks.ts";
import { fish } from "./fish.ts";
import { flower } from "./flower.ts";
import { fox } from "./fox.ts";
import { galleon } from "./galleon.ts";
import { guitar } from "./guitar.ts";
import { horse } from "./horse.ts";
import { house } from "./house.ts";
import { iceberg } from "./iceberg.ts";
import { lamp } from "./lamp.ts";
import { lighthouse } from "./lighthouse.ts";
import { mushroom } from "./mushroom.ts";
import { orange } from "./orange.ts";
import { owl } from "./owl.ts";
import { palm } from "./palm.ts";
import { penguin } from "./penguin.ts";
import { person } from "./person.ts";
import { piano } from "./piano.ts";
import { pine } from "./pine.ts";
import { plane } from "./plane.ts";
import { planet } from "./planet.ts";
import { pointedHat } from "./pointed-hat.ts";
import { pyramid } from "./pyramid.ts";
import { rabbit } from "./rabbit.ts";
import { robot } from "./robot.ts";
import { santaHat } from "./santa-hat.ts";
import { scarf } from "./scarf.ts";
import { rocket } from "./rocket.ts";
import { sheep } from "./sheep.ts";
import { ship } from "./ship.ts";
import { sink } from "./sink.ts";
import { skyscraper } from "./skyscraper.ts";
import { snowman } from "./snowman.ts";
import { sofa } from "./sofa.ts";
import { table } from "./table.ts";
import { tower } from "./tower.ts";
import { train } from "./train.ts";
import { tree } from "./tree.ts";
import { turtle } from "./turtle.ts";
import { umbrella } from "./umbrella.ts";
import { waterfall } from "./waterfall.ts";
import { whale } from "./whale.ts";
import { windmill } from "./windmill.ts";

/** Drawn in shapes of our own. A new subject is its file and one line here. */
const OWN: readonly Subject[] = [
  apple,
  astronaut,
  ball,
  balloon,
  banana,
  baseballBat,
  bear,
  bench,
  bicycle,
  bird,
  boat,
  bowTie,
  book,
  bridge,
  bus,
  butterfly,
  cactus,
  cake,
  car,
  castle,
  cat,
  chair,
  clock,
  cow,
  cowboyHat,
  cup,
  dog,
  dragon,
  duck,
  elephant,
  fireplace,
  fireworks,
  fish,
  flower,
  fox,
  galleon,
  guitar,
  horse,
  house,
  iceberg,
  lamp,
  lighthouse,
  mushroom,
  orange,
  owl,
  palm,
  penguin,
  person,
  piano,
  pine,
  plane,
  planet,
  pointedHat,
  pyramid,
  rabbit,
  robot,
  santaHat,
  scarf,
  rocket,
  sheep,
  ship,
  sink,
  skyscraper,
  snowman,
  sofa,
  table,
  tower,
  train,
  tree,
  turtle,
  umbrella,
  waterfall,
  whale,
  windmill,
];

const OWN_NAMES = new Set(OWN.map(({ name }) => name));

/** Everything that can be drawn by name: our own shapes first, glyph art for what we have none for. */
export const SUBJECTS: readonly Subject[] = [
  ...GLYPH_ROWS.map(glyphSubject).filter(({ name }) => !OWN_NAMES.has(name)),
  ...OWN,
];

const BY_NAME: ReadonlyMap<string, Subject> = new Map(SUBJECTS.map((subject) => [subject.name, subject]));

export function findSubject(name: string): Subject | undefined {
  return BY_NAME.get(name);
}
