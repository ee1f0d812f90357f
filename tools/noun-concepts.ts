/** WordNet's lexicographer files, as numbered in lexnames(5WN). */
export const FILES = {
  animal: 5,
  artifact: 6,
  food: 13,
  group: 14,
  location: 15,
  object: 17,
  person: 18,
  plant: 20,
  substance: 27,
} as const;

/**
 * What nouns are drawn as, by WordNet's file: `word` anchors at its commonest sense there; `concept=word word` names
 * another word's sense. A noun is drawn as the nearest of these above it, or the next that can be drawn.
 * A leading `@` names a place; `-` ends the climb: what is above is too unlike to stand in.
 */
export const CONCEPTS: Readonly<Record<keyof typeof FILES, string>> = {
  animal: `dog, cat, fox, wolf, horse, rabbit=rabbit hare, bird, butterfly, butterfly=moth, fish, whale, dolphin,
    lion, tiger, leopard, bear, panda=giant_panda, koala, elephant, giraffe, zebra, rhinoceros, hippopotamus, camel, llama, kangaroo,
    cow=cow, cow=cattle, bull, pig, sheep=sheep, goat, deer, moose=elk, donkey=ass, monkey, gorilla, orangutan, chimpanzee, squirrel, chipmunk,
    hedgehog, beaver, otter, skunk, badger, raccoon, sloth, mouse, rat, hamster, bat, mammoth,
    chicken, rooster=cock, duck, goose, swan, owl, eagle, penguin, parrot, peacock, flamingo, turkey, dove=dove,
    frog, turtle, lizard, snake, crocodile, dinosaur, sauropod, snail, octopus, squid, crab, lobster, shrimp, shark, seal,
    ant, bee, beetle, ladybug, cricket=cricket, spider, scorpion, mosquito, fly, worm, jellyfish, oyster, camel, ox,
    butterfly=caterpillar -, -=larva`,
  artifact: `car, truck, bus, van=van, taxi=cab, ambulance, tractor, motorcycle, bicycle, scooter=scooter, train, locomotive,
    airplane, helicopter, balloon=balloon, rocket, rocket=spacecraft, satellite, boat, ship, canoe=canoe, submarine, -=tanker, -=aircraft_carrier, -=raft,
    house, building, skyscraper, church, mosque, temple, castle, castle=palace, castle=fortress, lighthouse, windmill, tower, bridge, barn, tent, hotel, hospital, school,
    factory, stadium, bank=bank, fountain, statue, fence, door, window, gate,
    robot, cup, mug, teapot, bowl, plate, bottle, glass, jar, vase, fork, knife, spoon, pan, bucket, basket, barrel, box,
    book, chair, armchair, sofa, table, desk, bed, lamp, candle, clock, watch, mirror, bathtub, toilet, shelf=shelf, couch=couch,
    computer, laptop, keyboard, telephone, television, radio, camera, microscope, telescope, printer,
    guitar, piano, violin, drum, trumpet, saxophone, accordion, flute, harp, banjo,
    ball, kite, doll, teddy=teddy, puppet, crown, necklace, umbrella, hat, helmet, shirt, dress, coat, shoe, boot, sandal, sock, glove, scarf, trouser, tie=necktie,
    bag, backpack, briefcase, purse, key, lock, hammer, axe, saw, wrench, screwdriver, shovel, broom, scissors, needle, sword, bow=bow, anchor, ladder, wheel,
    bell, lantern, flashlight, magnet, pen, pencil, brush=brush, envelope, flag, map, trophy, parachute, sled, ski, skateboard, surfboard, 
    stove, oven, refrigerator, microwave, washer, sink, fan=fan, gem=jewel, trash_can=ashcan, wagon, carriage, cannon, -=toy, -=compartment, -=luggage_compartment, -=stall, -=cockpit, -=cable_car, -=locker, -=glove_compartment, -=counter, -=booth, @room, @city=street, @city=road, @lake=canal`,
  food: `cake, pie, cookie, bread, sandwich, hamburger, hotdog=hotdog, pizza, taco, burrito, salad, soup, sushi, cheese, egg, bacon,
    apple, pear, orange, lemon, banana, grape, strawberry, cherry, peach, pineapple, mango, watermelon, melon, kiwi, coconut, tomato, avocado, eggplant, carrot, corn, cucumber,
    potato, broccoli, onion, garlic, pepper, peanut, chestnut, pumpkin, ice_cream, chocolate, candy, lollipop, doughnut, honey, coffee, tea, beer, wine, milk, cocktail, juice`,
  group: `@forest=forest, @village=village`,
  location: `@city=city, @village=village, @meadow=park, @meadow=grassland, @desert=desert, @city=town`,
  object: `@mountains=mountain, volcano, @meadow=hill, @beach=beach, @lake=lake, @lake=river, @lake=stream, @sea=ocean, @sea=bay, planet, @forest=forest, @sea=sea, rock=boulder`,
  person: `person=worker, person=adult, person=juvenile, person=male, person=female, person=relative, person=entertainer, person=athlete, person=traveler, person=artist,
    person=professional, person=scientist, person=soldier, person=serviceman, person=ruler, person=aristocrat, person=religious_person, person=skilled_worker, person=intellectual,
    person=child, person=friend, person=guest, person=peasant, person=inhabitant, person=leader, person=learner, person=user -, person=spectator, person=defender, person=contestant, person=creator, person=negotiator,
    person=operator, person=fighter, person=owner, person=communicator, person=preserver, person=combatant, person=neighbor, person=expert, person=recipient -,
    -=deity, -=criminal, -=hypocrite`,
  plant: `tree, palm, pine=conifer, cactus, flower, flower=wildflower, bush=shrub, mushroom=mushroom, rose, tulip, sunflower, daisy=daisy, flower=orchid, flower=lily, grass=grass, bamboo, fern, -=tree_fern, -=vine,
    bush=subshrub, mushroom=agaric, flower=bulbous_plant, cactus=succulent, -=weed, -=fungus`,
  substance: `-=substance`,
};

