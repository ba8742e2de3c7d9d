/**
 * A line of the log: what it is made from, and its form. Pure but for the clock and the dice. docs/reference/log.md has the columns.
 *
 * @typedef {import("./store.mjs").Entry} Entry
 */

import { withUnit } from "../numbers.mjs";

/** The columns of a line, in their order. */
export const COLUMNS = ["leeway_log", "id", "at", "zone", "changed", "rep", "policy", "case", "code", "owed", "ended", "words", "fix", "promises"];

/** How a case can end. */
export const ENDS = ["stayed", "left", "praised", "escalated"];

/** The most letters of a text. */
export const LONGEST = { rep: 80, words: 2000, fix: 2000 };

const two = (n) => String(n).padStart(2, "0");

/** A moment in UTC, and how far the reader's clock is from it then. @param {Date} [now] @returns {{at: string, zone: string}} */
export function moment(now = new Date()) {
  const ahead = -now.getTimezoneOffset();
  const [hours, minutes] = [Math.floor(Math.abs(ahead) / 60), Math.abs(ahead) % 60];
  return { at: now.toISOString().replace(/\.\d+Z$/, "Z"), zone: `${ahead < 0 ? "-" : "+"}${two(hours)}:${two(minutes)}` };
}

/** An id that nobody else makes up. @returns {string} */
export function newId() {
  if (crypto.randomUUID) return crypto.randomUUID(); // on https and on the own machine only
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * The line of a decision.
 * @param {object} decision
 * @param {{rep?: string, owed?: string, ended?: string, words?: string, fix?: string, promises?: object[]}} told
 * @param {Date} [now]
 * @returns {Entry} also `own`: logged in this browser; it is never exported
 */
export function entryOf({ policy, check }, { rep = "", owed = "", ended = "", words = "", fix = "", promises = [] }, now = new Date()) {
  return {
    leeway_log: 1, id: newId(), ...moment(now), changed: "", rep, policy, case: check.case, code: check.code, owed, ended, words, fix, promises, own: true,
  };
}

/**
 * What was owed and given, as the line has it: `outage_credit:12 USD; missed_visit_credit:20 USD`.
 * @param {{remedy: string, amount: string, unit: string}[]} some @param {{code: string}} currency @returns {string}
 */
export function owedText(some, currency) {
  const said = ({ amount, unit }) => (unit === "yes or no" ? "yes" : withUnit(amount.replace(/\.0+$/, ""), unit, currency));
  return some.map((one) => `${one.remedy}:${said(one)}`).join("; ");
}

/**
 * What is certain to be owed, one of those of which the customer gets only one.
 * @param {object} decision @returns {object[]} in the decision's order
 */
export function owedIn({ owed = [], check }) {
  const accepted = [...new URLSearchParams(check?.case ?? "").getAll(".accepted")].map((one) => one.split(":")[0]);
  const sure = owed.filter(({ certain, amount, remedy }) => certain && amount !== null && !accepted.includes(remedy));
  return sure.filter((one, index) => !sure.slice(0, index).some(({ one_of: others }) => others.includes(one.remedy)));
}

/** When an entry was changed last, or else logged; of two with one id, the later one counts. @param {{at: string, changed: string}} entry */
export const touched = ({ at, changed }) => changed || at;

/** The day of an entry, on its rep's clock. @param {{at: string, zone: string}} entry @returns {string} like 2026-11-30 */
export function dayOf({ at, zone }) {
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(zone) ?? [0, "+", 0, 0];
  const ahead = (Number(hours) * 60 + Number(minutes)) * (sign === "-" ? -1 : 1);
  return new Date(Date.parse(at) + ahead * 60_000).toISOString().slice(0, "2026-11-30".length);
}
