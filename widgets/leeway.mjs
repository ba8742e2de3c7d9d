/**
 * Loaded on every page. A page without one of our elements pays for little more than this file until it has nothing else to do: the rest is
 * fetched when the first of our elements appears, also when Material's instant navigation brings it in, or when the page is idle.
 */

import { whenIdle, whenLoaded, whenThere } from "./dom.mjs";
import { offerFind } from "./find-open.mjs";
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
  // Python takes longest, and needs few of these files; the policy is wanted first. On a first visit it waits for the page (calm.mjs).
  load("./warm.mjs").then(({ loadPolicy, warm }) => {
    loadPolicy().catch(() => {}); // the checker asks again, and says so
    warm();
  });
  const { Checker } = await load("./checker.mjs");
  if (!customElements.get("leeway-checker")) customElements.define("leeway-checker", Checker);
};

const upgradeFind = async () => {
  const { Find } = await load("./find.mjs");
  if (!customElements.get("leeway-find")) customElements.define("leeway-find", Find);
};

// The others come together. A list of promises waits until the page is idle (`idle.mjs`), and for whoever has any.
const PARTS = ["coach", "practice", "training", "verify", "wins"];

const upgradeParts = async () => {
  const { ELEMENTS } = await load("./parts.mjs");
  for (const [name, Element] of Object.entries(ELEMENTS)) {
    if (!customElements.get(`leeway-${name}`)) customElements.define(`leeway-${name}`, Element);
  }
};

// This may run before the page is there; its head then names what an element will need.
const whenHere = (names, module, use) => {
  const wanted = [...names.map((name) => `leeway-${name}`), `link[rel=modulepreload][href$='/${module}.mjs']`].join();
  whenThere(() => document.querySelector(wanted), use);
};

whenHere(["checker"], "checker", upgrade);
if (document.documentElement.classList.contains("lw-embedded")) load("./embed.mjs").then(({ settle }) => settle());
whenHere(["find"], "find", upgradeFind);
whenHere(PARTS, "parts", upgradeParts);

// Whoever pressed the keys waits for it, so it is asked for more than once.
offerFind((typed) => insist("./find.mjs", 3).then(({ toggleFind }) => toggleFind(typed)));

// Somebody may be in the middle of a case by then, so for this the page is not loaded anew.
whenLoaded().then(whenIdle).then(() => insist("./idle.mjs", 5)).then(({ settle }) => settle(RELEASE.release !== "", upgradeParts));
