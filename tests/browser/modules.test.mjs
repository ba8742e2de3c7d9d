// The widgets' pure modules, in Node: numbers, formats, links. Run by test_modules.py.

import assert from "node:assert/strict";
import { test } from "node:test";

globalThis.document ??= { querySelector: () => null }; // a page that was not sealed
const widget = (name) => import(new URL(`../../widgets/${name}.mjs`, import.meta.url));
const { compare, plainNumber, policyText, readPolicyText, isPlain } = await widget("numbers");
const { formats, singular } = await widget("format");
const { fromFragment, straysIn, toFragment } = await widget("link");
const { accepting, answered, caseText, claiming, cleared, newCase, refusing, taking, thisMinute, today } = await widget("case");
const { likelyQuestions, usesNow } = await widget("policy");

const english = { point: ".", group: ",", grouping: [3, 3], money: "${}", percent: "{}%" };
const german = { point: ",", group: ".", grouping: [3, 3], money: "{}\u00a0€", percent: "{}\u00a0%" };
const currency = { code: "USD", symbol: "$", decimals: 2, format: english };
const euro = { code: "EUR", symbol: "€", decimals: 2, format: german };
const policy = {
  currency,
  levels: [{ id: "rep" }, { id: "boss" }],
  facts: {
    tenure: { kind: "count", unit: "years", if_unknown: "1 year" },
    fault: { kind: "choice", choices: { ours: "Ours", theirs: "Theirs" } },
    fee: { kind: "money" },
    since: { kind: "date" },
    last: { kind: "date", from_log: { of: ["credit"], per: "customer" } },
    at: { kind: "time" },
    came: { kind: "date and time" },
    waited: { kind: "count", unit: "minutes" },
    insured: { kind: "yes or no", verify: "in the booking record" },
    late: { kind: "count", unit: "days", is: { expr: ["span", "days", "to", ["fact", "since"], ["fact", "today"]] } },
    leaving: { kind: "yes or no" },
  },
  remedies: { credit: { unit: "money" }, month: { unit: "months" } },
  situations: { late: {} },
};

test("a typed number is read as the policy's pages write it, as the reader does, or as it can only be meant", () => {
  const cases = [
    ["12", "en-US", "12"], ["1,250.50", "en-US", "1250.50"], ["1.250,50", "de-DE", "1250.50"], ["1,5", "en-US", "1.5"],
    ["1.5", "de-DE", "1.5"], ["1.500", "de-DE", "1.500"], ["1.500", "en-US", "1.500"], ["1,500", "de-DE", "1500"],
    ["1\u202f250,5", "fr-FR", "1250.5"], ["1’250.5", "de-CH", "1250.5"], ["12,34,567.5", "hi-IN", "1234567.5"],
    ["١٢٫٥", "ar-EG", "12.5"], ["12.5", "ar-EG", "12.5"], [" 40 ", "en-US", "40"], ["0.1", "en-US", "0.1"],
    ["", "en-US", null], ["ten", "en-US", null], ["-5", "en-US", null], ["1e3", "en-US", null], ["1.2.3", "en-US", null],
    ["1,23,4", "en-US", null], ["5.", "en-US", null], ["$5", "en-US", null], ["0x10", "en-US", null],
  ];
  for (const [typed, locale, plain] of cases) assert.equal(plainNumber(typed, english, locale), plain, `${typed} in ${locale}`);
  const inGerman = [["1.250,50", "1250.50"], ["1.500", "1500"], ["1,5", "1.5"], ["12.50", "12.50"], ["1,250.50", "1250.50"], ["1,500", "1.500"]];
  for (const [typed, plain] of inGerman) assert.equal(plainNumber(typed, german, "en-US"), plain, `${typed} in a German policy`);
  const swiss = { ...english, group: "’" }, french = { ...german, group: "\u202f" };
  for (const typed of ["1’250.50", "1'250.50", "1250.50", "1,250.50"]) assert.equal(plainNumber(typed, swiss, "en-US"), "1250.50", typed);
  for (const typed of ["1\u202f250,50", "1 250,50", "1250,50"]) assert.equal(plainNumber(typed, french, "en-US"), "1250.50", typed);
});

