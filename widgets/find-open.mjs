/** The two ways into the search from every page: the keys, and a button in the head of the page that names them. */

import { h, whenThere } from "./dom.mjs";
import { icon } from "./icons.mjs";
import { text } from "./texts.mjs";

const APPLE = /Mac|iPhone|iPad/.test(navigator.platform);

/**
 * Listens for the keys, and puts the button into the page's head once that is there.
 * @param {(typed: () => string) => Promise<void>} show opens it; `typed` says what was typed while it was on its way
 */
export function offerFind(show) {
  let [opening, typed] = [false, ""];
  const open = async () => {
    if (opening) return;
    opening = true;
    await show(() => typed).catch(() => {}); // it was asked for more than once; there is the theme's search
    [opening, typed] = [false, ""];
  };
  const take = (event) => {
    event.preventDefault();
    event.stopImmediatePropagation(); // a theme may have a search of its own on these keys
  };
  addEventListener("keydown", (event) => {
    if (isOurs(event)) {
      take(event);
      open();
    } else if (opening && event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) {
      take(event);
      typed += event.key;
    }
  }, true);
  whenThere(() => document.querySelector(".md-header__inner"), (head) => {
    const before = head.querySelector(":scope > label[for=__search], :scope > .md-search");
    head.insertBefore(made(open), before);
  });
}

function isOurs(event) {
  const held = APPLE ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
  return held && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k";
}

function made(open) {
  const [keys, shown] = APPLE ? ["Meta+K", "⌘ K"] : ["Control+K", text("keys.called.ctrl_k")];
  const name = h("span", { class: "lw-find-open-name" }, text("find.open"));
  const props = { type: "button", class: "lw-find-open", "aria-haspopup": "dialog", "aria-keyshortcuts": keys };
  return h("button", { ...props, on: { click: open } }, icon("said"), name, h("kbd", { "aria-hidden": "true" }, shown));
}
