// What a reader has seen, and what is new for them; what they confirmed, as files. Run by test_modules.py.

import assert from "node:assert/strict";
import { test } from "node:test";

globalThis.document ??= { querySelector: () => null }; // a page that was not sealed
const widget = (name) => import(new URL(`../../widgets/${name}.mjs`, import.meta.url));
const { changes, changesOn, isOvertaken, known, opened, saw, sawAll, settled, toldSince } = await widget("news-known");
const { differences } = await widget("news-words");
const { asCsv, asJson, confirmed } = await widget("confirm-written");

const rep = (amount) => [["When", "always"], ["Rep", amount]];
const news = {
  policy: "v3",
  versions: [["v0", "1 May"], ["v1", "2 May"], ["v2", "3 May"], ["v3", "4 May"]],
  pages: ["a/", "b/", "c/"],
  items: {
    "clause:gift": { name: "Gift", pages: [0, 1], at: ["gift"], states: [[0, "h1", rep("1")], [1, "h2", rep("2")], [3, "h3", rep("3")]] },
    "clause:back": { name: "Back", pages: [0], at: ["back"], states: [[0, "k", rep("5")], [1, "l", rep("6")], [2, "k", rep("5")]] },
    "phrase:old": { name: "Old", pages: [1], at: ["words"], states: [[0, "p", [["Helps", "x"]]], [2]] },
    "cap:late": { name: "Late", pages: [1], at: ["caps"], states: [[2, "q", [["At most", "$5"]]]] },
    "situation:c": { name: "C", pages: [2], at: ["first"], states: [[1, "s", [["Name", "C"]]]] },
    "clause:c": { name: "C: row", pages: [2], at: ["row"], states: [[1, "t", rep("1")]] },
  },
};
const at = (version, pages = ["a/"], seen = {}) => ({ since: version, pages: Object.fromEntries(pages.map((page) => [page, version])), seen });
const told = (reader) => changes(news, reader).map(({ key, kind, was, now }) => [key, kind, was.at(-1)?.[1] ?? "", now.at(-1)?.[1] ?? ""]);

test("whoever was never here sees nothing as new, and a page that is opened the first time begins as it is", () => {
  const reader = settled(news, opened(news, null, "a/"));
  assert.deepEqual(reader, { since: "v3", pages: { "a/": "v3" }, seen: {} });
  assert.deepEqual(told(reader), []);
  const second = opened(news, at("v0", []), "a/");
  assert.equal(second.pages["a/"], "v3");
  assert.deepEqual(told(second).map(([key]) => key), ["situation:c"]);
});

test("the old value is that of the version seen last, over several versions; what went back to what it was is no change", () => {
  assert.deepEqual(told(at("v0")), [["clause:gift", "changed", "1", "3"], ["situation:c", "new", "", "C"]]);
  assert.deepEqual(told(at("v1")).find(([key]) => key === "clause:gift"), ["clause:gift", "changed", "2", "3"]);
  assert.deepEqual(told(at("v1")).find(([key]) => key === "clause:back"), ["clause:back", "changed", "6", "5"]);
  assert.deepEqual(told(at("v3")), []);
});

test("what is gone and what came is told on the pages that were opened, and of others only that they are there", () => {
  const all = changes(news, at("v0", ["b/"]));
  assert.deepEqual(all.map(({ key, kind }) => [key, kind]), [["clause:gift", "changed"], ["phrase:old", "gone"], ["cap:late", "new"], ["situation:c", "new"]]);
  assert.deepEqual(changesOn(news, all, "a/").map(({ key }) => key), ["clause:gift"]);
  assert.deepEqual(changesOn(news, all, "nowhere/"), []);
});

