/** Amounts, shares and dates in the reader's own way of writing. Numbers stay text, so they stay exact. */

import { text } from "./texts.mjs";
import { MOMENTS, readPolicyText } from "./numbers.mjs";

/**
 * The writers for one policy.
 * @param {{currency: {code: string, symbol: string, decimals: number}, facts: object}} policy
 * @param {string} [locale] default: the reader's
 */
export function formats(policy, locale) {
  const { currency } = policy;
  const of = { locale, currency };
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

// Strings go to Intl as they are: it reads decimal text exactly, where a number would be binary.
function plain(of, number, options = {}) {
  const decimals = (number.split(".")[1] ?? "").length;
  const digits = { maximumFractionDigits: Math.min(decimals, 20), ...options };
  return new Intl.NumberFormat(of.locale, digits).format(number);
}

function amount(of, number, unit) {
  if (unit === "money") return money(of, number);
  if (unit === "yes or no") return text(number === "yes" ? "amount.yes" : "amount.no");
  if (unit === "percent") return `${plain(of, number)}%`;
  return unit === "number" ? plain(of, number) : counted(of, number, unit);
}

function money(of, number) {
  const { code, decimals } = of.currency;
  const [, fraction = ""] = number.split(".");
  const shown = /^0*$/.test(fraction) ? 0 : Math.max(decimals, fraction.replace(/0+$/, "").length);
  const style = { style: "currency", currency: code, currencyDisplay: "narrowSymbol" };
  return plain(of, number, { ...style, minimumFractionDigits: Math.min(shown, decimals), maximumFractionDigits: Math.min(shown, 20) });
}

function share(of, number) {
  const decimals = Math.max(0, (number.split(".")[1] ?? "").replace(/0+$/, "").length - 2);
  return plain(of, number, { style: "percent", maximumFractionDigits: Math.min(decimals, 20) });
}

function shareOf(of, { share: part, share_of: base }) {
  return base ? text("offer.share", { share: share(of, part), base }) : share(of, part);
}

// The words of a counted unit are the policy's own, so only the number is in the reader's way.
function counted(of, number, unit) {
  return `${plain(of, number)} ${/^1(\.0+)?$/.test(number) ? singular(unit) : unit}`;
}

/** One of a counted unit: "months" to "month", "batteries" to "battery". @param {string} unit */
export function singular(unit) {
  if (/[^aeiou]ies$/.test(unit)) return unit.replace(/ies$/, "y");
  if (/(ss|sh|ch|x|z)es$/.test(unit)) return unit.replace(/es$/, "");
  return /[^s]s$/.test(unit) ? unit.slice(0, -1) : unit;
}

// A date, a time of day, or both: as the reader writes them, wherever the reader is.
function moment(of, given) {
  const [day, clock] = given.includes(":") ? [given.split(" ").at(-2), given.split(" ").at(-1)] : [given, null];
  const [year, month, date] = (day ?? "2000-01-01").split("-").map(Number);
  const [hour, minute] = (clock ?? "12:00").split(":").map(Number);
  const at = new Date(Date.UTC(year, month - 1, date, hour, minute));
  const there = `${day ?? "2000-01-01"}T${clock ?? "12:00"}`;
  if (Number.isNaN(at.getTime()) || !at.toISOString().startsWith(there)) return given; // no such day or minute
  const style = { ...(day && { dateStyle: "medium" }), ...(clock && { timeStyle: "short" }) };
  return new Intl.DateTimeFormat(of.locale, { ...style, timeZone: "UTC" }).format(at);
}

// How many there are: "2 each month", "2 in any 12 months", "$200 in one case".
function held(of, { how_many: many, each, per }) {
  const said = { how_many: amount(of, many.n, many.unit), per };
  if (!each) return text("budget.only", said);
  return typeof each === "object" ? text("budget.rolling", { ...said, each: counted(of, each.n, each.unit) }) : text("budget.each", { ...said, each });
}

function value(of, fact, given) {
  if (given === "not known") return text("ask.unknown");
  if (fact.kind === "choice") return fact.choices[given] ?? given;
  if (fact.kind === "yes or no") return given === "yes" ? text("ask.yes") : given === "no" ? text("ask.no") : given;
  if (given === "never") return text("ask.never");
  if (Object.hasOwn(MOMENTS, fact.kind)) return MOMENTS[fact.kind].test(given) ? moment(of, given) : given;
  const read = readPolicyText(given, of.currency);
  if (!read) return given;
  const own = fact.kind === "count" ? fact.unit : fact.kind;
  return amount(of, read.number, read.unit === "number" ? own : read.unit);
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
  if (offer.share) return { main: shareOf(of, offer), perhaps: false }; // the share is certain, its base is not yet told
  return { main: between(show, offer), perhaps: isZero(offer.least) };
}

function between(show, { basis, least, most, text: said }) {
  const perhaps = isZero(least);
  // Without a bound in money there may still be one in words: "at least 25%, at most 100% of the visit fee".
  if (most === null) return perhaps ? (said === "depends" ? text("amount.open") : said) : text("amount.least", { least: show(least) });
  if (perhaps) return text("amount.perhaps", { most: show(most) });
  return text(basis === "owed" ? "amount.between" : "amount.between.limit", { least: show(least), most: show(most) });
}
