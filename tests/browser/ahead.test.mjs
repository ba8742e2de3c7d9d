// What is asked ahead of the rep, in Node: which cases, when, and that nobody waits for it. Run by test_modules.py.

import assert from "node:assert/strict";
import { test } from "node:test";

globalThis.document ??= { hidden: false };
const { Ahead, nextCases } = await import(new URL("../../widgets/ahead.mjs", import.meta.url));

class Stub {
  state = "ready";
  asked = [];
  ask(text, key) {
    return new Promise((resolve, reject) => this.asked.push({ text, key, answer: () => resolve(text.toUpperCase()), fail: () => reject(new Error("died")) }));
  }
  texts() { return this.asked.map(({ text }) => text); }
}

const pause = (ms = 5) => new Promise((done) => setTimeout(done, ms));

test("what was expected is answered without Python, and what was asked before is too", async () => {
  const client = new Stub();
  const ahead = new Ahead(client);
  ahead.expect("v1", ["a", "b"], 0);
  await pause();
  assert.deepEqual(client.texts(), ["a"], "one at a time");
  client.asked[0].answer();
  await pause();
  client.asked[1].answer();
  await pause();
  assert.equal(await ahead.ask("v1", "b", "rep"), "B");
  assert.deepEqual(client.texts(), ["a", "b"]);
  const other = ahead.ask("v2", "b", "rep");
  assert.equal(client.texts().length, 3, "the answer of another policy is another answer");
  client.asked[2].answer();
  await other;
});

test("a question ends what was expected: at most one answer is waited for", async () => {
  const client = new Stub();
  const ahead = new Ahead(client);
  ahead.expect("v1", ["a", "b", "c"], 0);
  await pause();
  const asked = ahead.ask("v1", "now", "rep");
  client.asked[0].answer();
  client.asked[1].answer();
  assert.equal(await asked, "NOW");
  await pause();
  assert.deepEqual(client.texts(), ["a", "now"]);
});

test("what is being asked ahead is not asked again, and its failure is the rep's too", async () => {
  const client = new Stub();
  const ahead = new Ahead(client);
  for (const end of ["answer", "fail"]) {
    ahead.expect("v1", [end], 0);
    await pause();
    const asked = ahead.ask("v1", end, "rep").catch((error) => error.message);
    client.asked.at(-1)[end]();
    assert.equal(await asked, end === "fail" ? "died" : "ANSWER");
    await pause();
  }
  assert.deepEqual(client.texts(), ["answer", "fail"]);
});

test("nothing is asked ahead before it is calm, while Python is not ready, or where nobody looks", async () => {
  const client = new Stub();
  const ahead = new Ahead(client);
  ahead.expect("v1", ["a"], 30);
  await pause();
  assert.deepEqual(client.texts(), []);
  ahead.expect("v1", ["b"], 0);
  await pause(60);
  assert.deepEqual(client.texts(), ["b"], "the newer takes the place of the older");
  for (const change of [() => { client.state = "starting"; }, () => { client.state = "ready"; document.hidden = true; }]) {
    change();
    new Ahead(client).expect("v1", ["c"], 0);
    await pause();
    assert.deepEqual(client.texts(), ["b"]);
  }
  document.hidden = false;
});

test("a failure ahead is nobody's failure, and an answer is not remembered where there was none", async () => {
  const client = new Stub();
  const ahead = new Ahead(client);
  ahead.expect("v1", ["a", "b"], 0);
  await pause();
  client.asked[0].fail();
  await pause();
  assert.deepEqual(client.texts(), ["a"], "it does not go on against a failing worker");
  const asked = ahead.ask("v1", "a", "rep");
  client.asked[1].answer();
  assert.equal(await asked, "A");
  client.state = "starting";
  ahead.ask("v1", "a", "rep");
  assert.equal(client.texts().length, 3, "while Python starts again, what it says is waited for");
});

test("it keeps so many answers and no more", async () => {
  const client = new Stub();
  const ahead = new Ahead(client);
  for (let n = 0; n < 60; n += 1) {
    const asked = ahead.ask("v1", `case ${n}`, "rep");
    client.asked.at(-1).answer();
    await asked;
  }
  await ahead.ask("v1", "case 59", "rep");
  assert.equal(client.asked.length, 60);
  ahead.ask("v1", "case 0", "rep");
  assert.equal(client.asked.length, 61, "the oldest are forgotten");
});

test("the next cases are the choices of the next two questions, what is usual, and the first offer refused", () => {
  const facts = {
    fault: { kind: "choice", choices: { ours: "Ours", nobody: "Nobody" } },
    leaving: { kind: "yes or no" },
    fee: { kind: "money", usually: "100 USD" },
    tenure: { kind: "count", unit: "months" },
  };
  const kase = { situation: "s", level: "l", facts: {}, refused: [], fair: null, on: "2026-11-22", claimed: [], accepted: { gift: "1" } };
  const of = (ask, offers = []) => nextCases(kase, { ask: ask.map((fact) => ({ fact })), offers }, { facts });
  assert.deepEqual(of(["fault", "fee", "leaving"]).map((one) => one.facts), [{ fault: "ours" }, { fault: "nobody" }, { fee: "100 USD" }]);
  assert.deepEqual(of(["leaving", "tenure"]).map((one) => one.facts), [{ leaving: "yes" }, { leaving: "no" }]);
  const [refused] = of([], [{ remedy: "perhaps", certain: false }, { remedy: "gift", certain: true }]);
  assert.deepEqual([refused.refused, refused.accepted], [["gift"], {}]);
  assert.deepEqual(nextCases(kase, {}, { facts }), []);
});
