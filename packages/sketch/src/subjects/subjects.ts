import type { Subject } from "./subject.ts";
import { balloon } from "./balloon.ts";
import { bird } from "./bird.ts";
import { boat } from "./boat.ts";
import { butterfly } from "./butterfly.ts";
import { cactus } from "./cactus.ts";
import { car } from "./car.ts";
import { castle } from "./castle.ts";
import { cat } from "./cat.ts";
import { cup } from "./cup.ts";
import { dog } from "./dog.ts";
import { fish } from "./fish.ts";
import { flower } from "./flower.ts";
import { fox } from "./fox.ts";
import { horse } from "./horse.ts";
import { house } from "./house.ts";
import { lighthouse } from "./lighthouse.ts";
import { mushroom } from "./mushroom.ts";
import { palm } from "./palm.ts";
import { person } from "./person.ts";
import { pine } from "./pine.ts";
import { planet } from "./planet.ts";
import { rabbit } from "./rabbit.ts";
import { robot } from "./robot.ts";
import { rocket } from "./rocket.ts";
import { snowman } from "./snowman.ts";
import { tree } from "./tree.ts";
import { whale } from "./whale.ts";
import { windmill } from "./windmill.ts";

/** Everything that can be drawn by name. A new subject is its file and one line here. */
export const SUBJECTS: readonly Subject[] = [
  balloon,
  bird,
  boat,
  butterfly,
  cactus,
  car,
  castle,
  cat,
  cup,
  dog,
  fish,
  flower,
  fox,
  horse,
  house,
  lighthouse,
  mushroom,
  palm,
  person,
  pine,
  planet,
  rabbit,
  robot,
  rocket,
  snowman,
  tree,
  whale,
  windmill,
];

const BY_NAME: ReadonlyMap<string, Subject> = new Map(SUBJECTS.map((subject) => [subject.name, subject]));

export function findSubject(name: string): Subject | undefined {
  return BY_NAME.get(name);
}
