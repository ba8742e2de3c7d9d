/**
 * Marks at the rows of a page that say something new, each with what it was and what it is. A mark lies over the edge of its row, so that
 * nothing moves; what it says stands open below the row only where that is not on the screen yet, else it waits for a press.
 *
 * A row counts as seen when it was on the screen, in a tab in front, for a moment.
 */

import { button, h, newId } from "./dom.mjs";
import { differences, inShort } from "./news-words.mjs";
import { text } from "./texts.mjs";

const MOMENT = 1500; // ms on the screen
const SAYING = ".lw-words q, li > strong, .lw-table th[scope=row]"; // what rows without an id are found by

/**
 * @param {Element} article
 * @param {import("./news-known.mjs").Change[]} changes those of this page
 * @param {(keys: string[]) => void} saw told of each row when it was seen
 * @returns {(() => void) | null} stops watching; null: there is nothing to watch
 */
export function mark(article, changes, saw) {
  if (!changes.length) return null;
  const rows = new Map();
  const rest = [];
  for (const change of changes) {
    const row = change.kind === "gone" ? null : rowOf(article, change.item);
    if (row) rows.set(row, [...(rows.get(row) ?? []), change]);
    else rest.push(change);
  }
  const watched = [...rows].map(([row, found]) => [markRow(row, found), found]);
  if (rest.length) watched.push([listRest(article, rest), rest]);
  return watch(watched, saw);
}

function rowOf(article, { at, said }) {
  const named = said && [...article.querySelectorAll(SAYING)].find((one) => one.textContent.replace(/\s+/g, " ").trim() === said);
  const found = named || at.map((id) => article.querySelector(`[id="${CSS.escape(id)}"]`)).find(Boolean);
  return found ? (found.closest("tr, li") ?? found) : null;
}

// On the first cell of a row of a table, as the row itself can hold nothing else.
function markRow(row, changes) {
  const host = row.matches("tr") ? row.cells[0] : row;
  const isNew = changes.every(({ kind }) => kind === "new");
  const said = changes.flatMap((change) => [...(changes.length > 1 ? [change.item.name] : []), ...differences(change)]);
  const note = h(/^H\d$/.test(host.tagName) ? "p" : "span", { class: "lw-news-note", id: newId("news") }, said.map((one) => h("span", {}, one)));
  const was = changes.length === 1 ? inShort(changes[0]) : "";
  const name = was ? text("news.changed.short", { was }) : text(isNew ? "news.new" : "news.changed");
  const toggle = () => show(note.hidden);
  const pressed = button(name, toggle, { class: "lw-news-mark", "aria-controls": note.id, title: said.join("\n") });
  pressed.setAttribute("aria-label", text("news.mark", { name, said: said.join(" ") }));
  const show = (open) => {
    note.hidden = !open;
    pressed.setAttribute("aria-expanded", String(open));
  };
  show(isNotOnScreenYet(host));
  host.classList.add("lw-news-host", isNew ? "lw-news-is-new" : "lw-news-is-changed");
  host.append(pressed);
  if (note.tagName === "P") host.after(note);
  else host.append(note);
  return host;
}

function isNotOnScreenYet(element) {
  const { top, height } = element.getBoundingClientRect();
  return height === 0 || top >= innerHeight;
}

// What is gone has no row, and what stands in no row has none: they are told at the end of the page.
function listRest(article, changes) {
  const told = ({ kind, item, ...change }) => h("li", {},
    h("strong", {}, text(`news.title.${kind}`, { name: item.name })),
    differences({ kind, item, ...change }).map((one) => h("span", {}, one)));
  const id = newId("news");
  const rest = h("aside", { class: "lw-news-rest", "aria-labelledby": id },
    h("p", { id }, text("news.rest")), h("ul", {}, changes.map(told)));
  article.append(rest);
  return rest;
}

function watch(watched, saw) {
  const keysOf = new Map(watched.map(([element, found]) => [element, found.map(({ key }) => key)]));
  const waiting = new Map();
  const stop = (element) => {
    clearTimeout(waiting.get(element));
    waiting.delete(element);
  };
  const start = (element) => {
    if (waiting.has(element)) return;
    waiting.set(element, setTimeout(() => {
      waiting.delete(element);
      if (document.visibilityState !== "visible") return; // looked at again when the tab is
      observer.unobserve(element);
      saw(keysOf.get(element));
    }, MOMENT));
  };
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) (isIntersecting ? start : stop)(target);
  });
  const look = () => {
    if (document.visibilityState !== "visible") return;
    for (const element of keysOf.keys()) { // to be told again of those that are on the screen
      observer.unobserve(element);
      observer.observe(element);
    }
  };
  look();
  document.addEventListener("visibilitychange", look);
  return () => {
    observer.disconnect();
    document.removeEventListener("visibilitychange", look);
    for (const element of keysOf.keys()) stop(element);
  };
}
