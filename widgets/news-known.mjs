/**
 * What a reader has seen of a playbook, and what of it says something else now. Pure: a file of news (leeway.news), and what the
 * browser keeps, give what is new.
 *
 * Kept is, for each page that the reader has opened, the version that it had then, or had when everything on it was seen; and for an
 * item that was seen since, the version of that. What was never looked at has no mark: nothing on it is new for this reader.
 *
 * @typedef {{policy: string, versions: [string, string][], pages: string[], items: Record<string, Item>}} News
 * @typedef {{name: string, pages: number[], at: string[], said?: string, states: State[]}} Item
 * @typedef {[number] | [number, string, [string, string][]]} State
 * @typedef {{since: string, pages: Record<string, string>, seen: Record<string, string>, by?: string}} Known
 * @typedef {{key: string, item: Item, kind: "new" | "changed" | "gone", was: [string, string][], now: [string, string][], number: number}} Change
 */

const MOST_PAGES = 500;

/** What is kept, in the form that it must have, whatever is there. @param {any} found @returns {Known | null} */
export function known(found) {
  const isText = (value) => typeof value === "string";
  const isMap = (value) => value !== null && typeof value === "object" && !Array.isArray(value) && Object.values(value).every(isText);
  return found && isText(found.since) && isMap(found.pages) && isMap(found.seen) && isText(found.by ?? "") ? found : null;
}

/** Whether what is kept was written by a version that these news do not know. @param {News} news @param {Known} reader */
export function isOvertaken({ versions }, { by }) {
  return by !== undefined && versions.every(([id]) => id !== by);
}

/**
 * Everything that says something else than when this reader saw it last, newest first.
 * @param {News} news @param {Known} reader @returns {Change[]}
 */
export function changes(news, reader) {
  const found = Object.entries(news.items).map(([key, item]) => changeOf(news, reader, key, item)).filter(Boolean);
  return found.sort((a, b) => b.number - a.number);
}

/** Those of the changes that stand on a page. @param {News} news @param {Change[]} all @param {string} page */
export function changesOn(news, all, page) {
  const place = news.pages.indexOf(page);
  return all.filter(({ item }) => item.pages.includes(place));
}

/**
 * The reader opens a page: what it says the first time is what they begin with.
 * @param {News} news @param {Known | null} reader @param {string} page @returns {Known}
 */
export function opened(news, reader, page) {
  const { since, pages, seen } = reader ?? { since: news.policy, pages: {}, seen: {} };
  const { [page]: before = news.policy, ...others } = pages;
  const kept = Object.entries(others).slice(-MOST_PAGES + 1); // those not opened for longest are forgotten first
  return { since, pages: { ...Object.fromEntries(kept), [page]: before }, seen };
}

/**
 * The reader has seen how some items are now.
 * @param {News} news @param {Known} reader @param {string[]} keys @returns {Known}
 */
export function saw(news, reader, keys) {
  const seen = { ...reader.seen };
  for (const key of keys) seen[key] = news.policy;
  return settled(news, { ...reader, seen });
}

/** The reader knows all there is. @param {News} news @param {Known} reader @returns {Known} */
export function sawAll(news, reader) {
  const pages = Object.fromEntries(Object.keys(reader.pages).map((page) => [page, news.policy]));
  return { since: news.policy, pages, seen: {} };
}

/** The same in fewer words: a page without anything new is known as it is now, and what follows from pages is not kept. */
export function settled(news, reader) {
  const all = changes(news, reader);
  const pages = Object.fromEntries(Object.entries(reader.pages).map(([page, version]) =>
    [page, changesOn(news, all, page).length ? version : news.policy]));
  const seen = Object.entries(reader.seen).filter(([key, version]) => {
    const item = news.items[key];
    const base = item && fromPages(news, { ...reader, pages }, item);
    return item && (base === null || base < numberOf(news, version));
  });
  return { since: reader.since, pages, seen: Object.fromEntries(seen) };
}

/**
 * The day of the oldest version that is told of, where the reader was last here before it: what changed earlier is not told.
 * @param {News} news @param {Known} reader @returns {string} empty where all is told
 */
export function toldSince({ versions }, { pages }) {
  const told = new Set(versions.map(([id]) => id));
  return Object.values(pages).every((version) => told.has(version)) ? "" : versions[0][1];
}

function changeOf(news, reader, key, item) {
  const number = whenSeen(news, reader, key, item);
  const [was, now] = [stateAt(item, number ?? numberOf(news, reader.since)), stateAt(item, news.versions.length - 1)];
  // Of pages that were never opened, only that they are there is new.
  if (number === null && (was || !key.startsWith("situation:"))) return null;
  if ((was?.[1] ?? "") === (now?.[1] ?? "")) return null;
  const kind = !was ? "new" : !now ? "gone" : "changed";
  return { key, item, kind, was: was?.[2] ?? [], now: now?.[2] ?? [], number: item.states.at(-1)[0] };
}

function whenSeen(news, reader, key, item) {
  if (Object.hasOwn(reader.seen, key)) return numberOf(news, reader.seen[key]);
  return fromPages(news, reader, item);
}

function fromPages(news, reader, item) {
  const opened = item.pages.map((place) => news.pages[place]).filter((page) => Object.hasOwn(reader.pages, page));
  return opened.length ? Math.min(...opened.map((page) => numberOf(news, reader.pages[page]))) : null;
}

// A version that is too old to be told of counts as the oldest that is. The same may have been published twice.
function numberOf({ versions }, version) {
  return Math.max(versions.findLastIndex(([id]) => id === version), 0);
}

function stateAt({ states }, number) {
  const found = states.findLast(([from]) => from <= number);
  return found && found.length > 1 ? found : null;
}
