/** A quiet line at the foot of the page. */

import { button, h } from "./dom.mjs";
import { text } from "./texts.mjs";

const SHOWN = 12_000; // ms that a line stays which asks for nothing

/**
 * Links open beside the page: somebody may be in the middle of a case.
 * @param {string} said
 * @param {({label: string, press: () => void} | {label: string, href: string})[]} actions
 * @param {boolean} [passing] it goes away by itself
 * @returns {HTMLElement} for `remove`
 */
export function notice(said, actions, passing = false) {
  const parts = actions.map(({ label, press, href }) =>
    href ? h("a", { href, target: "_blank", class: "lw-notice-link" }, label) : button(label, press, { class: "lw-notice-do" }));
  const close = button("×", () => element.remove(), { class: "lw-notice-close", "aria-label": text("update.close") });
  const element = h("div", { class: "lw-notice", role: "status" }, h("span", {}, said), ...parts, close);
  document.body.append(element);
  if (passing) setTimeout(() => element.remove(), SHOWN);
  return element;
}