test("what is typed becomes the text of a policy file", () => {
  assert.equal(policyText("40,50", "money", currency, "de-DE"), "40.50 USD");
  assert.equal(policyText("12", "years", currency, "en-US"), "12 years");
  assert.equal(policyText("50", "percent", currency, "en-US"), "50%");
  assert.equal(policyText("18 months", "years", currency, "en-US"), "18 months");
});

test("an amount as a page shows it, signs and all, can be typed", () => {
  for (const typed of ["1.250,50", "1.250,50\u00a0€", "€ 1.250,50", "1250,50 EUR", "EUR 1.250,50"]) {
    assert.equal(policyText(typed, "money", euro, "en-US"), "1250.50 EUR", typed);
  }
  assert.equal(policyText("1.250 €", "money", euro, "en-US"), "1250 EUR");
  assert.equal(policyText("12,5\u00a0%", "percent", euro, "en-US"), "12.5%");
  assert.equal(policyText("50 %", "money", euro, "en-US"), "50%");
  assert.equal(policyText("1.500 days", "days", euro, "en-US"), "1500 days");
  const dinar = { code: "KWD", symbol: "د.ك.\u200f", decimals: 3, format: english };
  assert.equal(policyText("\u200f1,250.500\u00a0د.ك.\u200f", "money", dinar, "en-US"), "1250.500 KWD");
});

test("what cannot be read is left for the checker to refuse", () => {
  for (const typed of ["$5", "$5 €", "5 or 6", "5.", "1.25.3 €", "call 555", "ten", "12, roughly", "-5", "a lot"]) {
    assert.equal(policyText(typed, "money", euro, "en-US"), typed);
  }
});

test("texts of a policy file are read", () => {
  assert.deepEqual(readPolicyText("$1,250.50", currency), { number: "1250.50", unit: "money" });
  assert.deepEqual(readPolicyText("USD 40", currency), { number: "40", unit: "money" });
  assert.deepEqual(readPolicyText("2 working days", currency), { number: "2", unit: "working days" });
  for (const text of ["", "years", "$5 USD", "a 5", "5 6"]) assert.equal(readPolicyText(text, currency), null, text);
});

test("amounts are written exactly, however many digits they have", () => {
  const format = formats(policy, "en-US");
  assert.equal(format.amount("50.00", "money"), "$50");
  assert.equal(format.amount("12.50", "money"), "$12.50");
  assert.equal(format.amount("12345678901234567.89", "money"), "$12,345,678,901,234,567.89");
  assert.equal(format.amount("0.125", "money"), "$0.125");
  assert.equal(format.amount("1", "months"), "1 month");
  assert.equal(format.amount("1.5", "months"), "1.5 months");
  assert.equal(format.amount("007.50", "money"), "$7.50");
  assert.equal(format.date("2026-11-22"), "Nov 22, 2026");
  assert.equal(singular("batteries"), "battery");
});

test("amounts are written as the policy's locale has them, whatever the reader's is", () => {
  const format = formats({ ...policy, currency: euro }, "en-US");
  assert.equal(format.amount("1250.50", "money"), "1.250,50\u00a0€");
  assert.equal(format.amount("1250", "money"), "1.250\u00a0€");
  assert.equal(format.amount("1234.5", "months"), "1.234,5 months");
  assert.equal(format.amount("12.50", "percent"), "12,5\u00a0%");
  assert.equal(format.duration({ n: "1.5", unit: "hours" }), "1,5 hours");
  const shares = [["0.5", "50"], ["1", "100"], ["0.125", "12,5"], ["0.05", "5"], ["0.005", "0,5"], ["0", "0"], ["12.5", "1.250"]];
  for (const [share, said] of shares) assert.equal(format.shareOf({ share, share_of: null }), `${said}\u00a0%`, share);
  const rupees = { code: "INR", symbol: "₹", decimals: 2, format: { ...english, grouping: [3, 2], money: "₹{}" } };
  const indian = formats({ ...policy, currency: rupees }, "en-US");
  const many = [["1", "₹1"], ["999", "₹999"], ["1000", "₹1,000"], ["1234567.5", "₹12,34,567.50"], ["10000000", "₹1,00,00,000"]];
  for (const [number, said] of many) assert.equal(indian.amount(number, "money"), said);
  const dinar = { code: "KWD", symbol: "KWD", decimals: 3, format: { ...english, money: "KWD\u00a0{}" } };
  assert.equal(formats({ ...policy, currency: dinar }).amount("1250.5", "money"), "KWD\u00a01,250.500");
});

