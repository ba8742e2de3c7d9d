/** The log as files, and files as a log: CSV and JSON lines as docs/reference/log.md has them. Pure. */

import { cell } from "../confirm-written.mjs";
import { COLUMNS, ENDS, LONGEST, touched } from "./entry.mjs";

/** @typedef {import("./store.mjs").Entry} Entry */
/** @typedef {{line: number, why: string, what: string}} Aside a line that is no entry: `why` is the name of a column, or json, rows, columns, long */

const MOST = 64 * 1024; // bytes of a line
const MOST_LINES = 100; // of one row; more, and a quote was left open
const KEPT = ["open", "kept", "broken"];

/** @param {Entry[]} entries @returns {string} */
export function asLines(entries) {
  return entries.map((one) => `${JSON.stringify(rowOf(one))}\n`).join("");
}

/** @param {Entry[]} entries @returns {string} */
export function asCsv(entries) {
  const said = (one, column) => (column === "promises" ? JSON.stringify(one.promises) : String(one[column]));
  return [COLUMNS, ...entries.map((one) => COLUMNS.map((column) => said(one, column)))].map((cells) => `${cells.map(cell).join(",")}\r\n`).join("");
}

/** An entry with its columns and nothing else. @param {Entry} one */
export const rowOf = (one) => Object.fromEntries(COLUMNS.map((column) => [column, one[column]]));

/**
 * The entries of a file, in either form; no line is lost.
 * @param {string} said
 * @returns {{entries: Entry[], asides: Aside[]}} of two lines with one id, the one that was changed last
 */
export function read(said) {
  const text = said.replace(/^\ufeff/, "");
  const found = /^\s*\{/.test(text) ? linesIn(text) : rowsIn(text);
  const entries = new Map();
  for (const one of found.entries) {
    const before = entries.get(one.id);
    if (!before || touched(before) < touched(one)) entries.set(one.id, one);
  }
  return { entries: [...entries.values()], asides: found.asides };
}

function linesIn(text) {
  const found = { entries: [], asides: [] };
  text.split(/\r?\n/).forEach((line, index) => {
    if (line.trim()) take(found, parsed(line), index + 1, line);
  });
  return found;
}

function parsed(line) {
  try {
    const one = JSON.parse(line);
    return typeof one === "object" && one !== null && !Array.isArray(one) ? one : null;
  } catch {
    return null;
  }
}

function take(found, row, line, what) {
  const one = row && whole(row);
  const why = byteLength(what) > MOST ? "long" : one ? wrongIn(one) : "json";
  if (why) found.asides.push({ line, why, what: what.slice(0, 200) });
  else found.entries.push(one);
}

const byteLength = (text) => (text.length * 3 < MOST ? 0 : new TextEncoder().encode(text).length);

// What may be missing is empty; `promises` may be its text.
function whole(row) {
  const one = Object.fromEntries(COLUMNS.map((column) => [column, row[column] ?? ""]));
  if (typeof one.promises === "string") one.promises = one.promises.trim() ? listIn(one.promises) : [];
  return { ...one, leeway_log: Number(one.leeway_log) };
}

function listIn(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const text = (most) => (said) => typeof said === "string" && said.length <= most;
const like = (pattern) => (said) => typeof said === "string" && pattern.test(said);
const isMoment = (said) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(said) && !Number.isNaN(Date.parse(said));
const isPromise = (one) => ["what", "ticket", "by"].every((key) => typeof one?.[key] === "string") && KEPT.includes(one.state);

const RIGHT = {
  leeway_log: (said) => said === 1,
  id: like(/^[0-9A-Za-z-]{8,64}$/),
  at: (said) => typeof said === "string" && isMoment(said),
  zone: like(/^[+-](0\d|1[0-4]):[0-5]\d$/),
  changed: (said) => typeof said === "string" && (said === "" || isMoment(said)),
  rep: text(LONGEST.rep),
  policy: like(/^[0-9a-f]{12}$/),
  case: (said) => text(8000)(said) && /^case=[!-~]+$/.test(said),
  code: text(40),
  owed: text(2000),
  ended: (said) => said === "" || ENDS.includes(said),
  words: text(LONGEST.words),
  fix: text(LONGEST.fix),
  promises: (said) => Array.isArray(said) && said.every(isPromise),
};

const wrongIn = (one) => COLUMNS.find((column) => !RIGHT[column](one[column])) ?? "";

const NEEDED = ["leeway_log", "id", "at", "zone", "policy", "case", "code"];

function rowsIn(said) {
  const found = { entries: [], asides: [] };
  const head = said.split(/\r?\n/, 1)[0];
  const delimiter = [",", ";", "\t", "|"].reduce((best, one) => (head.split(one).length > head.split(best).length ? one : best));
  const columns = split(head, delimiter).map((one) => plain(one.trim()));
  if (NEEDED.some((column) => !columns.includes(column))) {
    return said.trim() ? { entries: [], asides: [{ line: 1, why: "columns", what: head.slice(0, 200) }] } : found;
  }
  for (const { line, cells, what } of cellsIn(said, delimiter, columns.length).slice(1)) {
    if (!cells.some(Boolean)) continue;
    if (cells.length !== columns.length) found.asides.push({ line, why: "rows", what: what.slice(0, 200) });
    else take(found, Object.fromEntries(columns.map((column, index) => [column, plain(cells[index])])), line, what);
  }
  return found;
}

// The apostrophe that kept a spreadsheet from running it.
const plain = (said) => (/^'[=+\-@\t\r\n']/.test(said) ? said.slice(1) : said);

// A quote that is never closed spoils its own line and no other.
function cellsIn(said, delimiter, count) {
  const lines = said.split(/(?<=\n)|(?<=\r)(?!\n)/);
  const rows = [];
  for (let at = 0; at < lines.length;) {
    let [what, next] = [lines[at], at + 1];
    while (isOpen(what) && next < lines.length && next - at < MOST_LINES) what += lines[next++];
    if (next > at + 1 && (isOpen(what) || split(bare(what), delimiter).length !== count)) [what, next] = [lines[at], at + 1];
    const row = bare(what);
    if (row) rows.push({ line: at + 1, cells: isOpen(row) ? [row] : split(row, delimiter), what: row });
    at = next;
  }
  return rows;
}

const bare = (what) => what.replace(/[\r\n]+$/, "");
const isOpen = (what) => (what.match(/"/g)?.length ?? 0) % 2 === 1;

function split(row, delimiter) {
  const cells = [];
  let [cell_, quoted] = ["", false];
  for (let at = 0; at < row.length; at += 1) {
    const sign = row[at];
    if (sign === '"' && quoted && row[at + 1] === '"') [cell_, at] = [`${cell_}"`, at + 1];
    else if (sign === '"' && (quoted || cell_ === "")) quoted = !quoted;
    else if (sign === delimiter && !quoted) [cell_] = ["", cells.push(cell_)];
    else cell_ += sign;
  }
  return [...cells, cell_];
}
