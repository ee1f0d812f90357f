/** More of `glyph-names.ts`, in the same columns: what lies about a house, a shop, a street and a sports ground. */
export const GLYPH_THINGS = `
fork and knife | fork-and-knife | fork, fork and knife, knife and fork, cutlery, silverware | ground 0.34 0.2 tabletop | right 7 2 18.3 28 #9b9b9b
spoon | spoon | spoon, tablespoon, teaspoon, wooden spoon, ladle | ground 0.34 0.2 tabletop | right 1.8 1.32 27.53 28.71 #9b9b9b
knife | kitchen-knife | knife, kitchen knife, butter knife | ground 0.36 0.25 tabletop | right 2 2 28 28.05 #b4acbc
plate | fork-and-knife-with-plate | plate, dinner plate, dish, place setting, table setting, dinner, supper | ground 0.32 0.2 tabletop | right 2 5 27.99 23 #e1d8ec
bowl | bowl-with-spoon | bowl, cereal, bowl of cereal, porridge, oatmeal | ground 0.32 0.12 tabletop | right 3 1.01 25.98 28.03 #0074ba
pot | pot-of-food | pot, cooking pot, stew, casserole, pot of stew | ground 0.34 0.2 tabletop | right 2 5 28 25 #ff6723
frying pan | cooking | pan, frying pan, skillet, fried egg, omelette | ground 0.32 0.2 tabletop | right 2 2 28.01 27.99 #433b6b
paella | shallow-pan-of-food | paella, pan of food | ground 0.3 0.2 tabletop | right 3.1 3.75 25.15 25.15 #635994
milk | glass-of-milk | milk, glass of milk | ground 0.36 0.14 tabletop | right 4 2 24 28 #f3eef8
whisky | tumbler-glass | whisky, whiskey, liquor, bourbon, rum, glass of whisky | ground 0.32 0.1 tabletop | right 2 4 28 26 #aeddff
martini | cocktail-glass | martini, martini glass | ground 0.38 0.16 tabletop | right 4 1.5 24.04 28.03 #aeddff
soda | cup-with-straw | soda, cola, soft drink, drink, beverage, milkshake, smoothie | ground 0.4 0.18 tabletop | right 7 2 18 28 #cdc4d6
bubble tea | bubble-tea | bubble tea, boba | ground 0.4 0.18 tabletop | right 6 2 20 28 #f3ad61
can | canned-food | tin can, canned food, tin of food, soup can | ground 0.34 0.12 tabletop | right 5 2 21.34 28.09 #f8312f
rice | cooked-rice | rice, bowl of rice | ground 0.32 0.12 tabletop | right 2 1 27.9 29.01 #f4f4f4
rice ball | rice-ball | rice ball, onigiri | ground 0.3 0.08 tabletop | right 2.53 2.5 27 27.5 #f4f4f4
curry | curry-rice | curry, curry rice | ground 0.3 0.1 tabletop | right 2 10 28.04 19.96 #ff6723
dumpling | dumpling | dumpling, gyoza, ravioli | ground 0.28 0.05 tabletop | right 2 2 28.05 28.04 #ffce7c
meat on the bone | meat-on-bone | ham, meat on the bone, roast, pork, lamb chop | ground 0.32 0.2 tabletop | right 2 2 28 28 #6d4534
chicken leg | poultry-leg | chicken leg, drumstick, fried chicken, roast chicken | ground 0.32 0.15 tabletop | right 2 2 28.1 28.02 #d3883e
bacon | bacon | bacon | ground 0.3 0.15 tabletop | right 2 2 27.97 28 #ca0b4a
salt | salt | salt, salt shaker | ground 0.34 0.1 tabletop | right 8 2 16 27.98 #aeddff
blueberries | blueberries | blueberry, berry, bilberry | ground 0.3 0.03 tabletop | right 2 2 28 28 #8d65c5
olive | olive | olive | ground 0.3 0.04 tabletop | right 2 2 28 27.99 #44911b
beans | beans | beans, bean, kidney bean | ground 0.3 0.05 tabletop | right 2 2 28 27.98 #9d5044
peanuts | peanuts | peanut, nut | ground 0.3 0.04 tabletop | right 2 2 28 28 #f3ad61
chestnut | chestnut | chestnut, acorn, hazelnut | ground 0.3 0.04 tabletop | right 2 3 28 26.45 #6d4534
leafy green | leafy-green | lettuce, cabbage, kale, spinach, leafy green, vegetable, celery | ground 0.34 0.25 tabletop | right 2 2 28.01 28.01 #86d72f
pea pod | pea-pod | pea, pea pod | ground 0.3 0.08 tabletop | right 2.07 2 27.93 27.84 #5ab557
sweet potato | roasted-sweet-potato | sweet potato, yam | ground 0.3 0.12 tabletop | right 2 2 28 28 #ff822d
bagel | bagel | bagel | ground 0.3 0.08 tabletop | right 3 2 26.26 28 #f3ad61
kebab | stuffed-flatbread | kebab, gyro, pita, shawarma | ground 0.32 0.12 tabletop | right 2 2 27.99 28.02 #f3c07b
takeout box | takeout-box | takeout box, takeout, takeaway | ground 0.36 0.14 tabletop | right 2.03 6 28 25 #9b9b9b
lunch box | bento-box | lunch box, lunchbox, bento, bento box, lunch | ground 0.3 0.12 tabletop | right 2 9 28.05 21 #321b41
pudding | custard | pudding, custard, flan, dessert | ground 0.3 0.1 tabletop | right 2 15 28 15 #f3ad61
ice cube | ice | ice cube, block of ice | ground 0.3 0.06 tabletop | right 2 1.86 28 27.99 #00a6ed
toothbrush | toothbrush | toothbrush | ground 0.36 0.18 tabletop | right 3 2 26 28 #f8312f
soap | soap | soap, bar of soap | ground 0.28 0.06 tabletop | right 2 2.08 28.04 27.56 #ff6dc6
sponge | sponge | sponge | ground 0.28 0.08 tabletop | right 4 2 24.01 28 #f9c23c
razor | razor | razor | ground 0.34 0.14 tabletop | right 2 2 27.95 27.94 #3f5fff
lipstick | lipstick | lipstick, makeup, cosmetic | ground 0.34 0.08 tabletop | right 7 1.89 19 28.11 #321b41
lotion bottle | lotion-bottle | lotion, shampoo, sunscreen, bottle of shampoo | ground 0.38 0.18 tabletop | right 7 2 18 28 #fbb8ab
comb | hair-pick | comb, hair comb | ground 0.34 0.16 tabletop | right 4 2 24 28.02 #9f70b8
toilet | toilet | toilet, toilet bowl, urinal | ground 0.4 0.75 room | right 2 2 26 28 #cdc4d6
shower | shower | shower head, showerhead | air 0.3 0.3 room | right 2.04 2 27.96 27.96 #bebebe
toilet paper | roll-of-paper | toilet paper, paper towel, roll of paper | ground 0.3 0.12 tabletop | right 2.03 4 28 25 #d3d3d3
broom | broom | broom, broomstick, mop | ground 0.46 1.3 room | right 6.11 2.12 22.77 27.48 #ffb02e
wastebasket | wastebasket | wastebasket, trash can, garbage can, trash bin, rubbish bin, dustbin, bin | ground 0.34 0.4 room | right 2 2 28 28 #bebebe
thread | thread | spool of thread, spool, sewing thread | ground 0.32 0.06 tabletop | right 2 3.25 28 26.75 #f3ad61
yarn | yarn | yarn, ball of yarn, wool, ball of wool | ground 0.3 0.12 tabletop | right 4 3 23.67 27 #00a6ed
needle | sewing-needle | sewing needle, needle and thread | ground 0.34 0.06 tabletop | right 2 2 28 28 #9b9b9b
rope | knot | knot, rope, cord | ground 0.3 0.3 tabletop | right 2.05 2.06 27.8 27.87 #00a6ed
hook | hook | hook, fish hook | ground 0.32 0.08 tabletop | right 7 2 17.75 27.76 #f9c23c
wrench | wrench | wrench, spanner | ground 0.36 0.25 tabletop | right 2 2 28.01 28 #b4acbc
screwdriver | screwdriver | screwdriver | ground 0.36 0.25 tabletop | right 2 2 28 28 #f70a8d
saw | carpentry-saw | handsaw, hand saw | ground 0.36 0.5 tabletop | right 3.24 1.98 26.2 28.05 #b4acbc
gear | gear | gear, cog, cogwheel | ground 0.34 0.2 tabletop | right 2 2 28 28 #b4acbc
bolt | nut-and-bolt | nut and bolt, screw | ground 0.32 0.06 tabletop | right 2 2 27.95 27.95 #cdc4d6
chain | chains | chain, iron chain | ground 0.34 0.3 tabletop | right 4 2 24 28.02 #9b9b9b
pickaxe | pick | pickaxe, pick axe | ground 0.4 0.8 meadow | right 2 2 28 28.01 #b4acbc
brick | brick | brick, pile of bricks | ground 0.28 0.2 meadow | right 2 2 28 28 #ff6723
log | wood | log, firewood, timber, lumber | ground 0.28 0.5 forest | right 3.85 3 23.79 26 #6d4534
battery | battery | battery | ground 0.32 0.06 tabletop | right 8 2 16 28 #86d72f
plug | electric-plug | plug, power plug, electric plug | ground 0.34 0.08 tabletop | right 10 2 13 28 #533566
pen | pen | pen, ballpoint pen, marker pen | ground 0.36 0.14 tabletop | right 1.72 2.39 28.01 27.89 #0074ba
fountain pen | fountain-pen | fountain pen | ground 0.36 0.14 tabletop | right 2.24 2.39 27.48 27.37 #0074ba
paper | page-facing-up | paper, sheet of paper, piece of paper, document | ground 0.36 0.3 tabletop | right 5 2 22 28 #f3eef8
memo | memo | memo, shopping list, to do list | ground 0.36 0.25 tabletop | right 5 2 26.21 28 #f3eef8
journal | notebook-with-decorative-cover | journal, exercise book | ground 0.36 0.25 tabletop | right 5 2 22 28 #533566
clipboard | clipboard | clipboard | ground 0.38 0.3 tabletop | right 5 2 22 28 #f3eef8
calendar | tear-off-calendar | calendar | ground 0.36 0.25 tabletop | right 2 2 28.01 28 #f3eef8
newspaper | newspaper | newspaper, magazine | ground 0.34 0.35 tabletop | right 1 5 30 26 #f3eef8
map | world-map | map, world map, atlas | ground 0.34 0.5 tabletop | right 2 5 27.91 25 #0074ba
folder | file-folder | folder, file folder | ground 0.32 0.3 tabletop | right 2 4 28 26 #fcd53f
file cabinet | file-cabinet | file cabinet, filing cabinet, drawer, chest of drawers | ground 0.42 1.2 room | right 7 2 18 28 #433b6b
pushpin | pushpin | pushpin, drawing pin, thumbtack | ground 0.32 0.03 tabletop | right 2 2 27.77 27.88 #f8312f
credit card | credit-card | credit card, bank card | ground 0.28 0.05 tabletop | right 2 12 28 18 #00a6ed
banknote | dollar-banknote | money, banknote, dollar, dollar bill, cash | ground 0.28 0.07 tabletop | right 2 8 28 22 #00f397
ticket | admission-tickets | ticket | ground 0.28 0.06 tabletop | right 2 7 28.01 18 #f8312f
label | label | label, price tag, luggage tag | ground 0.32 0.08 tabletop | right 2 6 28.06 24.22 #fcd53f
printer | printer | printer, copier | ground 0.34 0.4 tabletop | right 2 2 28 28 #d3d3d3
computer keyboard | keyboard | computer keyboard, keyboard | ground 0.28 0.15 tabletop | right 2 11 28 19 #cdc4d6
computer mouse | computer-mouse | computer mouse | ground 0.32 0.1 tabletop | right 7 2 18 28 #cdc4d6
disc | optical-disk | compact disc, dvd, optical disc | ground 0.34 0.12 tabletop | right 2 2 28 28 #b4acbc
floppy disk | floppy-disk | floppy disk, diskette | ground 0.34 0.09 tabletop | right 2 2 28 28 #e6e6e6
film projector | film-projector | projector, film projector | ground 0.38 0.5 tabletop | right 2 7 28 23 #9b9b9b
movie camera | movie-camera | movie camera, film camera | ground 0.4 1.2 room | right 2 6 28 24.38 #321b41
clapper board | clapper-board | clapper board, clapperboard | ground 0.34 0.3 tabletop | right 4 2 24.89 28.02 #6b438b
video camera | video-camera | video camera, camcorder | ground 0.32 0.2 tabletop | right 2 8 28 22 #321b41
magnifying glass | magnifying-glass-tilted-left | magnifying glass, magnifier | ground 0.36 0.2 tabletop | right 2 2 27.75 27.83 #00a6ed
test tube | test-tube | test tube | ground 0.36 0.15 tabletop | right 3.07 2.06 27.04 27.01 #c3ef3c
flask | alembic | flask, alembic, retort | ground 0.36 0.3 tabletop | right 2 5 28 25 #aeddff
syringe | syringe | syringe, injection | ground 0.36 0.15 tabletop | right 2.24 3.5 26.33 26.24 #aeddff
pill | pill | pill, medicine, medication | ground 0.28 0.02 tabletop | right 2 2 28.05 28.03 #fcd53f
thermometer | thermometer | thermometer | ground 0.38 0.2 tabletop | right 2 2 27.97 27.97 #f8312f
stethoscope | stethoscope | stethoscope | ground 0.38 0.4 tabletop | right 2 3 28 27 #635994
bandage | adhesive-bandage | bandage, sticking plaster, band aid | ground 0.28 0.05 tabletop | right 2 2 28 28 #26c9fc
wheelchair | motorized-wheelchair | wheelchair | ground 0.4 1 room | left 4 2 25 28 #5092ff
microbe | microbe | microbe, virus, germ, bacterium, bacteria | air 0.34 0.01 skies | right 2 2.04 27.98 27.04 #00f397
coat | coat | coat, overcoat, raincoat, jacket | ground 0.46 1.1 room | right 2 6 27.87 24 #ffdea7
jeans | jeans | jeans, trousers, trouser, pants, pair of jeans | ground 0.42 1 room | right 5.88 2 20.24 28.05 #00a6ed
shorts | shorts | shorts, swimming trunks | ground 0.34 0.5 room | right 1.97 4.88 28.06 24.78 #6afcac
sock | socks | sock, stocking | ground 0.34 0.3 room | right 5.5 2.16 21.01 27.67 #f9c23c
glove | gloves | glove, mitten | ground 0.34 0.25 tabletop | right 4 2 23 28.1 #b859d3
tie | necktie | necktie | ground 0.4 0.5 room | right 2 2 28 28 #5092ff
bikini | bikini | bikini | ground 0.36 0.5 beach | right 1.98 2 28.04 28 #ca0b4a
swimsuit | one-piece-swimsuit | swimsuit, bathing suit | ground 0.4 0.7 beach | right 6.14 1.98 18.75 27.9 #f70a8d
kimono | kimono | kimono | ground 0.46 1.2 room | right 2 5 28.01 25.2 #00a6ed
goggles | goggles | goggles, ski goggles | ground 0.24 0.1 tabletop | right 2 1.99 28 28 #83cbff
graduation cap | graduation-cap | graduation cap, mortarboard | ground 0.3 0.2 tabletop | right 2 5 27.98 24.44 #321b41
helmet | rescue-workers-helmet | helmet, hard hat, safety helmet | ground 0.3 0.2 tabletop | right 4 3 24.93 28.02 #f8312f
shopping bag | shopping-bags | shopping bag, grocery bag, paper bag | ground 0.38 0.4 room | right 2 2 28.03 28 #00a6ed
sandal | thong-sandal | sandal, flip flop, slipper | ground 0.3 0.1 beach | right 7 1.99 17.01 28.01 #5092ff
ballet shoe | ballet-shoes | ballet shoe, ballet slipper | ground 0.34 0.2 room | right 1.71 3.13 28.29 26.91 #ff6dc6
ice skate | ice-skate | ice skate | ground 0.34 0.25 lake | right 2 5 28 25.05 #bebebe
roller skate | roller-skate | roller skate, rollerblade | ground 0.34 0.25 city | right 3 3 26 27 #f92f60
necklace | prayer-beads | necklace, beads | ground 0.34 0.2 tabletop | right 6.01 1.99 19.93 28.01 #ffce7c
baseball | baseball | baseball | ground 0.28 0.07 meadow | right 1 1 30 30 #f4f4f4
tennis ball | tennis | tennis ball, tennis racket, racket, tennis | ground 0.32 0.5 meadow | right 5 2.25 22.75 28.01 #f8312f
volleyball | volleyball | volleyball | ground 0.3 0.22 beach | right 1 1 30 30 #f4f4f4
american football | american-football | american football, rugby ball | ground 0.3 0.2 meadow | right 2 2 28 28 #6d4534
bowling ball | bowling | bowling ball, bowling pin, bowling | ground 0.32 0.3 room | right 2 5 29.03 26 #e6e6e6
boxing glove | boxing-glove | boxing glove | ground 0.34 0.3 tabletop | right 6 2 19.77 28 #f8312f
hockey stick | ice-hockey | hockey stick, hockey | ground 0.38 1.2 lake | right 2 4 28 25.14 #f3ad61
ski | skis | ski, pair of skis | ground 0.42 1.6 mountains | right 2 3 28 27.02 #ff6723
fishing rod | fishing-pole | fishing rod, fishing pole | ground 0.44 1.6 lake | right 6 2 20 28 #6d4534
frisbee | flying-disc | frisbee, flying disc | air 0.16 0.25 meadow | right 3 2 26.03 28.01 #00a6ed
bow and arrow | bow-and-arrow | bow and arrow, archery bow | ground 0.4 1.2 meadow | right 2 2 27.98 27.99 #7d4533
target | bullseye | dartboard, bullseye, archery target | ground 0.36 0.5 room | right 2 2 28 28 #f8312f
medal | sports-medal | medal, gold medal | ground 0.34 0.1 tabletop | right 3.46 2 25.08 28 #ffb02e
chess piece | chess-pawn | chess piece, pawn, chess | ground 0.36 0.08 tabletop | right 8 2 16 28 #212121
puzzle piece | puzzle-piece | puzzle piece, jigsaw puzzle, jigsaw, puzzle | ground 0.32 0.05 tabletop | right 2 2 28 28 #c3ef3c
teddy | teddy-bear | teddy, stuffed animal, plush toy, toy bear, toy | ground 0.4 0.4 room | right 2.14 2.07 27.81 27.96 #e19747
doll | nesting-dolls | doll, nesting doll, matryoshka | ground 0.38 0.3 tabletop | right 5 2 22 28 #ca0b4a
playing card | joker | playing card, joker | ground 0.34 0.09 tabletop | right 4 1 24 30 #f3eef8
flute | flute | flute, clarinet, recorder flute | ground 0.38 0.5 tabletop | right 3 2.99 26.01 26.01 #fea069
musical note | musical-notes | musical note, music note, music | air 0.32 0.5 skies | right 1.99 3 28.01 26.61 #402a32
traffic light | vertical-traffic-light | traffic light, stoplight, traffic signal | ground 0.5 3 city | right 10 2 12 28 #1c1c1c
stop sign | stop-sign | stop sign | ground 0.4 2.4 city | right 2 2 28 28 #f8312f
bus stop | bus-stop | bus stop | ground 0.46 2.6 city | right 1.99 2 27 28 #46a4fb
fuel pump | fuel-pump | fuel pump, gas pump, petrol pump, gas station | ground 0.4 2 city | right 6 2 21 28 #f8312f
road barrier | construction | road barrier, barrier, roadblock | ground 0.28 1 city | right 3 6 26 24 #533566
shopping cart | shopping-cart | shopping cart, shopping trolley, cart, trolley | ground 0.36 1 city | right 2 3 28 27 #9b9b9b
roller coaster | roller-coaster | roller coaster | ground 0.54 30 meadow | right 2 3.58 28 25.86 #9b9b9b
slide | playground-slide | slide, playground slide, playground | ground 0.44 2.4 meadow | right 2 3 28 26 #a7a8b7
lifebuoy | ring-buoy | lifebuoy, life buoy, life ring | ground 0.32 0.7 beach | right 3 2 26.03 28.01 #f92f60
crane | building-construction | construction site, building crane | ground 0.54 20 city | right 2 3 28 27 #ffb02e
apartment block | office-building | apartment, apartment block, block of flats | ground 0.54 20 city | right 2 2 28 28 #d3d3d3
department store | department-store | department store, shopping mall, mall, shopping centre | ground 0.46 12 city | right 3 2 26 28 #9b9b9b
shop | convenience-store | shop, store, convenience store, supermarket, grocery store, market, grocery, pharmacy, bakery | ground 0.42 6 city | right 2 3 28.01 25.01 #d3d3d3
stadium | stadium | stadium, arena | ground 0.4 25 meadow | right 2 3 28 26 #9b9b9b
window | window | window, window frame | ground 0.4 1.2 room | right 2 2 28 28 #d3d3d3
barrel | oil-drum | oil drum, barrel, keg | ground 0.36 0.9 meadow | right 6 2 20 28 #00a6ed
tornado | tornado | tornado, hurricane, cyclone, whirlwind | ground 0.6 60 meadow | right 2 2 28 28 #d3d3d3
comet | comet | comet, meteor | air 0.3 20 space | right 4 3 25.04 25.04 #d3d3d3
wheat | sheaf-of-rice | wheat, sheaf of wheat, grain, ear of wheat, barley | ground 0.42 0.9 meadow | right 7 2 18 28 #44911b
herb | herb | herb, basil, mint plant, parsley | ground 0.32 0.2 tabletop | right 5 2 22.92 27.99 #86d72f
nest | nest-with-eggs | nest, bird's nest, bird nest | ground 0.28 0.15 forest | right 2 2.63 28 27.37 #f3ad61
spider web | spider-web | spider web, spiderweb, cobweb | air 0.36 0.4 forest | right 2 2 28.02 28.01 #998ea4
paw print | paw-prints | paw print, pawprint | ground 0.3 0.1 meadow | right 2.45 5.46 27.09 24.54 #321b41
coral | coral | branch of coral, sea coral | deep 0.32 0.5 underwater | right 2 2.05 28 27.96 #ff6723
bone | bone | dog bone | ground 0.26 0.2 meadow | right 1.03 0.98 29.94 30 #ffffff
tooth | tooth | tooth, teeth | ground 0.32 0.02 tabletop | right 1 2 30.01 27.08 #ffffff
brain | brain | brain | ground 0.32 0.15 tabletop | right 1 2 30 28.34 #ff6dc6
oyster | oyster | oyster, pearl oyster, clam, scallop | ground 0.26 0.1 beach | right 2 2 27.97 28 #6d4534
mosquito | mosquito | mosquito, gnat | air 0.2 0.01 meadow | right 2 1.99 28.01 28.01 #8c5543
cockroach | cockroach | cockroach, roach | ground 0.24 0.03 room | right 4 2 24.12 28 #6d4534
sloth | sloth | sloth | ground 0.4 0.6 forest | right 2 4 28 26 #f3ad61
orangutan | orangutan | orangutan, chimpanzee | ground 0.42 1.3 forest | right 2 3 28 27 #ff822d
magic wand | magic-wand | magic wand, wand | ground 0.36 0.3 tabletop | right 2 2 28 28 #433b6b
coffin | coffin | coffin, casket | ground 0.42 2 meadow | right 3.02 1.9 24.98 28.16 #8c5543
gravestone | headstone | gravestone, headstone, tombstone, grave | ground 0.36 1 meadow | right 2 3 28 27 #9b9b9b
picture frame | framed-picture | picture frame, framed picture, framed painting | ground 0.38 0.6 room | right 2 2 28 28 #aeddff
megaphone | megaphone | megaphone | ground 0.34 0.3 tabletop | right 2 2 27.95 27.51 #f9c23c
loudspeaker | loudspeaker | loudspeaker | ground 0.34 0.4 room | right 2 3 27.9 26.01 #d3d3d3
satellite dish | satellite-antenna | satellite dish, antenna, radar dish, radar | ground 0.42 2 meadow | right 6 2.62 22.6 27.38 #d3d3d3
wristwatch | watch | wristwatch, wrist watch | ground 0.34 0.05 tabletop | right 4 2 25.5 28 #5235a6
stopwatch | stopwatch | stopwatch, timer | ground 0.34 0.07 tabletop | right 5 2 22.03 28 #ffffff
cigarette | cigarette | cigarette, cigar, tobacco | ground 0.24 0.03 tabletop | right 2 3 28 27 #f4f4f4
balloons | balloon | party balloon, toy balloon, birthday balloon | air 0.3 0.4 skies | right 6.75 2 20.25 28.27 #f8312f
hotel | hotel | hotel | ground 0.46 12 city | right 2.02 2 27.94 28 #ffdea7
flag | triangular-flag | flag, pennant, red flag | ground 0.44 2.4 meadow | right 4 2 24 28 #f8312f
`;
