/**
 * When a page may start Python. On a first visit that takes a small machine whole, and the page beside it would come later: it comes
 * first then, as nobody has asked anything yet.
 */

import { whenIdle, whenLoaded } from "./dom.mjs";
import { runsSomewhere } from "./line.mjs";
import { PYTHON } from "./release.mjs";

const IMAGE = new URL("heap.bin", PYTHON);
const SIGNS = ["keydown", "pointerdown"];

/** Settled at once where Python runs already, or is kept here and quick; else when the page is there, or somebody uses it. */
export async function whenCalm() {
  const quick = await Promise.all([runsSomewhere(), isKept()]);
  if (!quick.includes(true)) await Promise.race([whenLoaded().then(whenIdle), whenUsed()]);
}

async function isKept() {
  try {
    return (await caches.match(IMAGE)) !== undefined;
  } catch {
    return false; // no such thing here, or it is forbidden
  }
}

const whenUsed = () => new Promise((done) => {
  for (const sign of SIGNS) addEventListener(sign, () => done(), { once: true, capture: true, passive: true });
});
