/**
 * What this browser keeps for its reader, beyond the tab: what they have seen of this playbook, and what they confirmed. Nothing about
 * a customer, and nothing leaves the browser. Each playbook of a host has its own.
 */

import { stored } from "./memory.mjs";
import { SITE } from "./release.mjs";

const nameOf = (key) => `leeway.${key} ${SITE.pathname}`;

/** Whether this browser keeps anything at all: it may be forbidden. @returns {boolean} */
export function keeps() {
  return stored(() => (localStorage.setItem(nameOf("try"), ""), localStorage.removeItem(nameOf("try")), true)) ?? false;
}

/** @param {string} key @returns {any} null when there is nothing, or nothing that can be read */
export function kept(key) {
  return stored(() => JSON.parse(localStorage.getItem(nameOf(key))));
}

/** @param {string} key @param {any} value null to forget @returns {boolean} whether it is kept */
export function keep(key, value) {
  if (value === null) return stored(() => (localStorage.removeItem(nameOf(key)), true)) ?? false;
  return stored(() => (localStorage.setItem(nameOf(key), JSON.stringify(value)), true)) ?? false;
}

/** Calls `then` when another tab keeps something else under the key. @param {string} key @param {() => void} then @param {AbortSignal} [signal] */
export function whenKeptElsewhere(key, then, signal) {
  addEventListener("storage", (event) => (event.key === nameOf(key) || event.key === null) && then(), { signal });
}
