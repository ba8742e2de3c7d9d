// Searches as the browser does, under Node.js. On standard input: {"texts": what find.json holds, "sentences": [...], "keys":
// whether each sentence is also typed letter by letter}. Prints {"ranked": for each sentence the ids of the situations, best first,
// "sure": whether each says something that is known here, "ready": ms until the first search, "keys": ms of each search on the way}.

import { readFileSync } from "node:fs";
import MiniSearch from "minisearch";
import { Finder } from "../widgets/find-engine.mjs";

const read = (name) => readFileSync(new URL(`../widgets/${name}`, import.meta.url), "utf8");
const { texts, sentences, keys } = JSON.parse(readFileSync(0, "utf8"));

const begin = performance.now();
const finder = new Finder(texts, { meanings: read("find-meanings.txt"), alike: read("find-alike.txt"), MiniSearch });
const ready = performance.now() - begin;

const typing = (sentence) => Array.from({ length: sentence.length }, (_, at) => {
  const start = performance.now();
  finder.search(sentence.slice(0, at + 1));
  return performance.now() - start;
});

process.stdout.write(JSON.stringify({
  ranked: sentences.map((sentence) => finder.rank(`${sentence} `).situations.map(({ one }) => one.id)),
  sure: sentences.map((sentence) => finder.search(`${sentence} `).sure),
  ready,
  keys: keys ? sentences.flatMap(typing) : [],
}));
