/** A button for what nothing brings back: it asks once more, in the same place. */

import { button, h } from "./dom.mjs";

/**
 * @param {{label: string, sure: string, yes: string, no: string}} said
 * @param {() => void} act
 * @returns {HTMLElement}
 */
export function twice({ label, sure, yes, no }, act) {
  const second = button(yes, act);
  const back = button(no, () => { holder.replaceChildren(first); first.focus(); });
  const first = button(label, () => { holder.replaceChildren(h("span", {}, sure), second, back); back.focus(); });
  const holder = h("span", { class: "lw-choices" }, first);
  return holder;
}
