/** Who logs, and why something could not be kept, in words. */

import { keep, kept } from "../kept.mjs";
import { text } from "../texts.mjs";
import { LONGEST } from "./entry.mjs";

const NAME = "reader"; // the same as under what was confirmed: it is one person
const BEGUN = "logs";

/** The rep's name or initials, as they gave it. @returns {string} */
export const repName = () => String(kept(NAME) ?? "").slice(0, LONGEST.rep);

/** @param {string} name @returns {boolean} whether it is kept */
export const keepRepName = (name) => keep(NAME, name.trim().slice(0, LONGEST.rep));

/** Whether this rep has begun to log at all; known at once, where the log itself takes a moment. @returns {boolean} */
export const logs = () => kept(BEGUN) === true;

/** @param {boolean} begun */
export const keepLogs = (begun) => keep(BEGUN, begun || null);

/** Whether an entry counts as this rep's: logged here, or under their name. @param {import("./store.mjs").Entry} entry */
export function isOwn({ own, rep }) {
  const alike = (name) => name.trim().toLowerCase();
  return own === true || (alike(rep) !== "" && alike(rep) === alike(repName()));
}

/** Why the log could not be read or written. @param {import("./store.mjs").NotKept} problem @returns {string} */
export function whyNot({ code, detail }) {
  const known = { full: "wins.not.full", forbidden: "wins.not.forbidden", blocked: "wins.not.blocked", newer: "wins.not.newer" };
  return Object.hasOwn(known, code) ? text(known[code]) : text("wins.not.failed", { reason: detail || code });
}
