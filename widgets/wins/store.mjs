/**
 * The log of wins of this browser: an IndexedDB of the site's own, which outlives tabs, restarts and releases of the site. An entry is
 * the row of docs/reference/log.md as an object, its `promises` a list. All tabs of the site see the same entries.
 *
 * @typedef {{what: string, ticket: string, by: string, state: "open" | "kept" | "broken"}} Kept
 * @typedef {{leeway_log: 1, id: string, at: string, zone: string, changed: string, rep: string, policy: string, case: string,
 *   code: string, owed: string, ended: string, words: string, fix: string, promises: Kept[]}} Entry
 */

import { stored } from "../memory.mjs";
import { SITE } from "../release.mjs";
import { touched } from "./entry.mjs";

const NAME = `leeway ${SITE.pathname}`;
const VERSION = 1; // of the database; one more with each change of its form, made in `grow`
const ENTRIES = "entries";

/**
 * Why the log cannot be read or written. `code`: full (there is no room), forbidden (the browser keeps nothing for this page), blocked
 * (another tab still holds it in an older form), newer (a newer release of the site has changed its form: load this page anew), failed.
 */
export class NotKept extends Error {
  /** @param {string} code @param {string} [detail] */
  constructor(code, detail = "") {
    super(detail ? `${code}: ${detail}` : code);
    this.code = code;
    this.detail = detail;
  }
}

const CODES = { QuotaExceededError: "full", SecurityError: "forbidden", InvalidStateError: "forbidden", VersionError: "newer" };
const why = (error) => (error instanceof NotKept ? error : new NotKept(CODES[error?.name] ?? "failed", error?.message ?? ""));

let opened = null; // the promise of the database, while it is open

function open() {
  opened ??= opening().catch((problem) => {
    opened = null;
    throw why(problem);
  });
  return opened;
}

// A tab that holds the database in an older form lets go of it as soon as it hears of a newer one; some other program may not.
function opening() {
  return new Promise((done, reject) => {
    if (!globalThis.indexedDB) throw new NotKept("forbidden");
    const asked = indexedDB.open(NAME, VERSION);
    asked.onupgradeneeded = ({ oldVersion }) => grow(asked.result, oldVersion);
    asked.onblocked = () => reject(new NotKept("blocked"));
    asked.onerror = () => reject(asked.error);
    asked.onsuccess = () => {
      const db = asked.result;
      const gone = () => { opened = null; };
      db.onversionchange = () => { gone(); db.close(); };
      db.onclose = gone; // the reader cleared what the browser keeps
      done(db);
    };
  });
}

// From each version to the next; what is there stays.
function grow(db, from) {
  if (from < 1) db.createObjectStore(ENTRIES, { keyPath: "id" });
}

// What `work` asks for, in one transaction: all of it is kept, or nothing.
async function within(mode, work) {
  const db = await open();
  try {
    return await new Promise((done, reject) => {
      const turn = db.transaction(ENTRIES, mode, { durability: "strict" });
      let found;
      turn.oncomplete = () => done(found);
      turn.onabort = () => reject(turn.error ?? new NotKept("failed"));
      work(turn.objectStore(ENTRIES), (value) => { found = value; });
    });
  } catch (problem) {
    throw why(problem);
  }
}

async function writing(work) {
  const found = await within("readwrite", work);
  tell();
  return found;
}

/** Every entry, the newest first. @returns {Promise<Entry[]>} rejected with NotKept, as everything here */
export async function all() {
  const found = await within("readonly", (entries, give) => {
    entries.getAll().onsuccess = ({ target }) => give(target.result);
  });
  return found.sort(newestFirst);
}

const newestFirst = (one, other) => (one.at < other.at) - (one.at > other.at) || (one.id < other.id) - (one.id > other.id);

/** Keeps an entry, in the place of the one with its id. @param {Entry} entry @returns {Promise<void>} settled when it is on the disk */
export async function put(entry) {
  persist();
  await writing((entries) => { entries.put(entry); });
}

/** @param {string} id @returns {Promise<void>} also where there is none */
export async function remove(id) {
  await writing((entries) => { entries.delete(id); });
}

/** Removes every entry. @returns {Promise<void>} */
export async function clear() {
  await writing((entries) => { entries.clear(); });
}

/**
 * Changes an entry as it stands now, whichever tab wrote it last.
 * @param {string} id
 * @param {(entry: Entry) => Entry} how
 * @returns {Promise<Entry | undefined>} the entry as it is kept; undefined: there is none with this id
 */
export function change(id, how) {
  return writing((entries, give) => {
    entries.get(id).onsuccess = ({ target: { result } }) => {
      if (!result) return;
      const now = how(result);
      give(now);
      entries.put(now);
    };
  });
}

/**
 * Brings entries in, all or none. Of two with the same id, the one that was changed last stays.
 * @param {Entry[]} some
 * @returns {Promise<{fresh: number, newer: number, same: number}>} new ones; those that took another's place; those that were there
 */
export function merge(some) {
  persist();
  const count = { fresh: 0, newer: 0, same: 0 };
  return writing((entries, give) => {
    give(count);
    for (const one of some) {
      entries.get(one.id).onsuccess = ({ target: { result } }) => {
        const what = !result ? "fresh" : touched(one) > touched(result) ? "newer" : "same";
        count[what] += 1;
        if (what !== "same") entries.put(one);
      };
    }
  });
}

// A browser that is short of room drops what it was not asked to persist. It may say no, or ask the reader; the entry is kept either way.
let asked = false;
function persist() {
  if (asked) return;
  asked = true;
  stored(() => navigator.storage?.persist?.().catch(() => {}));
}

const listening = new Set();
const channel = stored(() => new BroadcastChannel(NAME));
channel?.addEventListener("message", () => call());

function call() {
  for (const then of [...listening]) then();
}

function tell() {
  channel?.postMessage("entries");
  call();
}

/**
 * Calls `then` whenever entries have changed, in this tab or in another one.
 * @param {() => void} then
 * @returns {() => void} to hear no more
 */
export function whenChanged(then) {
  listening.add(then);
  return () => listening.delete(then);
}
