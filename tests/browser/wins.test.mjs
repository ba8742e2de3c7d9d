// The log of wins, in Node: what looks personal, files in and out, the row of a decision. Run by test_modules.py.

import assert from "node:assert/strict";
import { test } from "node:test";

globalThis.document ??= { querySelector: () => null }; // a page that was not sealed
const widget = (name) => import(new URL(`../../widgets/${name}.mjs`, import.meta.url));
const { personalIn } = await widget("wins/personal");
const { asCsv, asLines, read } = await widget("wins/exchange");
const { dayOf, entryOf, moment, newId, owedIn, owedText } = await widget("wins/entry");
const { told } = await widget("case");
const { stepsAfter } = await widget("steps");
const { factsOf } = await widget("policy");

const PERSONAL = {
  card: [
    "paid with 4111 1111 1111 1111", "4111-1111-1111-1111.", "card 5500005555555559 exp", "AMEX 378282246310005", "6011 1111 1111 1117",
    "it is 4012888888881881", "3530 1113 3330 0000", "4222222222222 was refused",
  ],
  mail: ["ann.smith@example.com", "mailto Jörg@müller-söhne.de now", "write to a+b@x.co.uk, please", "(k_o@mail.example)"],
  account: [
    "DE89 3704 0044 0532 0130 00", "GB29NWBK60161331926819", "iban fr14 2004 1010 0505 0001 3m02 606", "NL91ABNA0417164300 is theirs",
    "ES91 2100 0418 4502 0005 1332 they said",
  ],
  phone: [
    "+49 171 2345678", "+1 (555) 234-5678", "call (555) 234-5678 after 5", "555-234-5678", "555.234.5678", "0171 2345678", "0171/2345678", "020 7946 0018",
    "06 12 34 56 78", "01712345678", "0049 171 2345678", "phone: 2345678", "call her on 555 1234", "(030) 1234567", "+4917123456789", "Handy 0151 23456789",
    "1-555-234-5678", "reach me at +44 20 7946 0018.",
  ],
};

const HARMLESS = [
  "We gave $1,234.56 and 30 USD", "1.234.567,89 €", "on 2026-11-30 at 14:02", "30.11.2026 14:02", "11/30/2026", "07-11-2026 09:30", "01/12/2026",
  "ticket T-1041", "INC0012345678", "ticket 10023456789", "order 5551234567", "#5552345678", "case no. 20261130-1234", "LW-7K3M-Q9TD-2F8X",
  "LW-1234-5678-9012 511f9fb57a57", "version 511123456789", "20 gifts, 15 cards, 60 films", "from 2015-2026", "2019 - 2026", "between 10:00 and 12:00",
  "24/7", "50% of $100", "serial 0012345678", "He waited 3 hours 10 minutes, then 2 more", "internet at 1000 Mbit, 250 Mbit", "channel 4 11 13",
  "parcel 00340434161094021501", "1234567890123456", "tracking 1Z999AA10123456784", "@northstar on social media", "a score of 10/10", "model XR-500-2000",
  "bill of 12.50, then 13.75, then 14.00", "10,000 points", "5 000 000", "invoice 2026-0001234", "Rechnung Nr. 0123456789", "Vorgang 0171-2345",
  "Kundennummer 0123456789", "it was 3-4 days, 2-3 calls", "Zip 10115 Berlin", "room 0815", "queue 7, extension 4400", "0.5 0.25", "£20 07 days",
  "code 12, 13, 14 and 15", "since 2014, 12 years", "1 2 3 4 5 6 7 8 9 10", "1,2,3,4,5,6,7,8,9", "AB12 CDEF GHIJ KLMN", "100 200 3000",
  "rated 9 of 10, 555 of 1000", "4111 1111 1111 1112", "id 123e4567-e89b-12d3-a456-426614174000", "4444444444444444", "",
];