test("what was seen on one page is known on the others, and is kept in few words once a page is known whole", () => {
  const one = saw(news, at("v0", ["a/", "b/"]), ["clause:gift"]);
  assert.deepEqual(told(one).map(([key]) => key), ["phrase:old", "cap:late", "situation:c"]);
  assert.deepEqual(one, { since: "v0", pages: { "a/": "v3", "b/": "v0" }, seen: { "clause:gift": "v3" } });
  const two = saw(news, one, ["phrase:old", "cap:late"]);
  assert.deepEqual(two, { since: "v0", pages: { "a/": "v3", "b/": "v3" }, seen: {} });
  assert.deepEqual(told(sawAll(news, at("v0", ["a/", "b/"]))), []);
});

test("a version that is not told of any more counts as the oldest, and what is damaged as nothing", () => {
  assert.deepEqual(told(at("ancient"))[0], ["clause:gift", "changed", "1", "3"]);
  for (const found of [null, 5, "x", [], {}, { since: "v0" }, { since: "v0", pages: [], seen: {} }, { since: "v0", pages: { a: 1 }, seen: {} }]) {
    assert.equal(known(found), null, JSON.stringify(found));
  }
  assert.ok(known(at("v0")));
  assert.deepEqual([toldSince(news, at("ancient")), toldSince(news, at("v0"))], ["1 May", ""]);
  assert.deepEqual(settled(news, at("v0", ["a/"], { "clause:nowhere": "v1" })).seen, {});
});

test("a page that is still of an older release than what was kept meanwhile knows that it is", () => {
  assert.deepEqual(["v3", "v0", "v9", undefined].map((by) => isOvertaken(news, { ...at("v0"), by })), [false, false, true, false]);
});

test("of very many pages those that were not opened for longest are forgotten", () => {
  let reader = null;
  for (let n = 0; n < 700; n += 1) reader = opened(news, reader, `p${n}/`);
  reader = opened(news, reader, "p650/");
  assert.equal(Object.keys(reader.pages).length, 500);
  assert.equal(Object.keys(reader.pages).at(-1), "p650/");
  assert.ok(!("p100/" in reader.pages));
});

test("what changed is said by its label, and of labels that stand twice each with its own", () => {
  const said = (was, now, kind = "changed") => differences({ kind, was, now });
  assert.deepEqual(said(rep("$25"), rep("$40")), ["Rep: was $25, now $40"]);
  assert.deepEqual(said([["A", "1"], ["A", "2"]], [["A", "1"], ["A", "3"], ["B", "4"]]), ["A: was 2, now 3", "B: new, 4"]);
  assert.deepEqual(said([["A", "1"], ["B", "2"]], [["B", "2"]]), ["A: was 1, now gone"]);
  assert.deepEqual(said(rep("1"), rep("1")), ["The words are the same; what they are worked out from is not."]);
  assert.deepEqual(said([], rep("1"), "new"), ["When: always", "Rep: 1"]);
  assert.deepEqual(said(rep("{now}"), rep("$& {was}")), ["Rep: was {now}, now $& {was}"]);
});

test("confirmations as a table are safe to open, and as JSON are what was kept", () => {
  const one = (reader) => ({ version: "0a", hash: "0b", confirmed_at: "2026-11-30T14:02:11Z", reader });
  const csv = asCsv(["AB", "=1+1", "+x", "-x", "@x", "\tx", 'a "b", c', "O'Hara", "'=x", ""].map(one));
  assert.deepEqual(csv.split("\r\n").slice(1, -1).map((line) => line.split("Z,")[1]), [
    "AB", "\"'=1+1\"", "\"'+x\"", "\"'-x\"", "\"'@x\"", "\"'\tx\"", '"a ""b"", c"', "\"O'Hara\"", "\"''=x\"", "",
  ]);
  assert.equal(csv.split("\r\n")[0], "version,hash,confirmed_at,reader");
  assert.deepEqual(JSON.parse(asJson([one("=x")])), { leeway_confirmations: 1, confirmations: [one("=x")] });
  assert.deepEqual(confirmed([one("a"), { version: 1 }, null, "x"]), [one("a")]);
  assert.deepEqual(confirmed({}), []);
});