test("an offer's figure says what is certain", () => {
  const { offer } = formats(policy, "en-US");
  const basis = "goodwill", unit = "money";
  assert.equal(offer({ basis, unit, amount: "50.00" }).main, "up to $50");
  assert.equal(offer({ basis: "owed", unit, amount: "50.00" }).main, "$50");
  assert.equal(offer({ basis, unit, amount: null, least: "25.00", most: "50.00" }).main, "up to $25, perhaps $50");
  assert.equal(offer({ basis: "owed", unit, amount: null, least: "25.00", most: "50.00" }).main, "at least $25, at most $50");
  assert.equal(offer({ basis, unit: "cards", amount: "1" }).main, "1 card");
  assert.equal(offer({ basis, unit: "cards", amount: "2" }).main, "up to 2 cards");
  assert.deepEqual(offer({ basis, unit, amount: null, least: "0.00", most: "50.00" }), { main: "perhaps up to $50", perhaps: true });
  assert.equal(offer({ basis, unit, amount: null, least: "25.00", most: null }).main, "at least $25");
  assert.equal(offer({ basis: "owed", unit, amount: null, least: "0.00", most: "1500.00" }).main, "depends on the answers");
  assert.equal(offer({ basis, unit, amount: null, least: "0.00", most: null, text: "depends" }).main, "depends on the answers");
});

test("a link gives the case back, and only plain values are in it", () => {
  const kase = { ...newCase("late", "boss"), facts: { tenure: "12 years", fault: "ours", fee: "$1,250.50" }, refused: ["credit"],
    fair: { remedy: "month", text: "2 months" }, on: "2026-11-22" };
  assert.deepEqual(fromFragment(`#${toFragment(kase, policy)}`, policy), kase);
  const typed = { ...kase, facts: { tenure: "Mary Smith", fee: "12 High Street", since: "today" }, fair: { remedy: "any", text: "call 555 Mary" } };
  assert.doesNotMatch(toFragment(typed, policy), /Mary|High|today|555/);
});

test("junk in a link is dropped, and nothing is thrown", () => {
  for (const junk of ["", "#", "#other", "#case=", "#case=gone", "#case=__proto__", "#case=constructor"]) {
    assert.equal(fromFragment(junk, policy), null, junk);
  }
  const found = fromFragment("#case=late&gone=1&fault=gone&toString=1&leaving=maybe&.level=king&.refused=x,,credit&.fair=::&.on=x&%", policy);
  assert.deepEqual(found, { ...newCase("late", "rep"), refused: ["credit"] });
});

test("what another system writes into a link is understood as it is meant", () => {
  const facts = (fragment) => fromFragment(`#case=late&${fragment}`, policy).facts;
  const cases = [
    ["tenure=12", "tenure", "12 years"], ["tenure=12.5", "tenure", "12.5 years"], ["tenure=+18+months+", "tenure", "18 months"],
    ["tenure=18%20months", "tenure", "18 months"], ["fee=1250.50", "fee", "1250.50 USD"], ["fee=%241%2C250.50", "fee", "$1,250.50"],
    ["fee=40+USD", "fee", "40 USD"], ["leaving=true", "leaving", "yes"], ["leaving=FALSE", "leaving", "no"], ["leaving=Yes", "leaving", "yes"],
    ["fault=Ours", "fault", "ours"], ["fault=OURS", "fault", "ours"], ["fault=theirs", "fault", "theirs"],
    ["since=2026-11-20", "since", "2026-11-20"], ["since=2026-11-20T12:30", "since", "2026-11-20"], ["came=2026-11-20T12:30:59", "came", "2026-11-20 12:30"],
    ["came=2026-11-20%2012:30", "came", "2026-11-20 12:30"], ["at=12:30:00", "at", "12:30"], ["waited=90", "waited", "90 minutes"], ["last=never", "last", "never"],
  ];
  for (const [fragment, fact, said] of cases) assert.deepEqual(facts(fragment), { [fact]: said }, fragment);
  const moment = new Date(2026, 10, 20, 7, 9);
  assert.deepEqual(facts(`came=${encodeURIComponent(moment.toISOString())}`), { came: "2026-11-20 07:09" });
  assert.deepEqual(facts(`since=${encodeURIComponent(moment.toISOString())}`), { since: "2026-11-20" });
  for (const zone of ["+02:00", "%2B02:00", "%2B0200"]) {
    assert.equal(facts(`came=2026-11-20T12:30:00${zone}`).came, thisMinute(new Date("2026-11-20T12:30:00+02:00")), zone);
  }
  const rest = fromFragment("case=late&.fair=any:40&.accepted=month:2&.accepted=credit:30.5&.on=2026-11-22T14:30&.refused=+credit+,credit", policy);
  assert.deepEqual([rest.fair, rest.accepted, rest.on, rest.refused],
    [{ remedy: "any", text: "40 USD" }, { month: "2 months", credit: "30.5 USD" }, "2026-11-22", ["credit"]]);
});

