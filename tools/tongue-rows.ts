/** Our own words: `English | Spanish | French | German | Chinese | Japanese`, alternatives parted by a slash. They win over the emoji names. */
export const TONGUE_ROWS = `
dog | perro/perra | chien/chienne | hund | 狗/小狗 | 犬/いぬ/イヌ
cat | gato/gata | chat/chatte | katze/kater | 猫/小猫 | 猫/ねこ/ネコ
fox | zorro | renard | fuchs | 狐狸 | 狐/きつね/キツネ
wolf | lobo | loup | wolf | 狼 | 狼/オオカミ
horse | caballo/yegua | cheval/chevaux | pferd | 马 | 馬/うま
rabbit | conejo | lapin | kaninchen/hase | 兔子/兔 | 兎/うさぎ/ウサギ
bird | pájaro/ave | oiseau/oiseaux | vogel | 鸟/小鸟 | 鳥/小鳥
fish | pez/pescado/peces | poisson | fisch | 鱼 | 魚/さかな
whale | ballena | baleine | wal | 鲸鱼/鲸 | 鯨/クジラ
butterfly | mariposa | papillon | schmetterling | 蝴蝶 | 蝶/ちょうちょ
cow | vaca | vache | kuh | 牛/奶牛 | 牛
sheep | oveja | mouton | schaf | 羊/绵羊 | 羊
pig | cerdo | cochon | schwein | 猪 | 豚
bear | oso | ours | bär | 熊 | 熊/クマ
lion | león | lion | löwe | 狮子 | ライオン
tiger | tigre | tigre | tiger | 老虎 | 虎/トラ
elephant | elefante | éléphant | elefant | 大象 | 象/ゾウ
monkey | mono | singe | affe | 猴子 | 猿/サル
mouse | ratón | souris | maus | 老鼠 | ネズミ
duck | pato | canard | ente | 鸭子 | アヒル/鴨
chicken | gallina/pollo | poule/poulet | huhn/henne | 鸡 | 鶏/ニワトリ
owl | búho | hibou | eule | 猫头鹰 | フクロウ
penguin | pingüino | manchot/pingouin | pinguin | 企鹅 | ペンギン
turtle | tortuga | tortue | schildkröte | 乌龟 | 亀
frog | rana | grenouille | frosch | 青蛙 | 蛙/カエル
snake | serpiente | serpent | schlange | 蛇 | 蛇
dragon | dragón | dragon | drache/drachen | 龙 | 龍/竜/ドラゴン
deer | ciervo | cerf | hirsch/reh | 鹿 | 鹿
person | persona | personne | person/mensch | 人 | 人
man | hombre | homme | mann | 男人 | 男/男性
woman | mujer | femme | frau | 女人 | 女/女性
boy | niño/chico | garçon | junge | 男孩 | 男の子/少年
girl | niña/chica | fille | mädchen | 女孩 | 女の子/少女
child | niños | enfant | kind/kinder | 孩子/小孩 | 子供/こども
astronaut | astronauta | astronaute | astronaut | 宇航员 | 宇宙飛行士
robot | robot | robot | roboter | 机器人 | ロボット
tree | árbol | arbre | baum | 树/大树 | 木/樹
pine | pino/abeto | pin/sapin | kiefer/tanne/fichte | 松树 | 松
palm tree | palmera | palmier | palme | 棕榈树/椰子树 | ヤシの木
flower | flor | fleur | blume | 花/花朵 | 花
rose | rosas | roses | rosen | 玫瑰 | 薔薇/バラ
tulip | tulipán | tulipe | tulpe | 郁金香 | チューリップ
sunflower | girasol | tournesol | sonnenblume | 向日葵 | ひまわり/向日葵
cactus | cactus | cactus | kaktus/kakteen | 仙人掌 | サボテン
mushroom | seta/hongo | champignon | pilz | 蘑菇 | キノコ/きのこ
house | casa/casita/cabaña | maison/cabane | haus/hütte/häuschen | 房子/小屋/房屋 | 家/小屋
castle | castillo | château | schloss/burg | 城堡 | 城
lighthouse | faro | phare | leuchtturm | 灯塔 | 灯台
windmill | molino | moulin | windmühle/mühle | 风车 | 風車
tower | torre | tour | turm | 塔 | 塔
bridge | puente | pont | brücke | 桥 | 橋
church | iglesia | église | kirche | 教堂 | 教会
skyscraper | rascacielos | gratte-ciel | wolkenkratzer/hochhaus | 摩天大楼 | 高層ビル
boat | barco/barca/velero/bote | bateau/bateaux/voilier/barque | boot/segelboot | 船/小船/帆船 | 船/舟/ボート/ヨット
ship | buque/nave | navire/paquebot | schiff | 轮船 | 汽船
car | coche/carro/auto | voiture | auto/wagen | 汽车/车 | 車/自動車
bus | autobús | autobus | bus | 公共汽车/巴士 | バス
train | tren | train | zug | 火车 | 電車/列車
bicycle | bicicleta/bici | vélo/bicyclette | fahrrad | 自行车 | 自転車
plane | avión | avion | flugzeug | 飞机 | 飛行機
balloon | globo | montgolfière/ballon | heißluftballon/ballon | 热气球/气球 | 気球/風船
rocket | cohete | fusée | rakete | 火箭 | ロケット
planet | planeta | planète | planet | 行星 | 惑星
snowman | muñeco de nieve | bonhomme de neige | schneemann | 雪人 | 雪だるま
cup | taza | tasse | tasse/becher | 杯子 | カップ/コップ
book | libro | livre | buch/bücher | 书 | 本
chair | silla | chaise | stuhl | 椅子 | 椅子
table | mesa | table | tisch | 桌子 | テーブル/机
lamp | lámpara | lampe | lampe | 灯/台灯 | ランプ
clock | reloj | horloge | uhr | 钟/时钟 | 時計
guitar | guitarra | guitare | gitarre | 吉他 | ギター
umbrella | paraguas | parapluie | regenschirm/schirm | 雨伞 | 傘
hat | sombrero | chapeau | hut | 帽子 | 帽子
apple | manzana | pomme | apfel/äpfel | 苹果 | りんご/リンゴ
orange | naranjas | oranges | orangen | 橙子 | オレンジ
banana | plátano | banane | banane | 香蕉 | バナナ
cherry | cereza | cerise | kirsche | 樱桃 | さくらんぼ
strawberry | fresa | fraise | erdbeere | 草莓 | イチゴ
cake | pastel/tarta | gâteau | kuchen/torte | 蛋糕 | ケーキ
bread | pan | pain | brot | 面包 | パン
pizza | pizza | pizza | pizza | 披萨 | ピザ
bottle | botella | bouteille | flasche | 瓶子 | 瓶
key | llave | clé/clef | schlüssel | 钥匙 | 鍵
crown | corona | couronne | krone | 王冠 | 王冠
heart | corazón | cœur/coeur | herz | 心 | ハート
red | rojo/roja | rouge | rot | 红色/红 | 赤い/赤/赤色
blue | azul | bleu/bleue | blau | 蓝色/蓝 | 青い/青/青色
green | verde | vert/verte | grün | 绿色/绿 | 緑の/緑/緑色
yellow | amarillo/amarilla | jaune | gelb | 黄色/黄 | 黄色い/黄色
orange | naranja | orangé | orange | 橙色 | オレンジ色
purple | morado/morada/púrpura | violet/violette/pourpre | lila/purpur | 紫色/紫 | 紫/紫色
violet | violeta | mauve | violett | 紫罗兰色 | すみれ色
pink | rosa/rosado | rose | rosa | 粉色/粉红色/粉红 | ピンク/桃色
brown | marrón/café | marron/brun/brune | braun | 棕色/褐色 | 茶色/茶色い
black | negro/negra | noir/noire | schwarz | 黑色/黑 | 黒い/黒/黒色
white | blanco/blanca | blanc/blanche | weiß/weiss | 白色/白 | 白い/白/白色
grey | gris | gris/grise | grau | 灰色 | 灰色
gold | dorado/dorada | doré/dorée | golden | 金色 | 金色
silver | plateado | argenté | silbern | 银色 | 銀色
turquoise | turquesa | turquoise | türkis | 青绿色 | 水色
wooden | de madera | en bois | hölzern | 木头 | 木製
meadow | prado/pradera/campo | prairie/pré/champ | wiese/feld | 草地/草原/田野 | 草原/野原
forest | bosque/selva | forêt/bois | wald | 森林/树林 | 森/森林
desert | desierto | désert | wüste | 沙漠 | 砂漠
beach | playa | plage | strand | 海滩/沙滩 | 海辺/砂浜/ビーチ
sea | mar | mer | meer/see | 海/大海/海上 | 海
ocean | océano | océan | ozean | 海洋 | 大洋
coast | costa/acantilado | côte/falaise | küste/klippe | 海岸/悬崖 | 海岸/崖
lake | lago | lac | bergsee | 湖/湖泊 | 湖
river | río | rivière/fleuve | fluss | 河/河流 | 川
mountain | montaña/montañas | montagne/montagnes | berg/berge/gebirge | 山/高山/群山 | 山
hill | colina | colline | hügel | 山丘/小山 | 丘
city | ciudad | ville | stadt | 城市 | 街/都市/町
street | calle | rue | straße/strasse | 街道 | 道/通り
village | pueblo/aldea | village | dorf | 村庄/村子 | 村
room | habitación/cuarto/salón | chambre/salon/pièce | zimmer/raum | 房间 | 部屋
kitchen | cocina | cuisine | küche | 厨房 | 台所
garden | jardín | jardin | garten | 花园 | 庭
outer space | espacio | espace | weltraum/weltall | 太空/宇宙 | 宇宙
underwater | bajo el agua/submarino | sous l'eau/sous-marin | unter wasser/unterwasser | 水下/海底 | 水中/海底
sky | cielo | ciel | himmel | 天空 | 空
sun | sol | soleil | sonne | 太阳 | 太陽
moon | luna | lune | mond | 月亮 | 月
full moon | luna llena | pleine lune | vollmond | 满月 | 満月
star | estrella | étoile | stern | 星星 | 星
cloud | nube | nuage | wolke | 云 | 雲
rainbow | arcoíris/arco iris | arc-en-ciel/arc en ciel | regenbogen | 彩虹 | 虹
dawn | amanecer/alba | aube/lever du soleil/aurore | morgendämmerung/sonnenaufgang | 黎明/日出/清晨 | 夜明け/日の出
morning | mañana | matin | morgen/morgens | 早晨 | 朝
noon | mediodía | midi | mittag/mittags | 中午 | 昼/正午
sunset | atardecer/puesta de sol/puesta del sol/ocaso | coucher de soleil/coucher du soleil | sonnenuntergang/abendrot | 日落/夕阳/傍晚 | 夕焼け/日没/夕方
dusk | anochecer/crepúsculo | crépuscule | dämmerung/abenddämmerung | 黄昏 | 黄昏/夕暮れ
evening | tarde | soir | abend/abends | 晚上 | 夕べ
night | noche | nuit | nacht/nachts | 夜晚/夜/夜里/夜空 | 夜/夜空
spring | primavera | printemps | frühling | 春天/春 | 春
summer | verano | été | sommer | 夏天/夏 | 夏
autumn | otoño | automne | herbst | 秋天/秋 | 秋
winter | invierno | hiver | winter | 冬天/冬 | 冬
rain | lluvia | pluie | regen | 雨/下雨 | 雨
snow | nieve/nevado | neige/enneigé | schnee/verschneit | 雪/下雪 | 雪
fog | niebla | brouillard/brume | nebel | 雾 | 霧
storm | tormenta | tempête/orage | sturm/gewitter | 暴风雨/风暴 | 嵐
big | grande/gran | grand/grande | groß/gross | 大/大的 | 大きな/大きい
small | pequeño/pequeña | petit/petite | klein | 小/小的 | 小さな/小さい
tall | alto/alta | haut/haute | hoch/hohe | 高/高大的 | 高い
giant | gigante | géant/géante | riesig | 巨大的/巨大 | 巨大な
tiny | diminuto/diminuta | minuscule | winzig | 微小的 | ちっちゃな
old | viejo/vieja/antiguo | vieux/vieille | alt | 古老的/旧 | 古い
beautiful | hermoso/hermosa/bonito/bello | beau/belle/joli/jolie | schön | 美丽的/漂亮的 | 美しい/きれいな
cute | lindo/linda | mignon/mignonne | süß/niedlich | 可爱的/可爱 | かわいい/可愛い
calm | tranquilo/tranquila | calme | ruhig | 平静的/宁静的 | 静かな
one | uno | seul | eins | 一/一只/一个/一艘/一座/一辆/一棵/一朵/一匹/一条/一位/一名 | 一匹の/一人の/一つの/一羽の
two | dos | deux | zwei | 两只/两个/两艘/两/二/两棵/两朵/两辆/两条 | 二匹の/二人の/二つの/二/2匹の/二羽の
three | tres | trois | drei | 三只/三个/三艘/三/三棵/三朵/三辆/三条 | 三匹の/三人の/三つの/三/3匹の/三羽の
four | cuatro | quatre | vier | 四只/四个/四/四棵/四朵 | 四匹の/四つの/四
five | cinco | cinq | fünf | 五只/五个/五/五棵/五朵 | 五匹の/五つの/五
six | seis | six | sechs | 六只/六个/六 | 六
seven | siete | sept | sieben | 七只/七个/七 | 七
eight | ocho | huit | acht | 八只/八个/八 | 八
nine | nueve | neuf | neun | 九只/九个/九 | 九
ten | diez | dix | zehn | 十只/十个/十 | 十
many | muchos/muchas | beaucoup de/plusieurs | viele | 许多/很多 | たくさんの
a | un/una/unos/unas | un/une/d'un/d'une | ein/eine/einen/einem/einer/eines | 的/了/着/是/有/和/与/里/中/上/旁边/一个 | の/が/を/に/で/は/も/と/や/の中の/の中に/いる/ある
the | el/la/los/las/del/al | le/la/les/du/des/au/aux | der/die/das/den/dem/des | 这/那 | その/この/あの
and | y/e | et | und | 以及/还有 | そして
in | en/dentro de | dans/en | im/in/ins | 在/在…里 | での/にある
on | sobre/encima de | sur | auf | 在上面 | の上の/の上に
under | bajo/debajo de | sous | unter | 下 | の下の/の下に/の下で
behind | detrás de | derrière | hinter | 后面/背后 | の後ろの/の後ろに
in front of | delante de/frente a | devant | vor | 前面/前 | の前の/の前に
next to | junto a/al lado de/a orillas de | à côté de/près de/au bord de | neben/bei | 旁 | の隣の/の隣に/のそばの/のそばに
between | entre | entre | zwischen | 之间 | の間の/の間に
over | por encima de | au-dessus de | über | 上方 | の上空の
with | con | avec | mit | 带着/拿着 | を持った/と一緒の
without | sin | sans | ohne | 没有 | のない/なしの
at | de | de/à | am/an/zum/zur/von/vom | 从 | から
from | desde/a | depuis | aus | 到 | へ
is | es/está | est | ist | 为 | です
sign | cartel/letrero | panneau/enseigne | schild | 招牌/牌子 | 看板
poster | póster/afiche | affiche | plakat | 海报 | ポスター
watercolour | acuarela | aquarelle | aquarell | 水彩/水彩画 | 水彩/水彩画
oil painting | óleo/pintura al óleo | peinture à l'huile | ölgemälde | 油画 | 油絵
picture | imagen/dibujo/pintura | image/dessin/peinture | bild/zeichnung | 图片/画/一幅 | 絵/イラスト/画像
waves | olas | vagues | wellen | 海浪/波浪 | 波
flying | volando | volant/volante | fliegend | 飞/飞翔 | 飛ぶ/飛んでいる
`;
