// What practice keeps, and what its address says, in Node. Run by test_modules.py.

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

globalThis.document ??= { querySelector: () => null }; // a page that was not sealed
const there = new Map();
globalThis.localStorage = {
  getItem: (key) => there.get(key) ?? null,
  setItem: (key, value) => there.set(key, value),
  removeItem: (key) => there.delete(key),
};
const widget = (name) => import(new URL(`../../widgets/practice/${name}.mjs`, import.meta.url));
const { carried, dropRound, forgetRounds, keepRound, openRound, passedSteps, progress, roundOf, rounds, totals } = await widget("record");
const { anySeed, isChosen, isSeed, NONE, roundFor, searchOf, settingsIn } = await widget("settings");
const { topicNames } = await widget("topics");

const round = (id, done = 0, more = {}) => ({
  id, policy: "v1", changed: "", round: { seed: "A", step: "first", done: Array(done).fill("key"), wrong: [] }, draft: {}, next: null, score: null, done: false, ...more,
});

beforeEach(() => there.clear());

test("what is kept comes back, and what has another form is not there", () => {
  assert.ok(keepRound(round("a", 1)));
  assert.equal(roundOf("a").round.done.length, 1);
  assert.match(roundOf("a").changed, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  const [name] = there.keys();
  for (const kept of ["[", "5", "null", '{"rounds":{}}', '{"rounds":[null,1,[],{}]}', '{"rounds":[{"id":"x","policy":1}]}']) {
    there.set(name, kept);
    assert.deepEqual(rounds(), [], kept);
  }
});

test("of the same round in two tabs the one that is further on stays, but of another policy none does", () => {
  keepRound(round("a", 3));
  keepRound(round("a", 2, { next: {} }));
  assert.equal(roundOf("a").round.done.length, 3);
  keepRound(round("a", 3, { next: {} }));
  assert.ok(progress(roundOf("a")) > progress(round("a", 3)));
  keepRound(round("a", 0, { policy: "v2" }));
  assert.deepEqual([roundOf("a").policy, rounds().length], ["v2", 1]);
  dropRound("a");
  assert.equal(roundOf("a"), undefined);
});

test("a round that was begun goes on, one that is over or of another policy or step does not", () => {
  keepRound(round("over", 2, { done: true }));
  keepRound(round("older", 1));
  keepRound(round("newer", 1));
  keepRound(round("untouched"));
  keepRound(round("other", 1, { policy: "v2" }));
  assert.equal(openRound("first", "v1").id, "newer");
  assert.equal(openRound("second", "v1"), undefined);
  assert.equal(openRound("", "v1"), undefined);
});

test("many rounds are not kept for ever, those that were passed longer", () => {
  const passed = { done: true, score: { passed: true, right: 3, of: 4 } };
  keepRound(round("passed", 1, passed));
  for (let at = 0; at < 70; at += 1) keepRound(round(`r${at}`, 1));
  assert.equal(rounds().length, 61);
  assert.equal(passedSteps(rounds()).get("first").id, "passed");
  assert.equal(passedSteps(rounds(), "v2").size, 0);
  assert.deepEqual(totals(rounds()), { right: 3, of: 4 });
  forgetRounds();
  assert.deepEqual(rounds(), []);
});

test("an address says what is practised, and the same settings have the same address", () => {
  for (const search of ["step=first_day&seed=K3F9", "situation=late&wrong=remedy%3Ax+part%3Afirst&seed=a-b", "kind=phrase&seed=1"]) {
    assert.equal(searchOf(settingsIn(`?${search}`)), search);
  }
  assert.deepEqual(settingsIn("?seed=<b>&kind=x&step=%20a%20"), { ...NONE, step: "a" });
  assert.deepEqual([isChosen(NONE), isChosen({ ...NONE, seed: "1" })], [false, true]);
  assert.deepEqual(roundFor({ ...NONE, step: "a", situation: "late", kind: "case", seed: "1" }), { seed: "1", step: "a" });
  assert.deepEqual(roundFor({ ...NONE, situation: "late", wrong: ["part:first"], seed: "1" }), { seed: "1", situations: ["late"], wrong: ["part:first"] });
});

test("a seed that nobody chose can be read out", () => {
  const seeds = Array.from({ length: 200 }, anySeed);
  assert.ok(seeds.every((one) => isSeed(one) && /^[0-9A-HJKMNP-TV-Z]{6}$/.test(one)));
  assert.ok(new Set(seeds).size > 190);
});

test("topics have names, what went wrong most often first", () => {
  const policy = { situations: { late: { name: "Late" } }, remedies: { gift: { name: "Gift" } }, phrases: [] };
  assert.deepEqual(topicNames(["remedy:gift", "situation:late", "situation:late", "remedy:gone", "phrase:3", "x", "part:no"], policy),
    ["Late", "Gift", "Words that help"]);
  assert.deepEqual(carried({ wrong: [...Array(20).keys()].map(String) }).length, 12);
  assert.deepEqual(carried(undefined), []);
});
