/**
 * What is new for this reader, on the page that they look at and on those that come after it without being loaded anew: marks at rows,
 * the list of all of it, confirmations, and whether the page is past its review.
 */

import { eachArticle, h } from "./dom.mjs";
import { confirmations } from "./confirm.mjs";
import { tellOverdue } from "./fresh.mjs";
import { keep, keeps, kept, whenKeptElsewhere } from "./kept.mjs";
import { changes, changesOn, isOvertaken, known, opened, saw, sawAll, settled, toldSince } from "./news-known.mjs";
import { list } from "./news-list.mjs";
import { mark } from "./news-marks.mjs";
import { RELEASE, SITE } from "./release.mjs";

const KEPT = "news";

/** Begins, when the page has nothing else to do. @param {boolean} published whether there are versions to compare */
export function tellNews(published) {
  eachArticle((article) => {
    tellOverdue(article);
    if (published && !document.documentElement.classList.contains("lw-embedded")) onPage(article);
  });
}

async function onPage(article) {
  const place = article.querySelector(".lw-news");
  const news = keeps() ? await ofRelease() : null;
  const page = pageAt(location);
  const before = reader();
  const now = news && change(news, (one) => settled(news, opened(news, one, page)));
  const here = news ? changesOn(news, changes(news, now), page) : [];
  if (!(place || here.length) || !(await styled()) || !article.isConnected) return;
  confirmations(article);
  if (place) watchList(place, news, before === null);
  const stop = mark(article, here, (keys) => change(news, (one) => saw(news, one ?? now, keys)));
  if (stop) forgetWith(article, stop);
}

const reader = () => known(kept(KEPT));

let begun = false;

// Read anew each time: another tab may have written meanwhile. One that has a newer release knows better than this one.
function change(news, how) {
  const before = reader();
  if (begun && before && isOvertaken(news, before)) return before;
  begun = true;
  const next = { ...how(before), by: news.policy };
  keep(KEPT, next);
  return next;
}

function watchList(place, news, first) {
  if (!news) return keeps() ? undefined : list(place, null);
  const draw = () => {
    const now = reader();
    if (now) list(place, { first, all: changes(news, now), news, since: toldSince(news, now), know: () => know(now) });
  };
  const know = (now) => {
    change(news, (one) => sawAll(news, one ?? now));
    draw();
  };
  draw();
  whenKeptElsewhere(KEPT, () => place.isConnected && draw());
}

// What watches rows of a page ends with the page.
function forgetWith(article, stop) {
  const gone = new MutationObserver(() => {
    if (article.isConnected) return;
    stop();
    gone.disconnect();
  });
  gone.observe(document.body, { childList: true, subtree: true });
}

/** The address of a page below the site, without what servers let one leave out. */
function pageAt({ origin, pathname }) {
  const path = decodeURI(pathname.slice(SITE.pathname.length));
  return origin === SITE.origin ? path.replace(/(^|\/)index\.html$/, "$1").replace(/\.html$/, "/") : path;
}

let coming = null;

// Of another release than the page it would be about other rows; that release will come to the page by itself.
function ofRelease() {
  coming ??= fetch(new URL("playbook/news.json", SITE)).then((answer) => (answer.ok ? answer.json() : null)).catch(() => null);
  return coming.then((news) => (news?.policy === RELEASE.policy ? news : null));
}

let sheet = null;

/** Whether the styles are there; nothing is put on the page before they are, so that nothing moves. */
function styled() {
  sheet ??= new Promise((done) => {
    const link = h("link", { rel: "stylesheet", href: new URL("./news.css", import.meta.url).href });
    link.addEventListener("load", () => done(true), { once: true });
    link.addEventListener("error", () => done(false), { once: true });
    document.head.append(link);
  });
  return sheet;
}
