/**
 * A page with ?embed in its address: a panel in another page, mostly a ticket of a help desk (docs/embedding.md).
 *
 * With &origin=https://desk.example too, it tells that page, and no other, how high it is, and hands over the texts that the rep
 * wants in the ticket, each only when a button was pressed for it. It listens to nobody: a case comes in the address.
 */

import { h } from "./dom.mjs";
import { toFragment } from "./link.mjs";
import { policyAtHand } from "./policy.mjs";
import { SITE } from "./release.mjs";
import { text } from "./texts.mjs";

const CHECKER = "leeway-checker";

/** Whether this page is a panel in another one. */
export const EMBEDDED = document.documentElement.classList.contains("lw-embedded");

const asked = new URLSearchParams(location.search);
const desk = EMBEDDED && window.parent !== window ? originIn(asked.get("origin") ?? "") : null;

/** Whether the page around this one takes texts. */
export const HAS_DESK = desk !== null;

/** Whether this is a panel in a page of another origin: what the browser keeps for it is kept apart from what it keeps for the site. */
export const APART = EMBEDDED && window.top !== window && !isOurs();

function isOurs() {
  try {
    return window.top.location.origin === location.origin;
  } catch {
    return false; // another origin's address is not told
  }
}

function originIn(said) {
  try {
    const { origin, protocol } = new URL(said);
    if (origin === said && /^https?:$/.test(protocol)) return origin;
  } catch { /* it is no address at all */ }
  if (said) console.warn(`origin=${said}: not an origin such as https://desk.example`);
  return null;
}

/**
 * Tells the page around this one something.
 * @param {"height" | "insert"} kind
 * @param {object} told
 */
function tell(kind, told) {
  if (desk) window.parent.postMessage({ leeway: 1, kind, ...told }, desk);
}

/**
 * Hands a text to the page around this one.
 * @param {"reply" | "ticket" | "hand_over"} what
 * @param {object} decision
 */
export function insert(what, { notes, policy, situation }) {
  tell("insert", { what, plain: notes[what], markdown: notes.markdown[what], situation, policy });
}

/**
 * The address of a case on its own page, in full.
 * @param {import("./case.mjs").Case} kase
 * @param {object} policy
 * @returns {string}
 */
export function pageOf(kase, policy) {
  return new URL(`playbook/situations/${kase.situation}/#${toFragment(kase, policy)}`, SITE).href;
}

/** Another situation, in the same panel. */
export function chooseAgain() {
  location.assign(kept(new URL("playbook/checker/", SITE)));
}

/** What the panel has beside the checker: the way to the whole playbook, links that stay in the panel, how high it is. */
export function settle() {
  document.addEventListener("click", keepIn, true);
  whenRead(() => {
    document.body.append(foot());
    if (desk) watchHeight();
  });
}

function whenRead(use) {
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", use, { once: true });
  else use();
}

// Pages with a checker stay in the panel, also when they were found by the search; others open beside it.
function keepIn(event) {
  const link = event.composedPath().find((one) => one.localName === "a" && one.href);
  if (!link || link.target === "_blank" || !link.href.startsWith(SITE.href)) return;
  if (/\/playbook\/(checker|situations\/[^/]+)\/$/.test(new URL(link.href).pathname)) link.href = kept(new URL(link.href));
  else link.target = "_blank";
}

function kept(address) {
  for (const name of ["embed", "origin"]) if (asked.has(name)) address.searchParams.set(name, asked.get(name));
  return address.href;
}

// The case may have gone on: the address is made at the press.
function foot() {
  const link = h("a", { href: location.pathname, target: "_blank", rel: "noopener" }, text("embed.open"));
  const point = () => { link.href = inFull(); };
  for (const type of ["pointerdown", "focus", "click"]) link.addEventListener(type, point);
  return h("footer", { class: "lw-embed-foot" }, link);
}

function inFull() {
  const [kase, policy] = [document.querySelector(CHECKER)?.case, policyAtHand()];
  return kase && policy ? pageOf(kase, policy) : location.origin + location.pathname;
}

function watchHeight() {
  let last = 0;
  const look = () => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (height !== last) tell("height", { height });
    last = height;
  };
  new ResizeObserver(look).observe(document.body);
}