test("what was not understood in a link is told, what was left empty is not", () => {
  const strays = (fragment) => straysIn(fragment, policy).map(({ key, value }) => `${key}=${value}`);
  assert.deepEqual(strays("#case=late&tenure=&fee=+&.level=&.on=&.refused=&.fair=&.accepted=&.claimed="), []);
  assert.deepEqual(strays(toFragment({ ...newCase("late", "boss"), facts: { tenure: "12 years" }, on: "2026-11-22" }, policy)), []);
  const junk = "tenure=Mary&gone=1&fault=gone&late=3+days&.level=king&.on=soon&.fair=lots&.accepted=any:5&.other=1&.refused=credit,gone&.claimed=fee,insured";
  assert.deepEqual(strays(`case=late&${junk}`), ["tenure=Mary", "gone=1", "fault=gone", "late=3 days", ".level=king", ".on=soon", ".fair=lots",
    ".accepted=any:5", ".other=1", ".refused=gone", ".claimed=fee", ".claimed=insured"]);
  assert.deepEqual(strays("#case=gone&tenure=12"), ["case=gone"]);
  for (const other of ["", "#", "#checker", "#tenure=12"]) assert.deepEqual(strays(other), []);
  for (const [key, value] of [["__proto__", "x"], ["constructor", "y"], ["leaving", "constructor"], [".refused", "toString"]]) {
    assert.deepEqual(strays(`case=late&${key}=${value}`), [`${key}=${value}`]);
  }
});

test("what is not known goes into a link where the policy has a value for it", () => {
  assert.ok(isPlain(policy.facts.tenure, "not known", currency));
  assert.ok(!isPlain(policy.facts.fault, "not known", currency));
});

test("today is the reader's day", () => {
  assert.equal(today(new Date(2026, 0, 5, 23, 59)), "2026-01-05");
  assert.deepEqual(JSON.parse(caseText(newCase("late", "rep"))).fair, {});
});

test("a case holds what is claimed and accepted, and gives it up again", () => {
  const told = answered(claiming(newCase("late", "rep"), "insured"), "insured", "yes");
  assert.deepEqual([told.facts, told.claimed], [{ insured: "yes" }, ["insured"]]);
  assert.deepEqual(claiming(told, "insured").claimed, []);
  assert.deepEqual(cleared(told, "insured"), newCase("late", "rep"));
  const agreed = accepting(refusing(told, "credit"), "credit", "30 USD");
  assert.deepEqual([agreed.refused, agreed.accepted], [[], { credit: "30 USD" }]);
  assert.deepEqual([refusing(agreed, "credit").refused, refusing(agreed, "credit").accepted], [["credit"], {}]);
  assert.deepEqual(taking(agreed, "credit").accepted, {});
  const { claimed, accepted } = JSON.parse(caseText(agreed));
  assert.deepEqual([claimed, accepted], [["insured"], { credit: "30 USD" }]);
  assert.ok(!("claimed" in JSON.parse(caseText(newCase("late", "rep")))), "nothing is told that nobody said");
});

test("a link carries what is claimed and accepted", () => {
  const plain = { ...newCase("late", "rep"), facts: { insured: "yes" }, on: "2026-11-22" };
  const kase = { ...plain, claimed: ["insured"], accepted: { credit: "1,250.50 USD", month: "2 months" } };
  assert.deepEqual(fromFragment(toFragment(kase, policy), policy), kase);
  const junk = fromFragment("#case=late&.claimed=fee,insured,gone&.accepted=gone:1&.accepted=credit:Mary&.accepted=any:5+USD&.accepted", policy);
  assert.deepEqual([junk.claimed, junk.accepted], [[], {}]);
  assert.doesNotMatch(toFragment({ ...kase, accepted: { credit: "call Mary" } }, policy), /Mary/);
});

