/**
 * Numbers as text, never as floating point: what a reader types becomes the text a policy file uses, and
 * what a policy file says becomes a plain number again.
 */

import { text } from "./texts.mjs";

/** How a policy writes what stands on the calendar and the clock. */
export const MOMENTS = {
  date: /^\d{4}-\d{2}-\d{2}$/,
  time: /^\d{2}:\d{2}$/,
  "date and time": /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/,
};

const FAMILY = ["years", "months", "weeks", "working days", "days", "hours", "minutes"];

/**
 * How a locale writes numbers.
 * @param {string | undefined} locale undefined: the reader's own
 * @returns {{decimal: string, group: string, digits: string}}
 */
export function habits(locale) {
  const parts = new Intl.NumberFormat(locale, { useGrouping: true }).formatToParts(1234567.5);
  const find = (type) => parts.find((part) => part.type === type)?.value ?? "";
  const digits = new Intl.NumberFormat(locale, { useGrouping: false }).format(9876543210);
  return { decimal: find("decimal"), group: find("group"), digits: [...digits].reverse().join("") };
}

/**
 * A plain number ("1250.5") from what a reader typed ("1.250,5" in German), or null when it is no number.
 * It is read as the policy's pages write it; what makes no sense there, as the reader's own locale does; and a lone
 * comma or point that groups nothing (1,5 in English, 1.5 in German) can only be a decimal mark.
 * @param {string} typed
 * @param {{point: string, group: string}} format the policy's
 * @param {string} [locale] the reader's
 * @returns {string | null}
 */
