/**
 * A new policy reaches a page that is open. Whoever is in the middle of a case keeps the policy that it began with, and is told;
 * a page on which nobody is doing anything is loaded anew, and says so.
 */

import { recall, remember } from "./memory.mjs";
import { notice } from "./notice.mjs";
import { holdRelease } from "./offline.mjs";
import { python } from "./python.mjs";
import { pageRelease, RELEASE, SITE } from "./release.mjs";
import { plural, text } from "./texts.mjs";

const EVERY = 30_000; // ms between two looks
const QUIET = 15_000; // ms without a hand on the page after which nobody is disturbed when it is loaded anew
const OTHERS = ":is(leeway-coach, leeway-find, leeway-practice, leeway-verify, leeway-wins)"; // our other elements in which somebody may be in the middle of something
const TOLD = "leeway.updated-from";

let last = Date.now(); // when somebody last did something here
let known = RELEASE.release; // the newest release that was heard of
let holding = Promise.resolve(); // settled when that comes with the next page
let offered = ""; // the release that was offered last
let shown = null;

/** Begins to look for new releases, and tells what is new since the page before. */
export function watchReleases() {
  for (const type of ["pointerdown", "keydown", "wheel", "touchstart"]) {
    addEventListener(type, () => { last = Date.now(); }, { passive: true, capture: true });
  }
  watchPages();
  look(true);
  setInterval(() => document.visibilityState === "visible" && look(), EVERY);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && look());
  addEventListener("online", () => look());
}

// Material's instant navigation may bring in a page of a newer release. Its scripts are not these: it is loaded whole, and until
// then nothing on it is answered, as that would be by the policy of the page before.
function watchPages() {
  const compare = () => {
    const { release } = pageRelease();
    if (!release || release === RELEASE.release) return;
    python().stop();
    location.reload();
  };
  compare();
  new MutationObserver(compare).observe(document.head, { childList: true });
}

async function look(first = false) {
  const newest = await newestRelease();
  if (!newest) return;
  if (first) tellWhatChanged(newest);
  if (newest.release === RELEASE.release) return;
  if (newest.release !== known) {
    known = newest.release;
    holding = holdRelease(known);
  }
  await holding; // another look may have heard of it first, and wait for it still
  if (isIdle() && !triedBefore(newest.release)) reload(newest.release);
  else if (newest.release !== offered) offer(newest); // once: whoever closed it knows
}

async function newestRelease() {
  if (!navigator.onLine) return null;
  try {
    const response = await fetch(new URL("release.json", SITE), { cache: "no-store" });
    return response.ok ? await response.json() : null;
  } catch {
    return null; // no network; there will be another look
  }
}

// A page that waits in the background, or was not touched for a while, and on which nothing was begun.
function isIdle() {
  const checkers = [...document.querySelectorAll("leeway-checker")];
  if (checkers.some((checker) => checker.broken)) return true;
  const begun = checkers.some((checker) => checker.begun);
  if ([...document.querySelectorAll(OTHERS)].some((one) => one.begun)) return false;
  const typed = [...document.querySelectorAll("input")].some((input) => input.type === "text" && input.value && !input.closest(".lw-confirmations"));
  if (begun || typed) return false;
  return document.visibilityState === "hidden" || Date.now() - last > QUIET;
}

function offer(newest) {
  offered = newest.release;
  shown?.remove();
  shown = notice(sentence(newest, RELEASE.policy), [
    { label: text("update.show"), press: () => reload(newest.release) },
    whatChanged(newest, RELEASE.policy),
  ]);
}

function reload(release) {
  remember(TOLD, `${RELEASE.policy} ${release}`);
  location.reload();
}

/** On the page after: what is new, quietly. */
function tellWhatChanged(newest) {
  const [policy, release] = recall(TOLD).split(" ");
  if (!policy || release !== RELEASE.release) return;
  remember(TOLD, "");
  if (newest.release !== RELEASE.release) return;
  notice(sentence(newest, policy), [whatChanged(newest, policy)], true);
}

// One confirms what one can read: where the change stands.
function whatChanged({ policy }, from) {
  const label = text(policy === from ? "update.what" : "update.read");
  return { label, href: new URL(policy === from ? "playbook/changes/" : `playbook/changes/#version-${policy}`, SITE).href };
}

// A server that goes on sending the old pages must not make this page load itself again and again.
const triedBefore = (release) => recall(TOLD).split(" ")[1] === release;

function sentence({ policy, changes }, from) {
  if (policy === from) return text("update.site");
  const since = changes.findIndex((one) => one.policy === from);
  if (since < 1) return text("update.policy");
  return plural("update.changes", changes.slice(0, since).reduce((sum, one) => sum + one.count, 0));
}
