/**
 * What a reader confirmed having read, as files and as a line of text. Pure. docs/reference/confirmations.md has the columns.
 *
 * @typedef {{version: string, hash: string, confirmed_at: string, reader: string}} Confirmation
 */

const COLUMNS = ["version", "hash", "confirmed_at", "reader"];
const ACTIVE = /^(?:[=+\-@\t\r\n]|'[=+\-@\t\r\n'])/; // what a spreadsheet would take for a formula, and what looks as if it had been one

/** What is kept, as far as it has the form that it must have. @param {any} found @returns {Confirmation[]} */
export function confirmed(found) {
  if (!Array.isArray(found)) return [];
  return found.filter((one) => one && COLUMNS.every((column) => typeof one[column] === "string"));
}

/** @param {Confirmation[]} all @returns {string} */
export function asCsv(all) {
  return [COLUMNS, ...all.map((one) => COLUMNS.map((column) => one[column]))].map((cells) => `${cells.map(cell).join(",")}\r\n`).join("");
}

/** @param {Confirmation[]} all @returns {string} */
export function asJson(all) {
  const rows = all.map((one) => Object.fromEntries(COLUMNS.map((column) => [column, one[column]])));
  return `${JSON.stringify({ leeway_confirmations: 1, confirmations: rows }, null, 2)}\n`;
}

/** A cell of CSV: an apostrophe before it makes it a text in every spreadsheet; what reads it takes that away again. @param {string} value */
export function cell(value) {
  const safe = ACTIVE.test(value) ? `'${value}` : value;
  return /[",\r\n']/.test(safe) || safe.trim() !== safe ? `"${safe.replaceAll('"', '""')}"` : safe;
}
