/**
 * Amounts and shares as the policy's locale writes them, in the very characters of the pages and of the checker's Python
 * (`leeway.offers.formats`); dates as the policy's locale has them. Numbers stay text, so they stay exact.
 */

import { plural, text } from "./texts.mjs";
import { MOMENTS, readPolicyText } from "./numbers.mjs";

/**
 * The writers for one policy.
 * @param {{locale?: string, currency: {code: string, symbol: string, decimals: number, format: Format}, facts: object}} policy
 * @param {string} [locale] of what is typed where the policy's own way makes no sense; default: the reader's
 * @typedef {{point: string, group: string, grouping: [number, number], money: string, percent: string}} Format
 */
export function formats(policy, locale) {
  const { currency } = policy;
  const of = { dates: dateLocale(policy, locale), currency };
  return {
    locale,
    currency,
    amount: (number, unit) => amount(of, number, unit),
    shareOf: (offer) => shareOf(of, offer),
    date: (iso) => moment(of, iso),
    held: (budget) => held(of, budget),
    duration: ({ n, unit }) => counted(of, n, unit),
    value: (fact, given) => value(of, fact, given),
    offer: (offer) => offerAmount(of, offer),
  };
}

// Decimal text with the policy's marks; zeros at the end of the decimals say nothing, except in money.
function plain(of, number, decimals = 0) {
  const { point, group, grouping: [last, before] } = of.currency.format;
  const [digits, fraction = ""] = number.split(".");
  const whole = digits.replace(/^0+(?=\d)/, "");
  const ends = fraction.replace(/0+$/, "");
  const shown = ends && ends.padEnd(decimals, "0");
  const groups = [];
  for (let end = whole.length, size = last; end > 0; end -= size, size = groups.length ? before : last) {
    groups.unshift(whole.slice(Math.max(0, end - size), end));
  }
  return groups.join(group) + (shown && point + shown);
}

function amount(of, number, unit) {
  if (unit === "money") return money(of, number);
  if (unit === "yes or no") return text(number === "yes" ? "amount.yes" : "amount.no");
  if (unit === "percent") return of.currency.format.percent.replace("{}", () => plain(of, number));
  return unit === "number" ? plain(of, number) : counted(of, number, unit);
}

function money(of, number) {
  const { decimals, format } = of.currency;
  return format.money.replace("{}", () => plain(of, number, decimals));
}

// A share is a part of 1: the point moves by two digits.
function share(of, number) {
  const [whole, fraction = ""] = number.split(".");
  return amount(of, `${whole}${fraction.slice(0, 2).padEnd(2, "0")}.${fraction.slice(2)}`, "percent");
}

function shareOf(of, { share: part, share_of: base }) {
  return base ? text("offer.share", { share: share(of, part), base }) : share(of, part);
}

function counted(of, number, unit) {
  return `${plain(of, number)} ${unitWord(unit, number)}`;
}

const OWN = ["minute", "hour", "day", "working day", "week", "month", "year", "times"];

/** The word for that many of a unit; of what only the policy counts it is the policy's own word. @param {string} unit @param {string} [number] */
export function unitWord(unit, number = "2") {
  const own = OWN.find((one) => one === unit || `${one}s` === unit);
  if (own) return plural(`unit.${own.replace(" ", "_")}`, number);
  return /^1(\.0+)?$/.test(number) ? singular(unit) : unit;
}

/** One of a counted unit: "months" to "month", "batteries" to "battery". @param {string} unit */
export function singular(unit) {
  if (/[^aeiou]ies$/.test(unit)) return unit.replace(/ies$/, "y");
  if (/(ss|sh|ch|x|z)es$/.test(unit)) return unit.replace(/es$/, "");
  return /[^s]s$/.test(unit) ? unit.slice(0, -1) : unit;
}

// Where no browser knows the policy's locale, the reader's own way is as good as any.
function dateLocale({ locale = "" }, own) {
  try {
    return Intl.getCanonicalLocales(locale.replaceAll("_", "-"))[0] ?? own;
  } catch {
    return own;
  }
}

