/**
 * Loaded on every page. A page without a checker pays for little more than this file until it has nothing else to do: the rest is
 * fetched when the first <leeway-checker> appears, also when Material's instant navigation brings it in, or when the page is idle.
 */

import { RELEASE } from "./release.mjs";

const later = (ms) => new Promise((done) => setTimeout(done, ms));

// A file that did not come is asked for again: the network may be poor. A browser does not ask twice for the same address; the hash
// that the page has for the file holds for the next one too.
const insist = (name, times, turn = 0) => import(turn ? another(name, turn) : name).catch((problem) => {
  if (turn === times) throw problem;
  return later(1000).then(() => insist(name, times, turn + 1));
});

const another = (name, turn) => {
  const [first, next] = [name, `${name}?${turn}`].map((one) => new URL(one, import.meta.url).href);
  const told = [...document.head.querySelectorAll("link[rel=modulepreload]")].find((link) => link.href === first)?.cloneNode();
  if (told) {
    told.href = next;
    document.head.append(told);
  }
  return next;
};

// What a page cannot do without, it is loaded anew for, once: it may be of a release that is gone.
const load = (name) => insist(name, 1).catch((problem) => {
  const [{ type }] = performance.getEntriesByType("navigation");
  if (type !== "reload") location.reload();
  throw problem;
});

const upgrade = async () => {
  if (customElements.get("leeway-checker")) return;
  load("./warm.mjs").then(({ warm }) => warm()); // Python takes longest, and needs few of these files
  const { Checker } = await load("./checker.mjs");
  if (!customElements.get("leeway-checker")) customElements.define("leeway-checker", Checker);
};

// This may run before the page is there; its head then names what a checker will need.
const isHere = () => document.querySelector("leeway-checker, link[rel=modulepreload][href$='/checker.mjs']") !== null;

const whenLoaded = new Promise((done) => {
  if (document.readyState === "complete") done();
  else addEventListener("load", done, { once: true });
});

const whenIdle = () => new Promise((done) => {
  if ("requestIdleCallback" in globalThis) requestIdleCallback(done, { timeout: 3000 });
  else later(500).then(done);
});

if (isHere()) {
  upgrade();
} else {
  const watch = new MutationObserver(() => {
    if (!isHere()) return;
    watch.disconnect();
    upgrade();
  });
  watch.observe(document.documentElement, { childList: true, subtree: true });
}

// Somebody may be in the middle of a case by now, so for this the page is not loaded anew.
whenLoaded.then(whenIdle).then(() => insist("./idle.mjs", 5)).then(({ settle }) => settle(RELEASE.release !== ""));
