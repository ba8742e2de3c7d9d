/** The marks of keys on buttons: for the eye, and only where there is a keyboard. */

import { h } from "./dom.mjs";
import { KEYS } from "./keys.mjs";

// Drawn by the style sheet: a letter in its text would be a part of the label, which is to say what the button is called.
/** @param {string} key @param {string} [kind] @returns {HTMLElement} */
export function mark(key, kind = "") {
  return h("kbd", { "aria-hidden": "true", class: kind || null, "data-letter": key });
}

/** Marks below `root` what has a key: the first of each kind. @param {Element} root */
export function markAll(root) {
  for (const { key, press, at = press } of KEYS) {
    const place = at && root.querySelector(at);
    if (!place || place.querySelector(".lw-mark")) continue;
    place.append(mark(key, "lw-mark"));
    if (press) place.setAttribute("aria-keyshortcuts", key);
  }
}
