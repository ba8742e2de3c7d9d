/** What the search shows below its field: what fits, or where else to look. */

import { button, h, newId } from "./dom.mjs";
import { follow } from "./find-go.mjs";
import { canSearchText, searchText } from "./find-text.mjs";
import { SITE } from "./release.mjs";
import { text } from "./texts.mjs";

/**
 * A result: a real link, so that it opens beside the page too.
 * @param {import("./find-engine.mjs").Found} one
 * @param {(then: () => void) => void} leave
 * @param {() => void} point the pointer is on it
 */
export function option(one, leave, point) {
  const href = new URL(one.id ? `playbook/situations/${one.id}/#checker` : one.at, SITE).href;
  const click = (event) => {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    leave(() => follow(href));
  };
  const on = { click, pointermove: point, mousedown: (event) => event.preventDefault() }; // the field keeps the focus
  const props = { id: newId("option"), class: `lw-option lw-option-${one.kind}`, role: "option", href, tabindex: "-1", on };
  return h("a", props,
    h("span", { class: "lw-found-name" }, marked(one.name, one.marks.name)),
    one.reason && h("q", { class: "lw-found-reason" }, marked(one.reason, one.marks.reason)),
    one.kind !== "situation" && h("span", { class: "lw-found-kind" }, text(`find.kind.${one.kind}`)),
    h("kbd", { class: "lw-option-key", "aria-hidden": "true" }, "↵"),
  );
}

function marked(said, marks) {
  const parts = [];
  let last = 0;
  for (const [from, to] of marks) {
    parts.push(said.slice(last, from), h("mark", {}, said.slice(from, to)));
    last = to;
  }
  return [...parts, said.slice(last)];
}

/**
 * Where nothing fits, or nothing well.
 * @param {string} typed
 * @param {boolean} some whether something is shown
 * @param {(then: () => void) => void} leave
 */
export function elsewhere(typed, some, leave) {
  const all = new URL("#situations", SITE).href;
  return h("div", { class: "lw-find-none" },
    h("p", {}, text(some ? "find.unsure" : "find.none")),
    h("p", {},
      canSearchText() && button(text("find.none.text"), () => leave(() => searchText(typed)), { class: "lw-find-do" }),
      button(text("find.none.all"), () => leave(() => follow(all)), { class: "lw-find-do" })),
  );
}

/** The search did not start. @param {() => void} again */
export function failed(again) {
  return h("div", { class: "lw-find-none", role: "alert" },
    h("p", {}, text("find.failed")),
    h("p", {}, button(text("find.again"), again, { class: "lw-find-do" })),
  );
}
