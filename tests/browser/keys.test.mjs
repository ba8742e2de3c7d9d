// Keys, in Node: what is typed in short, the table of keys and its manual, numbers of choices, the steps of a case. Run by test_modules.py.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

globalThis.document ??= { querySelector: () => null }; // a page that was not sealed
const widget = (name) => import(new URL(`../../widgets/${name}.mjs`, import.meta.url));
const { policyText } = await widget("numbers");
const { KEYS, PAGE, THEME, meaning } = await widget("keys");
const { numbering } = await widget("numbering");
const { stepsAfter, without } = await widget("steps");
const { accepting, answered, claiming, newCase, refusing } = await widget("case");
const { text } = await widget("texts");

const currency = { code: "USD", symbol: "$", decimals: 2, format: { point: ".", group: ",", grouping: [3, 3], money: "${}", percent: "{}%" } };

test("a span of time is typed in short, and a number alone is in the unit of the question", () => {
  const cases = [
    ["3y", "years", "3 years"], ["10 yrs.", "years", "10 years"], ["18m", "years", "18 months"], ["18 m", "months", "18 months"],
    ["90m", "hours", "90 minutes"], ["2h10", "hours", "2 hours 10 minutes"], ["2 h 10 m", "minutes", "2 hours 10 minutes"],
    ["2:10", "hours", "2 hours 10 minutes"], ["2y 6", "years", "2 years 6 months"], ["3w 2", "days", "3 weeks 2 days"],
    ["1,5h", "hours", "1.5 hours"], ["3d", "working days", "3 working days"], ["40", "minutes", "40 minutes"],
  ];
  for (const [typed, unit, said] of cases) assert.equal(policyText(typed, unit, currency, "en-US"), said, `${typed} of ${unit}`);
  for (const typed of ["1:75", "2 h 10 10", "ten", "h 2"]) assert.equal(policyText(typed, "hours", currency, "en-US"), typed);
  assert.equal(policyText("3 bananas", "bananas", currency, "en-US"), "3 bananas");
  assert.equal(policyText("2:10", "years", currency, "en-US"), "2:10");
});

test("no key does two things, none is the theme's but the n of yes and no, and the manual has all of them", () => {
  const keys = KEYS.map(({ key }) => key);
  assert.ok(keys.length > 20);
  assert.deepEqual([...new Set(keys)], keys);
  assert.deepEqual(keys.filter((key) => Object.values(THEME).flat().includes(key)), ["n"]);
  for (const one of KEYS.filter(({ key }) => key.length === 1)) assert.equal(meaning(one.key), one);
  const page = readFileSync(new URL("../../docs/reference/keys.md", import.meta.url), "utf8");
  const rows = (some) => ["", "| key | what it does |", "|---|---|", ...some.map(([name, own]) =>
    `| ${own.map((key) => `<kbd>${key}</kbd>`).join(" ")} | ${text(`keys.${name}`)} |`)].join("\n");
  for (const group of new Set(KEYS.map((one) => one.group))) {
    const own = KEYS.filter((one) => one.group === group).map(({ name, key }) => [name, [key]]);
    assert.ok(page.includes(`### ${text(`keys.group.${group}`)}\n${rows(own)}\n`), group);
  }
  assert.ok(page.includes(`### ${text("keys.group.page")}\n${rows(Object.entries(PAGE))}\n`));
});

test("choices beyond the ninth have numbers of two digits, and no key waits for another", () => {
  const some = (n) => Array.from({ length: n }, () => ({ pressed: 0, click() { this.pressed += 1; },
    classList: { toggle: () => {} } }));
  const [few, many] = [some(4), some(13)];
  const small = numbering(3); // the fourth is "not known"
  assert.deepEqual(few.map((_, index) => small.of(index)), ["1", "2", "3", "4"]);
  assert.deepEqual(["0", "5"].map((digit) => small.press(digit, few)), [false, false]);
  assert.ok(small.press("4", few) && few[3].pressed === 1);
  const large = numbering(12);
  assert.deepEqual([large.of(0), large.of(12)], ["01", "13"]);
  assert.ok(large.press("1", many) && large.press("2", many) && many[11].pressed === 1);
  assert.ok(large.press("0", many) && large.forget(many) && !large.forget(many));
  assert.ok(!large.press("7", many), "there is none that begins so");
  assert.ok(large.press("0", many) && large.press("1", many) && many[0].pressed === 1);
  assert.equal(numbering(9).of(9), "", "beyond nine buttons, what is no choice has its letter");
});

test("a case is taken back step by step, in the order in which it was told", () => {
  const empty = newCase("late", "rep");
  const told = [
    (kase) => answered(kase, "fee", "5 USD"), (kase) => answered(kase, "fault", "ours"), (kase) => claiming(kase, "insured"),
    (kase) => answered(kase, "insured", "yes"), (kase) => refusing(kase, "credit"), (kase) => accepting(kase, "month", "1 month"),
    (kase) => answered(kase, "fee", "6 USD"), (kase) => ({ ...kase, level: "boss" }),
  ];
  let [kase, steps] = [empty, []];
  for (const tell of told) {
    const next = tell(kase);
    [kase, steps] = [next, stepsAfter(steps, kase, next)];
  }
  const order = ["facts.fault", "facts.insured", "remedies.credit", "remedies.month", "facts.fee"];
  assert.deepEqual(steps, order);
  for (const step of order.reverse()) {
    assert.equal(steps.at(-1), step);
    const next = without(kase, step);
    [kase, steps] = [next, stepsAfter(steps, kase, next)];
  }
  assert.deepEqual([kase, steps], [{ ...empty, level: "boss" }, []]);
  const linked = { ...empty, facts: { fee: "5 USD", fault: "ours" }, claimed: ["insured"], refused: ["credit"] };
  assert.deepEqual(stepsAfter([], empty, linked), ["facts.fee", "facts.fault", "facts.insured", "remedies.credit"]);
});
