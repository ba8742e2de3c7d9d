/** What of the link that opened a case was not understood: another system wrote it, and the rep has to know what is missing. */

import { button, h } from "./dom.mjs";
import { fromFragment, straysIn } from "./link.mjs";
import { plural, text } from "./texts.mjs";

const SHOWN = 60; // characters of a value

/**
 * @param {object} policy
 * @param {string} [situation] the one that is shown, if any
 * @returns {HTMLElement | null} null where the page was opened by no link, or by one of which everything was understood
 */
export function strays(policy, situation) {
  const linked = fromFragment(location.hash, policy);
  const found = linked && situation && linked.situation !== situation ? [{ key: "case", value: linked.situation }] : straysIn(location.hash, policy);
  if (!found.length) return null;
  const close = button("×", () => element.remove(), { class: "lw-button lw-link lw-strays-close", "aria-label": text("link.close") });
  const element = h("div", { class: "lw-strays", role: "status" },
    h("p", {}, plural("link.strays", found.length)),
    close,
    h("ul", { class: "lw-plain" }, found.map(row)),
  );
  return element;
}

function row({ key, value }) {
  const short = value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value;
  return h("li", {}, h("span", { class: "lw-code" }, key), ` ${text("link.value", { value: short })}`);
}