// A date, a time of day, or both: as the policy's locale writes them, wherever the reader is.
function moment(of, given) {
  const [day = null, clock] = given.includes(":") ? [given.split(" ").at(-2), given.split(" ").at(-1)] : [given, null];
  const [year, month, date] = (day ?? "2000-01-01").split("-").map(Number);
  const [hour, minute] = (clock ?? "12:00").split(":").map(Number);
  const at = new Date(Date.UTC(year, month - 1, date, hour, minute));
  const there = `${day ?? "2000-01-01"}T${clock ?? "12:00"}`;
  if (Number.isNaN(at.getTime()) || !at.toISOString().startsWith(there)) return given; // no such day or minute
  return dateWriter(of.dates, day !== null, clock !== null).format(at);
}

const writers = new Map();

// To make one takes far longer than to write a date with it.
function dateWriter(locale, day, clock) {
  const key = JSON.stringify([locale ?? null, day, clock]);
  if (!writers.has(key)) {
    const style = { ...(day && { dateStyle: "medium" }), ...(clock && { timeStyle: "short" }) };
    writers.set(key, new Intl.DateTimeFormat(locale, { ...style, timeZone: "UTC" }));
  }
  return writers.get(key);
}

// How many there are: "2 each month", "2 in any 12 months", "$200 in one case".
function held(of, { how_many: many, each, per }) {
  const said = { how_many: amount(of, many.n, many.unit), per: text(`budget.per.${per}`) };
  if (!each) return text("budget.only", said);
  return typeof each === "object" ? text("budget.rolling", { ...said, each: counted(of, each.n, each.unit) })
    : text("budget.each", { ...said, each: text(`budget.every.${each}`) });
}

function value(of, fact, given) {
  if (given === "not known") return text("ask.unknown");
  if (fact.kind === "choice") return fact.choices[given] ?? given;
  if (fact.kind === "yes or no") return given === "yes" ? text("ask.yes") : given === "no" ? text("ask.no") : given;
  if (given === "never") return text("ask.never");
  if (Object.hasOwn(MOMENTS, fact.kind)) return MOMENTS[fact.kind].test(given) ? moment(of, given) : given;
  // "3 hours 10 minutes" is several numbers.
  const read = given.split(/ (?=\d)/).map((part) => readPolicyText(part, of.currency));
  if (read.includes(null)) return given;
  const own = fact.kind === "count" ? fact.unit : fact.kind;
  return read.map(({ number, unit }) => amount(of, number, unit === "number" ? own : unit)).join(" ");
}

const isZero = (number) => /^[0.]*$/.test(number) || number === "no";

// "Up to 1 card" is a card.
const isOne = ({ amount: number, unit }) => number === "1" && unit !== "money" && unit !== "percent";

/**
 * The large amount of an offer: what is certain, or between what and what it lies.
 * @returns {{main: string, perhaps: boolean}}
 */
function offerAmount(of, offer) {
  const show = (number) => amount(of, number, offer.unit);
  const owed = offer.basis === "owed" || offer.unit === "yes or no";
  if (offer.amount !== null) {
    const from = offer.from ?? null;
    if (from !== null && from !== offer.amount) return { main: text("amount.range", { from: show(from), most: show(offer.amount) }), perhaps: false };
    return { main: owed || isOne(offer) ? show(offer.amount) : text("amount.upto", { most: show(offer.amount) }), perhaps: false };
  }
  if (offer.unit === "yes or no") return { main: text("amount.perhaps.yes"), perhaps: true };
  // What may be owed has no limit that a rep keeps to: its ceiling would only be read as a promise.
  if (offer.basis === "owed" && isZero(offer.least)) return { main: text("amount.open"), perhaps: true };
  if (offer.share && !isZero(offer.share)) return { main: shareOf(of, offer), perhaps: false }; // the share is certain, its base is not yet told
  return { main: between(show, offer), perhaps: isZero(offer.least) };
}

function between(show, { basis, least, most, text: said }) {
  const perhaps = isZero(least);
  // Without a bound in money there may still be one in words: "at least 25%, at most 100% of the visit fee".
  if (most === null) return perhaps ? (said === text("amount.depends") ? text("amount.open") : said) : text("amount.least", { least: show(least) });
  if (perhaps) return text("amount.perhaps", { most: show(most) });
  return text(basis === "owed" ? "amount.between" : "amount.between.limit", { least: show(least), most: show(most) });
}
