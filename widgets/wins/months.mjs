/** Which month is shown, and what it comes to. */

import { h, newId } from "../dom.mjs";
import { LOCALE, plural, text } from "../texts.mjs";
import { dayOf } from "./entry.mjs";

const LENGTH = "2026-11".length;

/** @param {string} month like 2026-11 @returns {string} as the site's language has it */
const named = (month) => new Date(`${month}-15T12:00:00Z`).toLocaleDateString(LOCALE, { month: "long", year: "numeric", timeZone: "UTC" });

/** @param {() => void} changed */
export function months(changed) {
  const select = h("select", { id: newId("month"), class: "lw-select", on: { change: changed } });
  const element = h("p", { class: "lw-wins-month" }, h("label", { class: "lw-label", for: select.id }, text("wins.month")), " ", select);
  return {
    element,
    /** @param {import("./store.mjs").Entry[]} entries @returns {string} the month that is shown; empty: all */
    render(entries) {
      const known = [...new Set(entries.map((one) => dayOf(one).slice(0, LENGTH)))].sort().reverse();
      const now = known.includes(select.value) ? select.value : "";
      const wanted = ["", ...known];
      if ([...select.options].map(({ value }) => value).join() !== wanted.join() || !select.options.length) {
        select.replaceChildren(...wanted.map((one) => h("option", { value: one }, one ? named(one) : text("wins.month.all"))));
        select.value = now;
      }
      element.hidden = known.length < 2;
      return select.value;
    },
  };
}

const COUNTED = ["stayed", "praised", "left", "escalated", ""];

/** How the cases ended. A customer who praised has stayed as well. */
export function totals() {
  const element = h("dl", { class: "lw-wins-totals" });
  return {
    element,
    /** @param {import("./store.mjs").Entry[]} shown */
    render(shown) {
      element.hidden = !shown.length;
      const of = (ended) => shown.filter((one) => one.ended === ended).length;
      const rows = COUNTED.map((ended) => [text(ended ? `wins.total.${ended}` : "wins.total.open"), of(ended), ended || "open"]);
      const cells = [[plural("wins.total", shown.length), shown.length, "all"], ...rows.filter(([, count], index) => count || index < 2)];
      element.replaceChildren(...cells.map(([name, count, what]) => h("div", { "data-total": what }, h("dt", {}, name), h("dd", {}, String(count)))));
    },
  };
}