export function plainNumber(typed, format, locale) {
  const { decimal, group, digits } = habits(locale);
  const western = [...typed.trim()].map((c) => { const at = digits.indexOf(c); return at < 0 ? c : String(at); }).join("");
  const text = western.replace(/[\s'’]/gu, "");
  if (/^\d+$/.test(text)) return text;
  const mark = decimal === "٫" && !text.includes("٫") ? "." : decimal;
  for (const [point, comma] of [[format.point, format.group], [mark, group], [".", ","], [",", "."]]) {
    const plain = grouped(text, point, /[\s'’]/u.test(comma) ? "" : comma);
    if (plain !== null) return plain;
  }
  return null;
}

function grouped(text, point, comma) {
  const [whole, fraction, ...more] = text.split(point);
  if (more.length || (fraction !== undefined && !/^\d+$/.test(fraction))) return null;
  const groups = comma ? whole.split(comma) : [whole];
  // Groups of two (12,34,567) are how India writes it; the last group always has three.
  const good = groups.every((part, i) => (i === 0 ? /^\d{1,3}$/ : i === groups.length - 1 ? /^\d{3}$/ : /^\d{2,3}$/).test(part));
  if (groups.length > 1 && !good) return null;
  const joined = groups.join("");
  if (!/^\d+$/.test(joined)) return null;
  return fraction === undefined ? joined : `${joined}.${fraction}`;
}

/**
 * What a reader typed as the text a policy file would use: "12" becomes "12 years", "1.250,50 €" becomes "1250.50 EUR".
 * A unit that was typed too ("18 months") stays, and a short one is written out ("3y", "2 h 10"). All else goes on as typed: the checker's Python judges it.
 * @param {string} typed
 * @param {string} unit "money", "percent", "number" or a counted unit
 * @param {{code: string, symbol: string, format: {point: string, group: string}}} currency
 * @param {string} [locale] the reader's
 * @returns {string}
 */
export function policyText(typed, unit, currency, locale) {
  const said = typed.replace(UNSEEN, "").trim();
  const bare = plainNumber(said, currency.format, locale);
  if (bare !== null) return withUnit(bare, unit, currency);
  const span = FAMILY.includes(unit) ? spanText(said, unit, (number) => plainNumber(number, currency.format, locale)) : null;
  if (span !== null) return span;
  const [, before = "", number = "", after = ""] = /^(\D*?)\s*(\d(?:.*\d)?)\s*(\D*)$/u.exec(said) ?? [];
  const plain = plainNumber(number, currency.format, locale);
  const sign = before && after ? "" : before || after;
  if (plain === null || !sign) return said;
  if ([currency.code, currency.symbol.replace(UNSEEN, "")].includes(sign)) return withUnit(plain, "money", currency);
  if (sign === "%") return withUnit(plain, "percent", currency);
  return !before && /^\p{L}[^,.]*$/u.test(after) ? `${plain} ${after}` : said;
}

// A span of time as people type it: the words in short, each with a number; a last number alone counts the next smaller unit.
function spanText(typed, unit, read) {
  const clock = CLOCK_UNITS.includes(unit) && /^(\d+):([0-5]\d)$/.exec(typed);
  if (clock) return `${clock[1]} hours ${clock[2]} minutes`;
  const parts = [...typed.matchAll(PART)];
  if (parts.map(([all]) => all).join("") !== typed) return null;
  let last = null;
  const said = parts.map(([, number, word]) => {
    last = word ? written(word.toLowerCase(), unit) : SMALLER[last];
    const plain = read(number);
    return last && plain !== null ? `${plain} ${last}` : null;
  });
  return said.includes(null) || !said.length ? null : said.join(" ");
}

const PART = /(\d(?:[\d.,]*\d)?)\s*(\p{L}*)\.?(?:\s+|$|(?=\d))/gu;
const CLOCK_UNITS = ["hours", "minutes"];
const SMALLER = { years: "months", weeks: "days", days: "hours", hours: "minutes" };

// An "m" is what the question could mean by it; and where it asks for working days, so are "days".
function written(word, unit) {
  const named = FAMILY.filter((one) => text(`typed.${stem(one).replace(" ", "_")}`).split(" ").includes(word));
  const found = ["years", "months"].includes(unit) ? named[0] : named.at(-1);
  return found === "days" && unit === "working days" ? unit : found;
}

const UNSEEN = /[\u200e\u200f\u061c]/g; // marks of direction, which amounts have in Arabic and Hebrew

export function withUnit(plain, unit, { code }) {
  if (unit === "money") return `${plain} ${code}`;
  if (unit === "percent") return `${plain}%`;
  return unit === "number" ? plain : `${plain} ${unit}`;
}

/**
 * The number and unit in a policy text: "$1,250.50", "40 USD", "50%", "12 years", "2".
 * @param {string} text
 * @param {{code: string, symbol: string}} currency
 * @returns {{number: string, unit: string} | null} null: not such a text
 */
export function readPolicyText(text, currency) {
  const match = /^(\D*?)\s*(\d[\d,]*(?:\.\d+)?)\s*(\D*)$/u.exec(text.trim());
  if (!match) return null;
  const number = match[2].replaceAll(",", "");
  const word = (match[1] + match[3]).trim();
  if (match[1] && match[3]) return null;
  if (word === currency.symbol || word === currency.code) return { number, unit: "money" };
  if (word === "%") return { number, unit: "percent" };
  return match[1] ? null : { number, unit: word || "number" };
}

/**
 * Whether a text is a plain value of this fact - a choice, a date, a number with a unit - and so cannot hold
 * anything personal that somebody typed into the wrong box.
 * @param {object} fact
 * @param {string} text
 * @param {{code: string, symbol: string}} currency
 * @returns {boolean}
 */
export function isPlain(fact, text, currency) {
  if (typeof text !== "string" || text.length > 60) return false;
  if (text === "not known") return "if_unknown" in fact;
  if ("is" in fact) return false; // worked out, never told
  if (fact.kind === "choice") return Object.hasOwn(fact.choices, text);
  if (fact.kind === "yes or no") return text === "yes" || text === "no";
  if (text === "never") return fact.kind === "date" && "from_log" in fact;
  if (Object.hasOwn(MOMENTS, fact.kind)) return MOMENTS[fact.kind].test(text);
  return isPlainAmount(text, fact.kind === "count" ? fact.unit : fact.kind, currency);
}

/**
 * Likewise for an amount in a unit.
 * @param {string} text
 * @param {string} unit
 * @param {{code: string, symbol: string}} currency
 */
export function isPlainAmount(text, unit, currency) {
  if (unit === "yes or no") return text === "yes" || text === "no";
  const read = readPolicyText(text, currency);
  if (read === null) return isCompound(text);
  return [unit, "number", ...FAMILY].some((word) => stem(word) === stem(read.unit));
}

const stem = (word) => word.replace(/s$/, "");

// "3 hours 10 minutes": several numbers, each with a unit of time.
function isCompound(text) {
  const parts = text.split(/ (?=\d)/);
  const good = (part) => FAMILY.some((word) => stem(word) === stem(/^\d+(?:\.\d+)? (\D+)$/.exec(part)?.[1] ?? ""));
  return parts.length > 1 && parts.every(good);
}

/**
 * Which of two plain numbers is larger, digit by digit.
 * @param {string} one
 * @param {string} other
 * @returns {number} above 0 where `one` is
 */
export function compare(one, other) {
  const places = Math.max(...[one, other].map((number) => (number.split(".")[1] ?? "").length));
  const [a, b] = [one, other].map((number) => {
    const [whole, fraction = ""] = number.split(".");
    return BigInt(whole + fraction.padEnd(places, "0"));
  });
  return a > b ? 1 : a < b ? -1 : 0;
}