test("a time, a moment, never and lengths of several units are plain; what is worked out is never told", () => {
  const plain = [["at", "12:30"], ["came", "2026-11-20 12:30"], ["last", "never"], ["waited", "3 hours 10 minutes"], ["since", "2026-11-20"]];
  for (const [fact, said] of plain) assert.ok(isPlain(policy.facts[fact], said, currency), said);
  const not = [["at", "noon"], ["came", "2026-11-20"], ["since", "never"], ["waited", "3 hours of Mary"], ["waited", "3 10 minutes"], ["late", "3 days"]];
  for (const [fact, said] of not) assert.ok(!isPlain(policy.facts[fact], said, currency), said);
  assert.equal(policyText("3 hours 10 minutes", "minutes", currency, "en-US"), "3 hours 10 minutes");
});

test("times and moments are written as the policy's locale has them, else as the reader writes them", () => {
  const { value } = formats(policy, "en-GB");
  assert.equal(value(policy.facts.at, "18:30"), "18:30");
  assert.match(formats(policy, "en-US").value(policy.facts.at, "18:30"), /^6:30\sPM$/u);
  assert.equal(value(policy.facts.came, "2026-11-20 18:30"), "20 Nov 2026, 18:30");
  assert.equal(formats({ ...policy, locale: "de_DE" }, "en-US").value(policy.facts.came, "2026-11-20 18:30"), "20.11.2026, 18:30");
  assert.equal(formats({ ...policy, locale: "no locale" }, "en-GB").value(policy.facts.since, "2026-11-20"), "20 Nov 2026");
  assert.equal(value(policy.facts.last, "never"), "Never");
  assert.equal(value(policy.facts.at, "25:99"), "25:99");
});

test("an offer that is a range says where to start", () => {
  const { offer, held } = formats(policy, "en-US");
  const range = { basis: "goodwill", unit: "money", amount: "30.00", from: "20.00" };
  assert.equal(offer(range).main, "from $20 up to $30");
  assert.equal(offer({ ...range, from: "30.00" }).main, "up to $30");
  assert.equal(offer({ ...range, from: null }).main, "up to $30");
  assert.equal(held({ how_many: { n: "2", unit: "times" }, each: { n: "12", unit: "months" }, per: "customer" }), "2 times in any 12 months for each customer");
  assert.equal(held({ how_many: { n: "200", unit: "money" }, each: "year", per: "account" }), "$200 each year for each account");
  assert.equal(held({ how_many: { n: "1", unit: "cards" }, per: "case" }), "1 card for each case");
});

test("numbers are compared digit by digit", () => {
  const cases = [["30", "30.00", 0], ["30.01", "30.00", 1], ["9", "10", -1], ["0.1", "0.09", 1], ["12345678901234567890.1", "12345678901234567890.2", -1]];
  for (const [one, other, sign] of cases) assert.equal(compare(one, other), sign, `${one} and ${other}`);
});

test("the minute of a case counts only where the policy asks for it", () => {
  const timed = (when) => usesNow({ remedies: { credit: { clauses: [{ when }] } } });
  assert.ok(timed(["cmp", "came", ">=", ["ago", "first", ["fact", "now"], ["lit", "5", "hours"]]]));
  assert.ok(timed(["all", [["cmp", "now", "<", ["lit", "2026-11-20 12:30", "date and time"]]]]));
  assert.ok(!timed(["cmp", "since", ">=", ["ago", "first", ["fact", "today"], ["lit", "5", "days"]]]));
  assert.ok(!usesNow(policy));
  assert.equal(thisMinute(new Date(2026, 0, 5, 7, 9)), "2026-01-05 07:09");
  assert.equal(newCase("late", "rep", true).on.length, "2026-01-05 07:09".length);
});

test("what is worked out is asked through what it is made of", () => {
  const credit = { clauses: [{ when: ["cmp", "late", ">", ["lit", "2", "days"]], values: { rep: ["fact", "fee"] } }] };
  const guessed = likelyQuestions({ ...policy, remedies: { credit }, situations: { late: { steps: [["credit"]] } } }, "late");
  assert.deepEqual(guessed.sort(), ["fee", "since"]);
});
