/** The top line: which situation, who is asking, which day, and a fresh start. */

import { today } from "./case.mjs";
import { button, focusIn, h, newId } from "./dom.mjs";
import { ownLevels } from "./levels.mjs";
import { mark } from "./marks.mjs";
import { usesNow } from "./policy.mjs";
import { text } from "./texts.mjs";

/**
 * @param {import("./checker.mjs").Context} context
 * @param {(() => void) | null} chooseAgain null where the page is about one situation
 */
export function head(context, chooseAgain) {
  const { policy, act, format } = context;
  const name = h("p", { class: "lw-situation" });
  const level = h("select", { id: newId("level"), class: "lw-select lw-level", on: { change: () => act.level(level.value) } },
    ownLevels(policy).map(({ id, name: shown }) => h("option", { value: id }, shown)));
  const timed = usesNow(policy);
  const type = timed ? "datetime-local" : "date";
  const tell = () => on.value && act.on(on.value.replace("T", " "));
  const on = h("input", { id: newId("on"), class: "lw-input", type, required: true, on: { change: tell } });
  const keys = button(text("keys.open"), act.keys, { class: "lw-button lw-keys", "aria-haspopup": "dialog" });
  keys.append(mark("?", "lw-mark"));
  const shownDate = h("summary", {});
  let midnight = 0;
  const element = h("header", { class: "lw-head" },
    h("div", { class: chooseAgain ? "lw-title" : "lw-title lw-title-plain" }, name, chooseAgain && button(text("choose.change"), chooseAgain, { class: "lw-button lw-link" })),
    h("div", { class: "lw-settings" },
      h("label", { for: level.id, class: "lw-label" }, text("level.label")), level,
      button(text("checker.over"), act.over, { class: "lw-button lw-over" }),
      keys,
      h("details", { class: "lw-date" }, shownDate, h("label", { for: on.id, class: "lw-label" }, text(timed ? "on.label.timed" : "on.label")), on),
    ),
  );
  const part = {
    element,
    render({ kase }) {
      name.textContent = chooseAgain ? policy.situations[kase.situation].name : text("checker.name");
      level.value = kase.level;
      if (focusIn(on) !== on) on.value = kase.on.replace(" ", "T");
      clearTimeout(midnight);
      // To write a date is slow the first time, and this one says more.
      const isToday = kase.on === today();
      shownDate.textContent = isToday ? text("on.today") : text("on.heading", { date: format.date(kase.on) });
      if (isToday) midnight = atMidnight(new WeakRef(part), kase);
    },
  };
  return part;
}

// What is gone by then is not kept until then: there is a new one for each customer.
const atMidnight = (part, kase) => setTimeout(() => part.deref()?.render({ kase }), untilMidnight());

const untilMidnight = (now = new Date()) => new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1) - now;
