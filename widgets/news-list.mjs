/** All that is new for this reader, newest first, with links to the rows: one quiet line that opens. */

import { button, h } from "./dom.mjs";
import { differences } from "./news-words.mjs";
import { SITE } from "./release.mjs";
import { plural, text } from "./texts.mjs";

const MOST = 60; // that are listed; the page of changes has all

/**
 * @typedef {import("./news-known.mjs").Change} Change
 * @typedef {{first: boolean, all: Change[], news: import("./news-known.mjs").News, since: string, know: () => void}} Found
 *
 * @param {Element} place
 * @param {Found | null} found null where this browser keeps nothing
 */
export function list(place, found) {
  if (!found) return place.replaceChildren(h("p", {}, text("news.forbidden")));
  const { first, all, news, since, know } = found;
  if (!all.length) return place.replaceChildren(h("p", {}, text(first ? "news.first" : "news.none")));
  const open = place.querySelector("details")?.open ?? false;
  const left = all.length - MOST;
  place.replaceChildren(h("details", { open },
    h("summary", {}, plural("news.count", all.length)),
    h("ul", {}, all.slice(0, MOST).map((change) => row(change, news))),
    left > 0 && h("p", {}, plural("news.more", left)),
    since && h("p", {}, text("news.since", { day: since })),
    button(text("news.know"), know, { class: "lw-news-do" })));
}

function row(change, news) {
  const { kind, item, number } = change;
  const page = news.pages[item.pages[0]];
  const href = new URL(kind === "gone" ? page : `${page}#${item.at[0]}`, SITE).href;
  return h("li", {},
    h("a", { href }, text(`news.title.${kind}`, { name: item.name })), " ",
    h("small", {}, news.versions[number][1]),
    kind === "new" ? null : differences(change).map((one) => h("span", {}, one)));
}
