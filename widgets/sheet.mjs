/** The sheet that `?` opens: every key, in groups, and the switch that takes them from the rest of the page. */

import { button, h, newId } from "./dom.mjs";
import { areOn, switchKeys } from "./keyboard.mjs";
import { KEYS, PAGE, keyName } from "./keys.mjs";
import { text } from "./texts.mjs";

/**
 * What shows the sheet in a part of the page; it is made when it is wanted first.
 * @param {ShadowRoot} root
 * @returns {() => void}
 */
export function sheetOn(root) {
  let made = null;
  return () => {
    made ??= sheet();
    root.append(made);
    made.showModal();
  };
}

function sheet() {
  const title = newId("keys");
  const dialog = h("dialog", { class: "lw-sheet", "aria-labelledby": title, on: { keydown: keep, click: outside } },
    h("header", { class: "lw-sheet-head" },
      h("h2", { id: title }, text("keys.heading")),
      button(text("keys.close"), () => dialog.close(), { class: "lw-button" })),
    h("div", { class: "lw-sheet-groups" }, groups()),
    onOff(),
  );
  return dialog;
}

// What is pressed here is meant for nothing behind it.
function keep(event) {
  if (event.key === "?") event.currentTarget.close();
  if (event.key.length === 1) event.stopPropagation();
}

function outside({ target, currentTarget }) {
  if (target === currentTarget) currentTarget.close();
}

function groups() {
  const names = [...new Set(KEYS.map(({ group }) => group))];
  const own = names.map((name) => [name, KEYS.filter(({ group }) => group === name).map((one) => [one.name, [one.key]])]);
  return [...own, ["page", Object.entries(PAGE)]].map(([name, rows]) => h("section", {},
    h("h3", {}, text(`keys.group.${name}`)),
    h("dl", {}, rows.map(([what, keys]) => h("div", {}, h("dt", {}, keys.map(spoken)), h("dd", {}, text(`keys.${what}`))))),
  ));
}

// On a button a key is for the eye; here it is what is told.
const spoken = (key) => [h("kbd", {}, keyName(key)), " "];

function onOff() {
  const why = newId("why");
  const box = h("input", { type: "checkbox", role: "switch", checked: areOn(), "aria-describedby": why });
  box.addEventListener("change", () => switchKeys(box.checked));
  return h("footer", { class: "lw-sheet-foot" },
    h("label", {}, box, " ", text("keys.everywhere")),
    h("p", { id: why, class: "lw-quiet" }, text("keys.everywhere.why")));
}
