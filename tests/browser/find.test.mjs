// The search's pure parts: words, typing mistakes, words for words, meanings, and the order of what is found.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import MiniSearch from "minisearch";
import { weighedWords } from "../../widgets/find-clauses.mjs";
import { Finder } from "../../widgets/find-engine.mjs";
import { Alike, Meanings, features, stemsOf } from "../../widgets/find-meaning.mjs";
import { Typos, distance, sound } from "../../widgets/find-typos.mjs";
import { stem, wordsOf } from "../../widgets/find-words.mjs";

const read = (name) => readFileSync(new URL(`../../widgets/${name}`, import.meta.url), "utf8");
const tools = { meanings: read("find-meanings.txt"), alike: read("find-alike.txt"), MiniSearch };
const finder = (situations, pages = []) => new Finder({ situations, pages }, tools);
const TWO = [
  { id: "late", name: "An order that is late", said: ["Where is my parcel?", "It was supposed to be here on Monday"] },
  { id: "rude", name: "Rudeness", said: ["Your colleague hung up on me", "She spoke to me as if I were stupid"], also: ["zumpf"] },
];
const best = (found) => found[0]?.id;

test("forms of a word have one stem", () => {
  const all = ["cancel cancelled cancelling", "reply replied replies", "charge charged charging", "freeze froze frozen freezing"];
  for (const forms of all) {
    assert.equal(new Set(forms.split(" ").map(stem)).size, 1, forms);
  }
  assert.notEqual(stem("bus"), stem("bu"));
  assert.equal(stem("don't".replace("'", "")), stem("never"));
});

test("words know their places, without case, accents and apostrophes", () => {
  const said = "He's SURE – déjà vu, isn’t it?";
  const words = wordsOf(said);
  assert.deepEqual(words.map(({ word }) => word), ["hes", "sure", "deja", "vu", "isnt", "it"]);
  assert.equal(said.slice(words[4].from, words[4].to), "isn’t");
});

const weight = (said, word) => weighedWords(said).find((one) => one.word === word).weight;

test("what is praised, denied or threatened counts less than why somebody calls", () => {
  const all = [
    ["The bill is fine, I found it cheaper", "bill", "cheaper"], ["I'm not ringing about the parcel, the lamp is dead", "parcel", "lamp"],
    ["The man was late but the picture flickers", "late", "picture"], ["The kettle died, sort it or I'm leaving", "leaving", "kettle"],
    ["if he isn't here by noon I'll cancel", "cancel", "here"],
  ];
  for (const [said, less, more] of all) assert.ok(weight(said, less) < weight(said, more), said);
});

test("where a sentence is all of one kind, every word counts in full, and of nothing there is nothing", () => {
  for (const said of ["The bill is fine", "I don't want it", "He never came", "no signal, no sound"]) {
    assert.ok(weighedWords(said).every((one) => one.weight === 1), said);
  }
  assert.deepEqual(weighedWords(""), []);
  assert.deepEqual(weighedWords("It's ON!").map(({ word, from, to }) => [word, from, to]), [["its", 0, 4], ["on", 5, 7]]);
});

test("a typing mistake is a step: added, left out, changed or exchanged", () => {
  for (const wrong of ["refnd", "reffund", "refumd", "erfund", "refudn"]) assert.equal(distance(wrong, "refund", 2), 1, wrong);
  assert.ok(distance("parcel", "window", 2) > 2);
});

test("words that are written by ear sound as they should", () => {
  const all = [["fone", "phone"], ["rong", "wrong"], ["thort", "thought"], ["twise", "twice"]];
  for (const [heard, meant] of all) assert.equal(sound(heard), sound(meant));
});

test("the word that is meant is found, the likeliest first, and nothing for what is no word", () => {
  const typos = new Typos(new Map([["refund", 5], ["technician", 3], ["phone", 2], ["freezing", 2]]));
  assert.equal(typos.near("refnud")[0][0], "refund");
  assert.equal(typos.near("tecnichian")[0][0], "technician");
  assert.equal(typos.near("foan")[0]?.[0] ?? "phone", "phone");
  assert.deepEqual(typos.near("xqzw"), []);
});

test("words for words, one or several, are one thing", () => {
  const alike = new Alike("television: telly, idiot+box,\n  small+screen\nnobody: no+one");
  const sets = (said) => alike.in(stemsOf(said)).map(({ set }) => set);
  assert.deepEqual(sets("the telly"), ["=television"]);
  assert.deepEqual(sets("my idiot box and no one"), ["=television", "=nobody"]);
  assert.deepEqual(sets("an idiot"), []);
});

test("a meaning is what the sentence shares with its ways", () => {
  const alike = new Alike("");
  const ways = "# said\n= late\nwhere is my parcel / still waiting for it\n= rude\nhe shouted at me / she was rude\n";
  const meanings = new Meanings(ways, alike);
  const of = (said) => meanings.of(features(stemsOf(said), alike));
  assert.deepEqual(meanings.names, ["late", "rude"]);
  assert.ok(of("my parcel, I am waiting").meaning[0] > 0.9);
  assert.ok(of("so rude").meaning[1] > 0.9);
  assert.equal(of("xyzzy").strength, 0);
  assert.ok(meanings.rarity("xyzzi") > meanings.rarity("parcel"));
});

test("a sentence without a word in common finds its situation", () => {
  assert.equal(best(finder(TWO).search("my package still hasnt turned up ").found), "late");
  assert.equal(best(finder(TWO).search("he screamed at my mother and called her an idiot ").found), "rude");
});

test("what the policy adds for the search is found, and is no reason", () => {
  const { found: [first] } = finder(TWO).search("zumpf ");
  assert.equal(first.id, "rude");
  assert.ok(TWO[1].said.includes(first.reason));
});

test("the reason is the sentence that is nearest, with its words marked", () => {
  const { found: [{ reason, marks }] } = finder(TWO).search("the guy hung up ");
  assert.equal(reason, "Your colleague hung up on me");
  assert.ok(marks.reason.map(([from, to]) => reason.slice(from, to)).includes("hung"));
});

test("the last word may be unfinished", () => {
  assert.equal(best(finder(TWO).search("where is my parc").found), "late");
});

test("a situation that is all about one thing waits until that is spoken of", () => {
  const one = finder([
    { id: "pizza", name: "Late pizza", said: ["The pizza is late", "Where is my pizza?"] },
    { id: "any", name: "An order that is late", said: ["My order is late", "Where is it?"] },
  ]);
  assert.equal(best(one.search("it is so late, where is it ").found), "any");
  assert.equal(best(one.search("so late, my pizza ").found), "pizza");
});

test("what is no word at all finds nothing, and what is strange is doubted", () => {
  assert.deepEqual(finder(TWO).search("xyzzy qwop "), { found: [], sure: false });
  assert.deepEqual(finder(TWO).search(""), { found: [], sure: false });
  assert.equal(finder(TWO).search("which wine goes with duck tonight ").sure, false);
});

test("other pages come by their names, after the situations", () => {
  const { found } = finder(TWO, [{ name: "Free months", at: "playbook/remedies/#free", kind: "remedy" }]).search("free months ");
  assert.equal(found.at(-1).at, "playbook/remedies/#free");
  assert.deepEqual(found.at(-1).marks.name, [[0, 4], [5, 11]]);
});

test("the same sentence has the same answer, and the order of keys does not matter", () => {
  const [one, other] = [finder(TWO), finder(TWO)];
  for (const part of ["w", "wh", "where", "where is my pracel"]) one.search(part);
  assert.deepEqual(one.search("where is my pracel"), other.search("where is my pracel"));
});
