/**
 * Promises that were made and are not settled, out of the entries of a log. Pure: the moment is told. A promise is known by its entry and
 * its number there; `by` is a day, or a minute (`2026-12-02T14:00`), on the rep's own clock.
 *
 * @typedef {import("../wins/store.mjs").Entry} Entry
 * @typedef {{entry: Entry, number: number, what: string, ticket: string, by: string, when: "overdue" | "today" | "later"}} Open
 */

import { thisMinute } from "../case.mjs";

const BY = /^\d{4}-\d\d-\d\d(T\d\d:\d\d)?$/;
const SOON = 60 * 60_000; // ms before a minute at which it is said that it comes

/** A moment as the rep's clock shows it. @param {Date} at @returns {string} `2026-12-02T14:00` */
const wall = (at) => thisMinute(at).replace(" ", "T");

const dayIn = (text) => text.slice(0, "2026-12-02".length);

/** When a promise is due. @param {string} by @param {Date} now @returns {Open["when"]} */
export function standing(by, now) {
  if (!BY.test(by)) return "later";
  const moment = wall(now);
  if (by < (by.length > 10 ? moment : dayIn(moment))) return "overdue";
  return dayIn(by) === dayIn(moment) ? "today" : "later";
}

/** Every open promise of some entries, the most urgent first. @param {Entry[]} entries @param {Date} now @returns {Open[]} */
export function openIn(entries, now) {
  const all = entries.flatMap((entry) => entry.promises.map((one, number) => ({ ...one, entry, number })));
  const found = all.filter(({ state }) => state === "open").map((one) => ({ ...one, when: standing(one.by, now) }));
  return found.sort((one, other) => inOrder(one.by, other.by) || inOrder(one.entry.at, other.entry.at) || one.number - other.number);
}

// A day comes after the minutes in it, what has no day after everything.
const place = (by) => (BY.test(by) ? by.padEnd(11, "~") : "~");
const inOrder = (one, other) => (place(one) > place(other)) - (place(one) < place(other));

/**
 * What is to be said of a promise now: that it comes within the hour, or today, or that its time has passed; null: nothing.
 * @param {Open} promise @param {Date} now @returns {"soon" | "today" | "overdue" | null}
 */
export function worthSaying({ by, when }, now) {
  if (when === "overdue") return "overdue";
  if (by.length === 10) return when === "today" ? "today" : null;
  return BY.test(by) && by <= wall(new Date(now.getTime() + SOON)) ? "soon" : null;
}

/** An entry with one of its promises changed. @param {number} number @param {object} to @param {string} changed @returns {(entry: Entry) => Entry} */
export const changing = (number, to, changed) => (entry) => ({
  ...entry, changed, promises: entry.promises.map((one, index) => (index === number ? { ...one, ...to } : one)),
});