/** Words WordNet files elsewhere than people mean them: `concept: words`. They win over the derived rows. */
export const OVERRIDES = `
tree: oak, elm, ash tree, walnut tree, chestnut tree, linden, sycamore, poplar, alder, aspen, baobab, bonsai, sapling, olive tree, lemon tree, orange tree, pear tree, fruit tree, acacia
pine: cedar, larch, cypress, juniper, redwood, sequoia, yew, xmas tree
flower: iris, lilac, violet, lavender, peony, carnation, dandelion, lotus, hibiscus, jasmine, chrysanthemum, marigold, bluebell, snowdrop, crocus, hyacinth, daffodil, orchid
dog: pup, poodle, husky, dachshund, retriever, golden retriever, german shepherd, sheepdog, collie, bulldog, pug, chihuahua, dalmatian, greyhound, mutt, rottweiler, shiba inu
cat: kitty cat, siamese, persian cat, house cat, alley cat, black panther cat
bird: songbird, finch, kingfisher, pelican, heron, stork, seabird, woodpecker, hummingbird, blackbird, magpie, canary, chickadee, blue jay, puffin
boat: motorboat, rowboat, rowing boat, speedboat, ferry, catamaran, schooner, gondola, galleon, pirate ship, tugboat, lifeboat, canoe, kayak
car: coupe, hatchback, convertible, limousine, minivan, jeep, race car, racing car, station wagon, suv, cab, vw beetle
house: bungalow, chalet, mansion, lodge, shack, townhouse, igloo house, log cabin, tiny house, homestead
person: guy, lady, gentleman, grandma, grandpa, granny, toddler, teen, teenager, dad, mom, mum, couple, crowd, family, team, wizard, witch, knight, king, queen, prince, princess, pirate, astronaut, samurai, ninja, cowboy, viking, monk, nun, chef, waiter, baker, nurse, doctor, teacher, student, dancer, singer, musician, painter, artist, photographer, fisherman, sailor, captain, soldier, firefighter, policeman, police officer, surfer, skier, skater, runner, cyclist, bride, groom, bridegroom, baby, infant
horse: mustang horse, stallion, racehorse, steed, arabian horse, colt, filly
balloon: aerostat, blimp, zeppelin, dirigible
rocket: space shuttle, space capsule
planet: exoplanet
castle: chateau, stronghold, keep, alcazar
cup: teacup, espresso, cappuccino, latte, demitasse
whale: orca, humpback, blue whale, killer whale
fish: salmon, tuna, cod, angelfish, minnow, guppy, betta, piranha, mackerel, sardine
turtle: tortoise, sea turtle
rabbit: cottontail, jackrabbit
robot: cyborg, humanoid robot
cactus: prickly pear, cacti plant, aloe
person: father, baby, adult, male, female, customer, client, consumer, buyer, shopper, merchant, dealer, vendor, supplier, retailer, developer, engineer, architect, contractor, builder, planner, founder, producer, collector, investor, broker, observer, citizen, patient, player, lord, saint, angel, undergraduate, warrior, florist, criminal, donor, entrepreneur, passerby, pedestrian, commuter, batter, catcher, skateboarder, snowboarder, swimmer, biker, motorcyclist, kid, customer
plane: airport, jetliner, jumbo jet
dress: clothing, clothes, costume, skirt
chair: furniture, bench, stool, armchair
hammer: tool
wine glass: glass, wine
bottle: alcohol, perfume, water bottle, bottle of water
train: railroad, railway, station, train station, subway, railway station
planet: earth, the earth
yarn: string
gear: motor, engine, machine, machinery
greek temple: theatre, theater, opera house
dog: pet, puppy dog
sword: weapon
coat: uniform
robot: android
beetle: bug
fuel pump: fuel
plate: breakfast, meal, tray
cup: tea, coffee
magnifying glass: lens
apple: fruit
seedling: seed
dragon: monster
door: gate
factory: warehouse
vase: pottery
file cabinet: cabinet, cupboard, dresser
gravestone: cemetery, graveyard
package: container, crate
tin can: tin
rock: coal
school: campus
chocolate bar: chocolate
honey pot: honey
hotel: motel, inn, hostel, casino
compact disc: disc
@mountains: ridge, glacier, crag, cave, cavern
@sea: gulf, strait, lighthouse coast, isle, islet, harbour, wharf, pier
@lake: pool, swimming pool, creek, brook, reservoir, estuary, marsh, swamp, wetland, lagoon lake
@meadow: backyard, ranch, battlefield, prairie, vineyard, orchard, farmland, moor, heath, plain, paddock
@forest: woodlands, thicket, bamboo forest, taiga
@city: lane, boulevard, plaza, alley, highway, downtown street, sidewalk
@room: lab, laboratory, workshop, gym, bathroom, dining room, attic, cellar, basement, classroom, studio, parlor, hallway, cafe, restaurant, bar
@beach: sand
@village: township
@desert: wasteland, badlands
`;