test("what looks personal is found, and nothing else", () => {
  for (const [kind, texts] of Object.entries(PERSONAL)) for (const said of texts) assert.deepEqual(personalIn(said).map((one) => one.kind), [kind], said);
  for (const said of HARMLESS) assert.deepEqual(personalIn(said), [], said);
  const all = Object.values(PERSONAL).map(([first]) => first).join(" and then ");
  assert.deepEqual(personalIn(all).map(({ kind }) => kind), ["card", "mail", "account", "phone"]);
  const begun = performance.now();
  for (const part of ["x", " 0", "1-", "a@", "DE89 ", "1,234", "0171 ", "4111 ", "order 1-"]) personalIn(part.repeat(2000).slice(0, 2000));
  assert.ok(performance.now() - begun < 2000, "as long as a text may be, whatever it holds");
});

const ROW = {
  leeway_log: 1, id: "abcdefgh-1", at: "2026-11-30T23:02:11Z", zone: "+02:00", changed: "", rep: '=Ann, "A"', policy: "511f9fb57a57", case: "case=a&.level=b", code: "LW-1",
  owed: "", ended: "praised", words: "She said\n\"great\", '=1\r\nok 😀", fix: "-1", promises: [{ what: 'a "b"', ticket: "T-1", by: "2026-12-02", state: "open" }],
};

test("a log goes out and comes in as it was, in both forms", () => {
  const rows = [ROW, { ...ROW, id: "abcdefgh-2", zone: "-03:30", words: "", promises: [], changed: "2026-12-01T00:00:00Z" }];
  for (const write of [asCsv, asLines]) assert.deepEqual(read(write(rows.map((one) => ({ ...one, own: true })))), { entries: rows, asides: [] });
  assert.match(asCsv([ROW]), /,"'\+02:00",,"'=Ann, ""A""",/, "no spreadsheet runs it");
  assert.deepEqual(read(`\ufeff${asCsv(rows)}`).entries, rows);
  const saved = asCsv([{ ...ROW, words: "", rep: "", promises: [] }]).replaceAll(",", ";"); // as a spreadsheet in Germany saves it
  assert.deepEqual(read(saved).entries.map(({ id }) => id), ["abcdefgh-1"]);
});

test("what is no line of a log is set aside with its line, and the others are read", () => {
  const bad = ["nonsense", "[1]", JSON.stringify({ ...ROW, leeway_log: 2 }), JSON.stringify({ ...ROW, at: "2026-13-30T14:02:11Z" }), JSON.stringify({ ...ROW, ended: "won" })];
  const more = [{ ...ROW, promises: [{ what: "x" }] }, { ...ROW, words: "x".repeat(2001) }, { ...ROW, id: "short" }, { ...ROW, fix: "é".repeat(40_000) }].map((one) => JSON.stringify(one));
  const found = read([asLines([ROW]).trim(), ...bad, "", ...more].join("\n"));
  assert.deepEqual(found.entries, [ROW]);
  assert.deepEqual(found.asides.map(({ line, why }) => [line, why]), [
    [2, "json"], [3, "json"], [4, "leeway_log"], [5, "at"], [6, "ended"], [8, "promises"], [9, "words"], [10, "id"], [11, "long"],
  ]);
  const plain = { ...ROW, words: "" };
  const [head, one, two] = asCsv([plain, { ...ROW, id: "abcdefgh-2" }]).split(/\r\n(?=1,)/);
  const broken = read([head, '"never closed,x', one, "a,b", two].join("\r\n"));
  assert.deepEqual(broken.entries.map(({ id }) => id), ["abcdefgh-1", "abcdefgh-2"]);
  assert.deepEqual(broken.asides.map(({ line, why }) => [line, why]), [[2, "rows"], [4, "rows"]]);
  assert.deepEqual(read("hello,world\r\n1,2").asides, [{ line: 1, why: "columns", what: "hello,world" }]);
  assert.deepEqual(read("  \n"), { entries: [], asides: [] });
});

