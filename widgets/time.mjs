/** "At what time on that day?" - where an amount depends on the time of day, and the case names only the day. */

import { button, h, newId } from "./dom.mjs";
import { thisMinute, today } from "./case.mjs";
import { letterOf } from "./keys.mjs";
import { mark } from "./marks.mjs";
import { text } from "./texts.mjs";

/** @param {import("./checker.mjs").Context} context */
export function timeOfDay({ act, format }) {
  const why = h("p", { class: "lw-quiet", id: newId("why") }, text("time.why"));
  const input = h("input", { id: newId("time"), class: "lw-input", type: "time", "aria-describedby": why.id, on: { keydown: (event) => key(event) } });
  const tell = () => input.value && act.on(`${act.case().on} ${input.value}`, true);
  const key = (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    tell();
  };
  const now = button("", () => act.on(thisMinute(), true), { "aria-keyshortcuts": letterOf("today") });
  now.append(mark(letterOf("today"), "lw-letter"), h("span", {}, text("time.now")));
  const label = h("label", { class: "lw-ask", for: input.id });
  const element = h("div", { class: "lw-question lw-time" },
    label, why,
    h("div", { class: "lw-choices" }, h("span", { class: "lw-field" }, input, button(text("ask.confirm"), tell, { class: "lw-button lw-confirm" })), now),
  );
  return {
    element,
    focus: () => input.focus({ preventScroll: true }),
    press: () => { input.focus({ preventScroll: true }); return false; },
    unpress: () => false,
    tap: (kind) => kind === "today" && !now.hidden && (now.click(), true),
    render({ on }) {
      label.textContent = text("time.label", { date: format.date(on) });
      now.hidden = on !== today(); // of another day, this minute says nothing
    },
  };
}