/** Words that are a concrete noun first in WordNet, and something else first in a prompt. */
export const LEFT_OUT = `second, minute, mark, match, case, state, matter, point, note, line, ground, fall, spring, back, stage, might, must, can, will, well, press, drive,
rest, draft, spirit, power, force, stick, crane, mount, ruler, cool, fine, fair, dear, set, blind, stoop, subject, pro, con, ace, hand, head, face, eye, figure, character, object,
lead, living, native, local, regular, individual, original, classic, ideal, whole, double, single, favorite, favourite, pet, one, plain clothes, bean, broad, chick, babe, doll, pussy, bitch, ass, butt, cock, tit, hooker, tramp, cracker,
slave, master, mistress, whore, slut, spinster, cripple, gypsy, savage, heathen, negro, squaw, redskin, oriental, mulatto, halfbreed, host, medium, model, cast, company, party, extra, guide, key, dream,
charger, cotton, grill, carrier, lightweight, match, light, post, tank, china, turkey, temple, trunk, plant, plants, organ, bank, bow, current, down, fly, jam, kind, leaves, lie, mean, mine, nail, park, pupil, ring, rock, rose, row, seal, tear, tip, wave, bull, boxer, patient, page,
tin can, commuter, daystar, cattle guard, cooky, calculator, platen, belay, sex bomb, sex symbol, sex kitten, castrate, castrato, grand dragon, tchotchkeleh, tshatshke, stripteaser, stripper, ecdysiast,
exotic dancer, striptease artist, peeler, limey, blackleg, femme fatale, enchantress, quadripara, secundigravida, slapper, torture chamber, slave ship, cuckold, blue baby, eunuch, concubine, courtesan, big deal,
second fiddle, mercy seat, mother's son, cash bar, system clock, father figure, virgin, lover, exhibitionist, voyeur, nude, streaker, victim, suicide, terrorist, assassin, executioner, killer, torturer`;
