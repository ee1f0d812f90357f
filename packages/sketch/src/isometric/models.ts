import { castle, house, lighthouse, skyscraper, tomb, windmill } from "./buildings.ts";
import { bed, book, cake, chair, cup, fruit, gift, lamp, piano, robot, sofa, table } from "./furnishings.ts";
import type { Model } from "./model.ts";
import { cactus, pine, snowman, tree } from "./nature.ts";
import { boat, bus, car, ship, train, truck } from "./vehicles.ts";

/** Subjects that are built of solids; every other one stands on its tile as it is drawn elsewhere. A new one is one line here. */
export const MODELS: ReadonlyMap<string, Model> = new Map(
  Object.entries({
    ambulance: truck,
    apple: fruit,
    bed,
    boat,
    book,
    bus,
    cactus,
    cake,
    car,
    castle,
    chair,
    cup,
    "fire engine": truck,
    gift,
    house,
    lamp,
    lighthouse,
    orange: fruit,
    piano,
    "pickup truck": truck,
    pine,
    "police car": car,
    pyramid: tomb,
    robot,
    ship,
    skyscraper,
    snowman,
    sofa,
    table,
    train,
    tree,
    truck,
    windmill,
  }),
);
