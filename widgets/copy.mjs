/** Copying text, and what to do where the browser does not allow it. */

import { button, h, newId } from "./dom.mjs";
import { icon } from "./icons.mjs";
import { text } from "./texts.mjs";

/**
 * @param {string} what
 * @returns {Promise<boolean>} whether it is on the clipboard
 */
export async function toClipboard(what) {
  try {
    await navigator.clipboard.writeText(what);
    return true;
  } catch {
    return false; // refused, or no clipboard outside https
  }
}

/**
 * A button that copies, and shows the text selected where copying is refused.
 * @param {"reply" | "ticket" | "hand_over" | "link"} which
 * @param {() => string} what made at the press, so that it is the newest
 * @param {(done: string) => void} announce
 * @returns {HTMLElement}
 */
export function copyButton(which, what, announce) {
  const label = text(`copy.${which}`);
  const press = async () => {
    holder.querySelector(".lw-by-hand")?.remove();
    const wanted = what();
    if (await toClipboard(wanted)) confirm(pressed, label, announce);
    else holder.append(byHand(label, wanted, announce));
    holder.querySelector("textarea")?.select();
  };
  const pressed = button(label, press, { class: "lw-button lw-copy", "data-key": `copy-${which}` });
  pressed.prepend(icon("copy"));
  const holder = h("span", { class: "lw-copy-holder" }, pressed);
  return holder;
}

function confirm(pressed, label, announce) {
  announce(text("copy.done", { what: label }));
  pressed.classList.add("lw-copied");
  setTimeout(() => pressed.classList.remove("lw-copied"), 2000);
}

function byHand(label, wanted, announce) {
  const id = newId("by-hand");
  const close = () => box.remove();
  const area = h("textarea", { "aria-label": label, "aria-describedby": id, readonly: true, rows: 6, value: wanted });
  const box = h("span", { class: "lw-by-hand" },
    h("span", { id, class: "lw-by-hand-hint" }, text("copy.by_hand")),
    area,
    button(text("copy.close"), close),
  );
  announce(text("copy.by_hand"));
  return box;
}
