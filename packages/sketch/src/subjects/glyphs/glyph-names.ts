/**
 * What is drawn from openly licensed glyph art because we have no shapes of our own for it; the art itself stays in its package.
 * A line: name | glyph | words | realm, share of the short side, metres, place | view, its box on the 32 by 32 grid, main colour.
 * The view is where it looks (left or right), or head for a head without a body. `node tools/measure-glyphs.ts NAME…` measures the box.
 */
export const GLYPH_NAMES = `
helicopter | helicopter | helicopter, chopper | air 0.24 3 skies | left 2 5 27 25 #ff822d
tractor | tractor | tractor, farm tractor | ground 0.32 2.6 meadow | left 2 7 28.01 23.01 #00f397
fire engine | fire-engine | fire engine, fire truck | ground 0.3 3 city | left 2 4 28 26 #f8312f
police car | police-car | police car, squad car | ground 0.24 1.6 city | left 2 8 28 22 #d3d3d3
ambulance | ambulance | ambulance | ground 0.28 2.6 city | left 2 8 28 22 #f92f60
motorcycle | motorcycle | motorcycle, motorbike, harley | ground 0.28 1.2 city | right 2 11.27 28 18.73 #f92f60
scooter | motor-scooter | scooter, motor scooter, vespa, moped | ground 0.28 1.2 city | right 2 9 28 21 #f92f60
pickup truck | pickup-truck | pickup truck, pickup, pick up truck | ground 0.26 1.9 city | left 2 12 28.04 18 #f8312f
truck | delivery-truck | truck, lorry, van, delivery truck, delivery van | ground 0.3 3 city | left 2 7 28 23 #fcd53f
racing car | racing-car | racing car, race car, formula one car, f1 car | ground 0.2 1 city | right 2 19 28 11 #321b41
small plane | small-airplane | small plane, biplane, propeller plane, small airplane | air 0.22 3 skies | right 2 2.01 28 28 #f92f60
ufo | flying-saucer | ufo, flying saucer, alien spaceship | air 0.22 4 space | right 2 6 28.58 24 #9b9b9b
satellite | satellite | satellite, space station | air 0.26 4 space | right 1.62 3.15 27.81 25.56 #635994
speedboat | speedboat | speedboat, motorboat, motor boat | water 0.24 2 sea | right 2 13 28 17 #00a6ed
canoe | canoe | canoe, kayak, rowboat, rowing boat, raft | water 0.2 0.8 lake | right 2 9 28 21 #00a6ed
parachute | parachute | parachute, paraglider, skydiver | air 0.34 5 skies | right 2 2 28.01 27.73 #f9c23c
kite | kite | kite | air 0.3 1 meadow | right 2 2 28 28.17 #00a6ed
ferris wheel | ferris-wheel | ferris wheel, big wheel | ground 0.56 30 meadow | right 3 2 26.07 28 #8d65c5
carousel horse | carousel-horse | carousel horse, carousel, merry go round, rocking horse | ground 0.42 2 meadow | right 2 2 28 28.01 #f3ad61
circus tent | circus-tent | circus tent, circus, big top | ground 0.5 12 meadow | right 3.01 2.07 25.99 27.93 #e1d8ec
tent | tent | tent, camp, campsite, wigwam, tipi | ground 0.34 2 forest | right 2 5.67 28 24.33 #86d72f
fountain | fountain | fountain | ground 0.42 4 city | right 4 5 24 25.01 #b4acbc
church | church | church, chapel, cathedral | ground 0.52 16 meadow | right 2 2 28.03 27.99 #ffce7c
mosque | mosque | mosque | ground 0.5 16 city | right 2 2 29 27.03 #9b9b9b
temple | hindu-temple | temple, hindu temple, shrine | ground 0.5 12 mountains | right 2 2 28 28 #ff6723
torii | shinto-shrine | torii, torii gate, shinto shrine | ground 0.44 7 lake | right 2 2 28.01 28 #212121
pagoda | japanese-castle | pagoda, japanese castle, japanese temple, chinese temple | ground 0.56 16 mountains | right 2 2 28 28 #f8312f
greek temple | classical-building | greek temple, museum, parthenon, bank, courthouse, classical building | ground 0.44 12 meadow | right 3 3 26.01 26.97 #9b9b9b
factory | factory | factory, power plant | ground 0.46 16 meadow | right 2 2 28 28 #d3d3d3
school | school | school, schoolhouse | ground 0.44 9 meadow | right 2 2 28 28.01 #ffce7c
hospital | hospital | hospital | ground 0.46 14 city | right 5 2 23 28 #998ea4
statue of liberty | statue-of-liberty | statue of liberty | ground 0.6 60 sea | right 6 2 19.95 28.04 #14a085
moai | moai | moai, easter island statue | ground 0.44 4 meadow | right 2 2 27 28 #d3d3d3
volcano | volcano | volcano | ground 0.62 900 mountains | right 4 2 24 28 #321b41
tiger | tiger | tiger, siberian tiger, bengal tiger | ground 0.4 1 forest | left 2 8 28 22 #ff822d
leopard | leopard | leopard, cheetah, jaguar, panther, snow leopard | ground 0.38 0.9 meadow | left 2 8 28 22 #ffb02e
monkey | monkey | monkey, ape, baboon | ground 0.4 0.7 forest | left 2.16 5.53 27.86 24.47 #6d4534
gorilla | gorilla | gorilla | ground 0.44 1.7 forest | right 2.5 2 27.3 28 #636363
crocodile | crocodile | crocodile, alligator | ground 0.4 0.7 beach | right 2.2 2.21 27.86 27.76 #00d26a
snake | snake | snake, serpent, python, cobra, viper | ground 0.34 0.4 desert | right 1.99 2 28.01 28 #00d26a
lizard | lizard | lizard, gecko, iguana, salamander, chameleon | ground 0.34 0.2 desert | right 5.31 1.86 21.31 28.09 #00d26a
sauropod | sauropod | sauropod, dinosaur, brontosaurus, diplodocus | ground 0.56 8 meadow | left 2 2.19 28 27.81 #00d26a
t rex | t-rex | t rex, tyrannosaurus, tyrannosaurus rex, t rex dinosaur, velociraptor | ground 0.54 5 forest | right 2.02 4.02 27.87 25.92 #00d26a
dolphin | dolphin | dolphin, porpoise | deep 0.34 2 underwater | right 4.97 2 22.18 27.98 #00a6ed
shark | shark | shark, great white shark | deep 0.32 3 underwater | right 2 2 28 28 #9b9b9b
octopus | octopus | octopus | deep 0.36 1 underwater | right 2.15 3 27.85 26.88 #ff8257
squid | squid | squid | deep 0.36 1 underwater | right 3 2 26.55 28 #f70a8d
crab | crab | crab | ground 0.3 0.2 beach | right 2 5 28 24.96 #f8312f
lobster | lobster | lobster, crayfish | ground 0.34 0.3 beach | right 2 2 27.97 28 #f8312f
shrimp | shrimp | shrimp, prawn | deep 0.24 0.1 underwater | right 2 3 28.01 26.65 #f8312f
jellyfish | jellyfish | jellyfish, medusa | deep 0.34 0.6 underwater | right 3 2 26 28 #a4aeeb
pufferfish | blowfish | pufferfish, blowfish, puffer fish | deep 0.28 0.3 underwater | right 3 2.01 25.98 28.11 #f3ad61
seal | seal | seal, sea lion, walrus | ground 0.3 1 beach | right 2 8 28 21 #9b9b9b
otter | otter | otter, sea otter | ground 0.3 0.5 lake | right 2 5 28.01 25 #a56953
beaver | beaver | beaver | ground 0.32 0.5 lake | right 2 3 28 26 #a56953
hedgehog | hedgehog | hedgehog, porcupine | ground 0.28 0.2 forest | right 2 8.44 27.98 21.56 #6d4534
squirrel | chipmunk | squirrel, chipmunk | ground 0.32 0.25 forest | right 2 3 28 27 #f3ad61
bat | bat | bat, vampire bat | air 0.22 0.2 forest | right 2.09 1.94 27.95 27.95 #a56953
skunk | skunk | skunk | ground 0.34 0.35 forest | right 2 2 28.01 28 #636363
badger | badger | badger | ground 0.3 0.5 forest | right 2 14 28 16 #636363
kangaroo | kangaroo | kangaroo, wallaby | ground 0.46 1.7 desert | right 2 3 28 26 #f3ad61
camel | two-hump-camel | camel, bactrian camel | ground 0.46 2.1 desert | left 2 2 28 28 #f3ad61
dromedary | camel | dromedary | ground 0.46 2.1 desert | left 2 3 28 27 #f3ad61
llama | llama | llama, alpaca | ground 0.44 1.6 mountains | left 3 2 26 28 #cdc4d6
giraffe | giraffe | giraffe | ground 0.6 5 meadow | left 3 2 26.37 28 #ffb02e
zebra | zebra | zebra | ground 0.44 1.5 meadow | left 2 2 28 28 #d3d3d3
hippo | hippopotamus | hippo, hippopotamus | ground 0.36 1.5 lake | left 2 12 28.01 18 #9b9b9b
rhino | rhinoceros | rhino, rhinoceros | ground 0.38 1.7 meadow | left 2 9 28 21 #9b9b9b
deer | deer | deer, stag, reindeer, elk, antelope, gazelle, caribou | ground 0.46 1.6 forest | left 2 2 28 28 #f3ad61
bison | bison | bison, buffalo, yak | ground 0.42 1.8 meadow | left 2 6 28 24.03 #a56953
goat | goat | goat, mountain goat, ibex | ground 0.38 0.9 mountains | left 2 4 28 26 #f3ad61
pig | pig | pig, piglet, hog, swine | ground 0.34 0.8 meadow | left 2 9 28 21 #ff8687
mouse | mouse | mouse, field mouse | ground 0.24 0.08 meadow | left 2 2 28 28 #cdc4d6
rat | rat | rat | ground 0.26 0.15 city | left 2 2 28 28 #636363
donkey | donkey | donkey, mule | ground 0.4 1.3 meadow | left 2.1 3.63 27.9 23.67 #c8beb4
poodle | poodle | poodle | ground 0.36 0.5 meadow | left 2 3 28 27 #d3d3d3
rooster | rooster | rooster, cock, chicken, hen, cockerel | ground 0.34 0.5 meadow | right 3 2 27 28 #a56953
chick | baby-chick | chick, baby chick | ground 0.24 0.1 meadow | right 2 4 28 26 #fcd53f
turkey | turkey | turkey | ground 0.36 0.8 meadow | right 2 2 28 27.99 #6d4534
eagle | eagle | falcon, vulture, condor | air 0.26 0.9 mountains | right 2 6 28.24 19.99 #a56953
swan | swan | swan | water 0.32 1 lake | left 1 3 30 28 #ffffff
flamingo | flamingo | flamingo, stork, heron, crane bird | ground 0.46 1.3 lake | left 5 2 21.97 28.01 #ff6dc6
peacock | peacock | peacock | ground 0.42 1 meadow | right 2 4 28 26 #00d26a
parrot | parrot | macaw, cockatoo, budgie, parakeet, toucan | ground 0.36 0.4 forest | right 4 2 23.95 28 #f70a8d
dove | dove | white dove | air 0.2 0.3 skies | right 2.03 2 28 28 #ffffff
crow | blackbird | blackbird, magpie, jackdaw | ground 0.28 0.4 meadow | right 4 2 26 28 #503581
bee | honeybee | bee, honeybee, bumblebee, wasp, hornet | air 0.18 0.03 meadow | right 2 3 28 25.98 #533566
ladybug | lady-beetle | ladybug, ladybird, lady beetle | ground 0.24 0.02 meadow | right 2 1.48 28 27.99 #212121
ant | ant | ant | ground 0.22 0.02 meadow | right 2 1.94 28 28.06 #635994
beetle | beetle | beetle, scarab | ground 0.26 0.03 forest | right 2 3 28 26.97 #00d26a
caterpillar | bug | caterpillar, larva | ground 0.24 0.03 meadow | right 2 3.34 27.95 26.01 #00d26a
spider | spider | spider, tarantula | ground 0.3 0.05 forest | right 2.5 2.5 27.33 27.86 #635994
scorpion | scorpion | scorpion | ground 0.32 0.06 desert | right 3 2 25.98 28 #6d4534
snail | snail | snail, slug | ground 0.26 0.04 meadow | left 2 2 28 28 #f3ad61
worm | worm | worm, earthworm | ground 0.22 0.03 meadow | right 3 2 25.26 28 #ff8687
grasshopper | cricket | grasshopper, locust, cricket insect | ground 0.24 0.04 meadow | right 2 8 28 17.01 #86d72f
shell | spiral-shell | shell, seashell, sea shell, conch | ground 0.26 0.1 beach | right 2 3 27.93 26.91 #d3d3d3
mammoth | mammoth | woolly mammoth | ground 0.5 3.5 meadow | left 2 4 27.99 26 #a56953
strawberry | strawberry | strawberry, a strawberry, strawberries, strawberry fruit | ground 0.34 0.04 tabletop | right 6 2 19.96 28 #f8312f
grapes | grapes | grapes, grape, bunch of grapes | ground 0.36 0.16 tabletop | right 3.14 2.11 25.06 27.88 #433b6b
watermelon | watermelon | watermelon, melon, slice of watermelon | ground 0.34 0.2 tabletop | right 2 2 27.92 27.93 #f8312f
pineapple | pineapple | pineapple, ananas | ground 0.42 0.3 tabletop | right 4 2.01 21.32 27.83 #f3ad61
cherries | cherries | cherries, pair of cherries, a cherry | ground 0.32 0.05 tabletop | right 2 3.16 28.03 26.84 #f8312f
peach | peach | peach, peaches, apricot, nectarine | ground 0.34 0.08 tabletop | right 2 2.16 28 27.75 #ff822d
pear | pear | pear | ground 0.38 0.1 tabletop | right 3 2 25.4 28 #c3ef3c
lemon | lemon | lemon, a lemon, lemons | ground 0.32 0.08 tabletop | right 2 2.09 28 27.91 #fcd53f
mango | mango | mango, mangoes | ground 0.34 0.12 tabletop | right 1 2.01 26 27.99 #ffb02e
coconut | coconut | coconut, coconuts | ground 0.34 0.14 tabletop | right 2 2 27.96 27.98 #9b9b9b
kiwi | kiwi-fruit | kiwi, kiwi fruit, kiwifruit | ground 0.32 0.06 tabletop | right 2 2 28 28 #00d26a
tomato | tomato | tomato | ground 0.32 0.07 tabletop | right 2 5 27.96 24.99 #f8312f
avocado | avocado | avocado, avocados | ground 0.34 0.1 tabletop | right 2 2 27.19 28 #c3ef3c
eggplant | eggplant | eggplant, aubergine, eggplants | ground 0.34 0.2 tabletop | right 2 2 28 28 #8c42b3
carrot | carrot | carrot, carrots | ground 0.34 0.18 tabletop | right 2 2 28 27.99 #ff822d
broccoli | broccoli | broccoli, cauliflower | ground 0.34 0.18 tabletop | right 4 2 24.62 28.09 #008463
corn | ear-of-corn | corn, ear of corn, sweetcorn, maize, corn cob | ground 0.36 0.2 tabletop | right 6 2 20.84 27.94 #44911b
chili | hot-pepper | chili, chilli, chili pepper, hot pepper | ground 0.32 0.1 tabletop | right 4 2 23.58 28.02 #f8312f
pepper | bell-pepper | pepper, bell pepper, paprika | ground 0.32 0.1 tabletop | right 3 2 26 28 #44911b
cucumber | cucumber | cucumber, zucchini, pickle, courgette | ground 0.32 0.2 tabletop | right 2 2 27.6 27.99 #44911b
potato | potato | potato | ground 0.3 0.08 tabletop | right 4 2 24.84 27.99 #f3ad61
onion | onion | onion | ground 0.32 0.08 tabletop | right 5 2 22.95 28 #f3ad61
garlic | garlic | garlic | ground 0.3 0.06 tabletop | right 2 3 27.97 25.28 #feefc2
pizza | pizza | pizza, slice of pizza, pizza slice | ground 0.38 0.2 tabletop | right 3.17 1.82 24.83 27.99 #fcd53f
hamburger | hamburger | hamburger, burger, cheeseburger | ground 0.36 0.1 tabletop | right 1.89 7 28.19 22.7 #f3ad61
french fries | french-fries | french fries, fries, chips | ground 0.38 0.14 tabletop | right 3 2 25.87 28.1 #f8312f
hot dog | hot-dog | hot dog, hotdog | ground 0.32 0.08 tabletop | right 2 2 28.05 28.05 #f3ad61
taco | taco | taco | ground 0.32 0.09 tabletop | right 2 10.16 28.01 19.84 #f9c23c
burrito | burrito | burrito, wrap | ground 0.32 0.1 tabletop | right 2 2 27.96 27.93 #d3d3d3
sandwich | sandwich | sandwich, toast | ground 0.32 0.1 tabletop | right 2.03 3 27.96 26.11 #feefc2
sushi | sushi | sushi | ground 0.28 0.05 tabletop | right 2 6 27.97 23.97 #f4f4f4
bowl of noodles | steaming-bowl | bowl of noodles, ramen, noodle, noodle soup, bowl of soup, soup, ramen bowl, bowl of ramen, bowl of noodle | ground 0.38 0.14 tabletop | right 3 2 25.97 28 #f8312f
spaghetti | spaghetti | spaghetti, pasta, plate of spaghetti | ground 0.36 0.12 tabletop | right 2 2 28.03 28.23 #d3d3d3
doughnut | doughnut | doughnut, donut | ground 0.32 0.08 tabletop | right 4 2 24 28 #6d4534
cookie | cookie | cookie, biscuit | ground 0.3 0.07 tabletop | right 2 2 28 28 #f3ad61
cupcake | cupcake | cupcake, muffin | ground 0.36 0.1 tabletop | right 4 2 24.02 28 #ff6dc6
slice of cake | shortcake | slice of cake, cake slice, piece of cake, cheesecake | ground 0.34 0.12 tabletop | right 1.94 1.06 28.06 28.81 #e19747
pie | pie | pie, tart, apple pie | ground 0.3 0.12 tabletop | right 3 2 24.91 27.35 #f3c07b
ice cream | soft-ice-cream | ice cream, ice cream cone, gelato, sundae | ground 0.42 0.2 tabletop | right 6 3 20 27.21 #ffdea7
chocolate bar | chocolate-bar | chocolate bar | ground 0.34 0.14 tabletop | right 2 2 27.99 28.01 #ca0b4a
candy | candy | candy, sweet, bonbon | ground 0.28 0.05 tabletop | right 2 2 28 28 #f8312f
lollipop | lollipop | lollipop | ground 0.4 0.15 tabletop | right 2 2 27.98 27.98 #c790f1
pancakes | pancakes | pancakes, pancake, stack of pancakes | ground 0.32 0.12 tabletop | right 2 2 28 27.38 #d3883e
waffle | waffle | waffle | ground 0.3 0.08 tabletop | right 2 9 27.94 19.99 #d3883e
croissant | croissant | croissant | ground 0.28 0.08 tabletop | right 2 2 27.99 27.99 #f3ad61
bread | bread | bread, loaf, loaf of bread | ground 0.32 0.14 tabletop | right 2 3 28 27.06 #ffdea7
baguette | baguette-bread | baguette, french bread | ground 0.3 0.14 tabletop | right 4 4 24 24 #f3ad61
pretzel | pretzel | pretzel | ground 0.3 0.08 tabletop | right 2 5 28 23.29 #ffb02e
cheese | cheese-wedge | cheese, wedge of cheese, cheddar | ground 0.32 0.12 tabletop | right 4 2 25 27.96 #fcd53f
egg | egg | egg | ground 0.3 0.06 tabletop | right 6 2 20.59 27.98 #f3ad61
steak | cut-of-meat | steak, meat, beef | ground 0.3 0.1 tabletop | right 2 2 27.99 28 #f8312f
popcorn | popcorn | popcorn | ground 0.4 0.2 tabletop | right 6 2 20.43 28.02 #f8312f
honey pot | honey-pot | honey pot, pot of honey, honey jar, jar of honey | ground 0.36 0.16 tabletop | right 3.8 2 24.4 28 #b97028
teapot | teapot | teapot, kettle, tea pot | ground 0.36 0.2 tabletop | right 2 5 28 25 #f8312f
wine glass | wine-glass | wine glass, glass of wine, goblet | ground 0.42 0.2 tabletop | right 6 2 20.16 28.18 #aeddff
beer mug | beer-mug | beer mug, beer, glass of beer, pint | ground 0.4 0.16 tabletop | right 3 2 26 28.06 #f9c23c
cocktail | tropical-drink | cocktail, cocktail glass, lemonade, juice, glass of juice | ground 0.42 0.2 tabletop | right 7 2 17.05 28.11 #ff6723
bottle | bottle-with-popping-cork | bottle, wine bottle, bottle of wine, champagne | ground 0.44 0.3 tabletop | right 2 2 28 28 #44911b
pumpkin | jack-o-lantern | pumpkin, pumpkins, a pumpkin, carved pumpkin, jack o lantern, halloween pumpkin | ground 0.36 0.3 meadow | right 2 4 28 25 #ff8257
salad | green-salad | salad, green salad, bowl of salad | ground 0.32 0.14 tabletop | right 2 3 27.97 26.52 #b4acbc
crown | crown | crown, tiara | ground 0.32 0.2 tabletop | right 2 7 27.98 22.82 #ffb02e
ring | ring | ring, diamond ring, wedding ring | ground 0.32 0.03 tabletop | right 5 2 21.19 28 #b4acbc
diamond | gem-stone | diamond, gem, gemstone, jewel | ground 0.32 0.03 tabletop | right 2 7.9 27.91 22.17 #aeddff
key | old-key | key, old key, golden key | ground 0.36 0.08 tabletop | right 2 2 27.04 27.98 #f9c23c
padlock | locked | padlock, lock | ground 0.36 0.08 tabletop | right 5 2 22 28 #f9c23c
sword | dagger | sword, dagger, blade | ground 0.4 0.6 tabletop | right 2.18 1.99 27.82 27.82 #7d4533
shield | shield | shield | ground 0.4 0.7 tabletop | right 4.75 2 22.68 27.5 #aeddff
axe | axe | axe, hatchet | ground 0.4 0.6 tabletop | right 5 2 22.56 28 #f8312f
hammer | hammer | hammer | ground 0.36 0.3 tabletop | right 2.1 3.08 27.91 26.93 #7d4533
crystal ball | crystal-ball | crystal ball | ground 0.38 0.2 tabletop | right 4 3 24 27 #533566
trophy | trophy | trophy, cup trophy, golden cup | ground 0.42 0.4 tabletop | right 4.13 2 23.05 27.98 #ffb02e
soccer ball | soccer-ball | soccer ball, football | ground 0.3 0.22 meadow | right 2 2 28 28 #f4f4f4
basketball | basketball | basketball | ground 0.3 0.24 meadow | right 2 2 28 28 #ff6723
skateboard | skateboard | skateboard, longboard | ground 0.3 0.2 city | right 1 2 28.03 28.03 #635994
sled | sled | sled, sledge, sleigh, toboggan | ground 0.3 0.6 mountains | right 2 11 28 18 #f3c07b
camera | camera | camera, photo camera | ground 0.34 0.12 tabletop | right 2 11 28 19 #533566
television | television | television, tv, tv set | ground 0.38 0.6 room | right 3 2.19 26 27.89 #9b9b9b
radio | radio | radio | ground 0.34 0.2 tabletop | right 2 4 28.01 25.36 #9b9b9b
laptop | laptop | laptop, notebook computer | ground 0.36 0.25 tabletop | right 2 2 28 28 #26c9fc
computer | desktop-computer | computer, pc, monitor, screen, desktop computer | ground 0.4 0.45 tabletop | right 2 2 28 28 #26c9fc
phone | mobile-phone | phone, smartphone, mobile phone, cell phone, iphone, cellphone | ground 0.4 0.15 tabletop | right 6 2 19 28 #321b41
telephone | telephone | telephone | ground 0.34 0.15 tabletop | right 2 7 28 23 #f92f60
gamepad | video-game | gamepad, game controller, controller, joypad | ground 0.3 0.1 tabletop | right 2 8 28 22 #604f9e
headphones | headphone | headphones, headphone, headset | ground 0.36 0.2 tabletop | right 4 2 24.57 28.31 #cdc4d6
microphone | microphone | microphone | ground 0.4 0.2 tabletop | right 2 3 28 26.96 #9b9b9b
trumpet | trumpet | trumpet, horn, trombone | ground 0.36 0.5 tabletop | right 2 2 28 27.39 #ffb02e
saxophone | saxophone | saxophone, sax | ground 0.44 0.7 room | right 2 2 27.43 28.05 #f9c23c
drum | drum | drum | ground 0.36 0.4 room | right 2 2 28 28.09 #ffe5d9
accordion | accordion | accordion | ground 0.38 0.4 room | right 1.91 4.83 28.07 25.51 #f70a8d
banjo | banjo | banjo | ground 0.44 0.9 room | right 2 2.34 27.53 27.65 #f3eef8
palette | artist-palette | palette, paint palette | ground 0.34 0.3 tabletop | right 2 4 28 26 #fbb8ab
paintbrush | paintbrush | paintbrush, brush | ground 0.38 0.2 tabletop | right 3.13 3.36 26.39 24.86 #f92f60
pencil | pencil | pencil, crayon | ground 0.38 0.2 tabletop | right 1.06 1.36 28.87 28.87 #ff822d
scissors | scissors | scissors | ground 0.36 0.2 tabletop | right 2 3 28 26.66 #f8312f
backpack | backpack | backpack, rucksack, school bag | ground 0.4 0.5 room | right 5 2.09 22.1 27.91 #f8312f
handbag | handbag | handbag, purse, bag | ground 0.36 0.3 tabletop | right 2 2 28 27.8 #6d4534
suitcase | luggage | suitcase, luggage | ground 0.42 0.7 room | right 7 1.5 18 28.6 #00a6ed
briefcase | briefcase | briefcase | ground 0.34 0.3 tabletop | right 2 5 28 25 #8c5543
glasses | glasses | glasses, spectacles, eyeglasses | ground 0.22 0.05 tabletop | right 2 10 28 10.99 #83cbff
sunglasses | sunglasses | sunglasses | ground 0.22 0.05 tabletop | right 2 10.56 28.02 10.44 #321b41
top hat | top-hat | top hat, hat | ground 0.34 0.2 tabletop | right 1.92 3.99 28.16 26.01 #533566
cap | billed-cap | cap, baseball cap | ground 0.28 0.15 tabletop | left 1.68 6.26 28.32 18.74 #8bafff
dress | dress | dress, gown | ground 0.46 1.1 room | right 4 2 24 28 #46a4fb
shirt | t-shirt | shirt, t shirt, tee shirt, jersey | ground 0.38 0.7 room | right 2 9.01 27.99 20.99 #86d72f
shoe | running-shoe | shoe, sneaker, running shoe, trainer | ground 0.3 0.12 tabletop | right 2 1.99 28.09 27.89 #9b9b9b
high heel | high-heeled-shoe | high heel, high heeled shoe, stiletto | ground 0.34 0.14 tabletop | right 3 4 26.25 24.46 #ca0b4a
boot | hiking-boot | boot, hiking boot | ground 0.34 0.2 tabletop | right 2 9 28 20.99 #ffb02e
scarf | scarf | scarf | ground 0.36 0.4 tabletop | right 2 2.33 28.06 27.73 #f8312f
candle | candle | candle | ground 0.4 0.15 tabletop | right 9 2 13.34 28 #ffdea7
lantern | red-paper-lantern | lantern, paper lantern, chinese lantern | air 0.26 0.4 city | right 7 2 18 28 #ff822d
light bulb | light-bulb | light bulb, lightbulb, bulb | ground 0.4 0.12 tabletop | right 7 2 17.39 28.01 #fcd53f
hourglass | hourglass-done | hourglass, sand timer | ground 0.42 0.25 tabletop | right 6 2 20 28 #ffb02e
compass | compass | compass | ground 0.34 0.1 tabletop | right 2 2 28 28 #f4f4f4
globe | globe-showing-europe-africa | earth globe | ground 0.4 0.4 tabletop | right 2 2 28 28 #0074ba
telescope | telescope | telescope | ground 0.4 1.2 room | right 3 1.97 27.04 28.03 #bebebe
microscope | microscope | microscope | ground 0.42 0.4 tabletop | right 2 2.39 28 27.61 #bebebe
bell | bell | bell | ground 0.36 0.15 tabletop | right 3 2 26 28 #f9c23c
christmas tree | christmas-tree | xmas tree | ground 0.56 2.2 room | right 7 2 18 27.99 #44911b
gift | wrapped-gift | gift, present, gift box, christmas present | ground 0.36 0.3 room | right 3 2 26 28 #fcd53f
dice | game-die | dice, die | ground 0.32 0.03 tabletop | right 3 2 26 28 #b4acbc
bed | bed | bed | ground 0.36 1 room | right 2 10 28 20 #533566
sofa | couch-and-lamp | sofa, couch, settee, armchair | ground 0.44 1 room | right 2 1.5 27.81 28.5 #1345b7
bathtub | bathtub | bathtub, bath | ground 0.36 0.7 room | right 2 1.75 28 28.52 #b4acbc
door | door | door | ground 0.5 2 room | right 8 2 16 28 #d3883e
mirror | mirror | mirror | ground 0.44 0.7 room | right 6 2 20.65 28 #f9c23c
basket | basket | basket, picnic basket | ground 0.34 0.3 meadow | right 2 2 28 28 #f3ad61
bucket | bucket | bucket, pail | ground 0.34 0.3 beach | right 2.23 6 26.77 23 #0074ba
anchor | anchor | anchor | ground 0.42 1.4 beach | right 3 2 26 28 #00a6ed
mailbox | closed-mailbox-with-raised-flag | mailbox, letterbox, post box | ground 0.42 1.2 meadow | right 2 1.37 25.49 28.67 #5092ff
package | package | package, parcel, box, cardboard box | ground 0.34 0.3 room | right 4 2 23.71 27.98 #ffce7c
envelope | envelope | envelope, letter, mail | ground 0.28 0.12 tabletop | right 1 5 30 22 #f3eef8
scroll | scroll | scroll, parchment | ground 0.36 0.3 tabletop | right 2 2 27.96 28.01 #ffdea7
stack of books | books | stack of books, bookcase, library book | ground 0.34 0.25 tabletop | right 2 4 28 26 #86d72f
money bag | money-bag | money bag, bag of money | ground 0.36 0.3 tabletop | right 4 2 23.67 27.98 #f3c07b
coin | coin | coin, gold coin, bitcoin | ground 0.32 0.03 tabletop | right 2 2 28 28 #f9c23c
bomb | bomb | bomb | ground 0.34 0.2 tabletop | right 2 2 27 28 #533566
rock | rock | rock, boulder | ground 0.3 0.6 meadow | right 2 2 28.02 28.1 #9b9b9b
seedling | seedling | seedling, sprout, sapling | ground 0.3 0.1 meadow | right 2 2 28 27.99 #86d72f
potted plant | potted-plant | potted plant, houseplant, plant | ground 0.42 0.4 room | right 7 2 18.01 28 #86d72f
clover | four-leaf-clover | clover, shamrock, four leaf clover | ground 0.34 0.1 meadow | right 5 2.08 22.01 27.86 #00d26a
maple leaf | maple-leaf | maple leaf, leaf | ground 0.32 0.1 meadow | right 2 2 27.88 27.97 #f8312f
lotus | lotus | lotus, water lily, lily pad | water 0.26 0.2 lake | right 2 3 28 26 #008463
bouquet | bouquet | bunch of flowers | ground 0.4 0.4 tabletop | right 2 2 28 27.96 #44911b
ghost | ghost | ghost, phantom, spirit | air 0.34 1.7 forest | right 1.53 1.5 28.97 29 #ffffff
skull | skull | skull | ground 0.36 0.2 tabletop | right 1.03 1 30 30 #ffffff
heart | red-heart | heart, red heart | air 0.36 1 skies | right 2.04 5.12 27.91 24.45 #f8312f
flame | fire | flame, fire, campfire, bonfire | ground 0.36 0.8 forest | right 5 2 21 28 #ffb02e
vase | amphora | vase, urn, amphora | ground 0.42 0.4 tabletop | right 6.87 2 18.26 28 #b97028
jar | jar | jar | ground 0.36 0.2 tabletop | right 5 2 22 28 #aeddff
kick scooter | kick-scooter | kick scooter | ground 0.36 1 city | right 2 5 28 25 #26c9fc
wheel | wheel | wheel, tyre, tire | ground 0.36 0.6 meadow | right 2 2 28 28 #a56953
toolbox | toolbox | toolbox | ground 0.32 0.25 tabletop | right 2 6 28 23.99 #f8312f
ladder | ladder | ladder | ground 0.5 2.4 meadow | right 2 2 28 28 #7d4533
magnet | magnet | magnet | ground 0.34 0.1 tabletop | right 3 2 26 28 #f8312f
feather | feather | feather, quill | ground 0.36 0.2 tabletop | right 2 2 28.02 28 #f3ad61
lion | lion | lion, lioness, lion cub | ground 0.62 1.2 meadow | head 2 2 28 27.92 #6d4534
wolf | wolf | wolf, coyote, jackal, husky, werewolf | ground 0.62 0.9 forest | head 2 2 28.06 28 #9b9b9b
panda | panda | panda, giant panda, panda bear | ground 0.62 1.5 forest | head 1.53 5 29 25.5 #f4f4f4
koala | koala | koala | ground 0.6 0.7 forest | head 2 3 28 25 #9b9b9b
frog | frog | frog, toad | ground 0.56 0.1 lake | head 2 3 28 26 #00d26a
raccoon | raccoon | raccoon, red panda | ground 0.6 0.4 forest | head 2 7 28.01 23 #9b9b9b
unicorn | unicorn | unicorn, pegasus | ground 0.64 1.8 meadow | head 2.66 2.28 27.25 27.72 #efd5ff
hamster | hamster | hamster, guinea pig, gerbil | ground 0.56 0.1 meadow | head 2 4 28 25.94 #f3ad61
boar | boar | boar, wild boar | ground 0.6 1 forest | head 2 2 28 27.48 #6d4534
moose | moose | moose | ground 0.62 2 forest | head 2 2.02 28 27.99 #a56953
alien | alien | alien, extraterrestrial, martian | ground 0.6 1.6 space | head 2 2 27.84 28 #86d72f
santa | santa-claus | santa, santa claus, father christmas | ground 0.62 1.7 mountains | head 3 2 26.03 29 #d3d3d3
`;