test("of two lines with one id the one that was changed last counts", () => {
  const later = { ...ROW, changed: "2026-12-01T00:00:00Z", words: "later" };
  for (const rows of [[ROW, later], [later, ROW]]) assert.deepEqual(read(asLines(rows)).entries, [later]);
});

test("the row of a decision", () => {
  const decision = {
    policy: "511f9fb57a57", check: { case: "case=a&.level=b&.accepted=card:1+card&.accepted=fee:3+USD", code: "LW-1" },
    owed: [
      { remedy: "credit", unit: "money", amount: "12.00", certain: true, one_of: ["other"] }, { remedy: "other", unit: "money", amount: "9.50", certain: true, one_of: ["credit"] },
      { remedy: "fee", unit: "money", amount: "3.00", certain: true, one_of: [] }, { remedy: "month", unit: "months", amount: null, certain: false, one_of: [] },
      { remedy: "visit", unit: "yes or no", amount: "yes", certain: true, one_of: [] },
    ],
  };
  const owed = owedText(owedIn(decision), { code: "USD" });
  assert.equal(owed, "credit:12 USD; visit:yes", "one of those that exclude each other; not what was accepted, nor what is not certain");
  const now = new Date("2026-11-30T14:02:11.345Z");
  const one = entryOf(decision, { owed, ended: "left" }, now);
  assert.deepEqual({ ...one, id: "" }, {
    leeway_log: 1, id: "", ...moment(now), changed: "", rep: "", policy: "511f9fb57a57", case: decision.check.case, code: "LW-1", owed, ended: "left", words: "", fix: "",
    promises: [], own: true,
  });
  assert.equal(moment(now).at, "2026-11-30T14:02:11Z");
  assert.notEqual(newId(), newId());
  const zoned = (minutes) => moment({ toISOString: () => "2026-11-30T14:02:11.000Z", getTimezoneOffset: () => minutes }).zone;
  assert.deepEqual([-120, 0, 210, -345].map(zoned), ["+02:00", "+00:00", "-03:30", "+05:45"]);
});

test("the day of an entry is that of its rep's clock", () => {
  const days = [["2026-11-30T23:02:11Z", "+02:00"], ["2026-12-01T01:00:00Z", "-05:00"], ["2024-02-29T23:59:59Z", "+00:00"]].map(([at, zone]) => dayOf({ at, zone }));
  assert.deepEqual(days, ["2026-12-01", "2026-11-30", "2024-02-29"]);
});

test("what the log says of a case is nobody's step", () => {
  const kase = { situation: "a", level: "b", facts: { left: "3 gifts", fee: "5 USD" }, claimed: [], accepted: {}, refused: [], logged: { left: "3 gifts" } };
  assert.deepEqual([told(kase), told({ ...kase, facts: { left: "2 gifts" } }), told({ facts: {} })], [["fee"], ["left"], []]);
  assert.deepEqual(stepsAfter([], { ...kase, facts: {} }, kase), ["facts.fee"]);
});

test("the facts of a situation are those of its amounts, its budgets, caps and exclusions", () => {
  const lit = ["lit", "1", "gifts"];
  const policy = {
    facts: { far: {}, when: {}, left: {}, used: {}, made: { is: { expr: ["fact", "base"] } }, base: {}, out: {} },
    remedies: {
      gift: { clauses: [{ when: ["is", "when", ["yes"]], values: { rep: lit } }], at_most: ["fact", "made"], budget: { left: "left", per: "representative" } },
      other: { clauses: [{ when: ["is", "far", ["yes"]], values: {} }] },
    },
    caps: { all: { over: ["gift"], used: "used", at_most: lit }, none: { over: ["other"], used: "far" } },
    exclusions: { shut: { when: ["is", "out", ["yes"]] } },
    situations: { a: { steps: [["gift"]] } },
  };
  assert.deepEqual(factsOf(policy, "a"), ["when", "left", "used", "base", "out"]);
});
