/** Keeping the site for use without a network: the service worker, seen from a page. */

import { recall, remember } from "./memory.mjs";
import { notice } from "./notice.mjs";
import { SITE } from "./release.mjs";
import { text } from "./texts.mjs";

const WORKER = new URL("sw.js", SITE);
const NOT_KEPT = "leeway.not-kept";
const TURN = 500; // ms between two looks at whether a release is here whole
const AGAIN = 10; // turns after which it is asked for anew
const PATIENCE = 40; // turns that it may take to arrive before the page does without what is kept

/** The browser's service workers; undefined where it has none, or forbids them. */
function workers() {
  try {
    return navigator.serviceWorker;
  } catch {
    return undefined;
  }
}

/**
 * Starts keeping the site. It costs the download of the whole site, once, so it is called when the page has what it needs.
 * @returns {Promise<void>} never rejected: a browser that keeps nothing still has the network
 */
export async function keepSite() {
  if (recall(NOT_KEPT)) return;
  const registration = await workers()
    ?.register(WORKER, { scope: SITE.pathname, updateViaCache: "none" })
    .catch(() => undefined);
  const worker = registration?.installing;
  worker?.addEventListener("statechange", () => {
    // No room for it, most often. It would be fetched in vain again with every page.
    if (worker.state === "redundant" && !registration.active && remember(NOT_KEPT, "yes")) notice(text("offline.not"), [], true);
  });
}

/**
 * Makes sure that a release comes with the next page: waits until it is kept whole, and stops using what is kept when that does
 * not come about, as when there is no room. Then pages come from the network, newest first.
 * @param {string} release
 * @returns {Promise<void>} never rejected
 */
export async function holdRelease(release) {
  const registration = await workers()?.getRegistration(SITE).catch(() => undefined);
  if (!registration?.active) return;
  const before = await answersBy(registration.active);
  for (let turn = 0; turn < PATIENCE; turn += 1) {
    // It fails where the site is not whole yet, as while it is being copied to its server.
    if (turn % AGAIN === 0 && !registration.installing) registration.update().catch(() => {});
    await new Promise((done) => setTimeout(done, TURN));
    // Kept is not enough: until the new worker has taken over, the one before it answers. A third release may have come, too.
    const now = await answersBy(registration.active);
    if (now === release || (before && now && now !== before)) return;
  }
  await registration.unregister().catch(() => {});
}

/** The release from which a worker answers; undefined for one that does not say. @returns {Promise<string | undefined>} */
function answersBy(worker) {
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => done(data);
    setTimeout(done, 2000);
    worker.postMessage({ by: "which release?" }, [port2]);
  });
}
