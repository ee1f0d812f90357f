import { expect, test } from "vitest";
import { readPrompt } from "./read-prompt.ts";

function told(prompt: string): string[] {
  const { subjects, places, time } = readPrompt(prompt);
  const named = subjects.map(({ name, count, colourWords }) => [count, ...colourWords, name].join(" "));
  return [...named, ...places, ...(time === undefined ? [] : [time])];
}

test.for([
  ["un zorro rojo en el bosque al amanecer", ["1 red fox", "forest", "dawn"]],
  ["tres barcos azules en el mar", ["3 blue boat", "sea"]],
  ["una casa blanca en la montaña", ["1 white house", "mountains"]],
  ["un gato negro y un perro blanco en la playa de noche", ["1 black cat", "1 white dog", "beach", "night"]],
  ["gato negro", ["1 black cat"]],
  ["une maison rouge près de la mer au coucher du soleil", ["1 red house", "sea", "sunset"]],
  ["deux chats noirs dans la forêt", ["2 black cat", "forest"]],
  ["un bateau jaune sous la pluie", ["1 yellow boat"]],
  ["un phare sur la côte", ["1 lighthouse", "sea"]],
  ["ein roter Fuchs im Wald", ["1 red fox", "forest"]],
  ["drei blaue Boote auf dem See bei Nacht", ["3 blue boat", "sea", "night"]],
  ["eine kleine weiße Katze und ein schwarzer Hund", ["1 white cat", "1 black dog"]],
  ["Bäume und Häuser im Dorf", ["5 tree", "3 house", "village"]],
  ["一只红色的狐狸在森林里", ["1 red fox", "forest"]],
  ["三艘蓝色的船，大海，日落", ["3 blue boat", "sea", "sunset"]],
  ["夜晚的城市", ["city", "night"]],
  ["森の中の赤い狐", ["1 red fox", "forest"]],
  ["海辺の白い灯台、夕焼け", ["1 white lighthouse", "beach", "sunset"]],
  ["3匹の黒い猫", ["3 black cat"]],
] as const)("%s", ([prompt, expected]) => {
  expect(told(prompt)).toEqual(expected);
});

test.for([
  ["un samovar rojo", ["samovar"]],
  ["一只麒麟兽在森林里", ["麒麟兽"]],
] as const)("%s: what no table knows is named", ([prompt, notDrawn]) => {
  expect(readPrompt(prompt).notDrawn).toEqual(notDrawn);
});

test.for([
  ["a red fox in the den", ["1 red fox"]],
  ["fox chat", ["1 fox"]],
  ["the sea at night", ["sea", "night"]],
  ["a hut on the beach", ["1 house", "beach"]],
] as const)("English stays English: %s", ([prompt, expected]) => {
  expect(told(prompt)).toEqual(expected);
});

test("lettering keeps its own language", () => {
  expect(readPrompt("un faro rojo con un cartel «BUENAS NOCHES»").lettering).toEqual([
    { text: "BUENAS NOCHES", mount: "sign" },
  ]);
});
