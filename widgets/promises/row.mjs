/** One promise with what can be done about it. */

import { button, h, newId } from "../dom.mjs";
import { SITE } from "../release.mjs";
import { LOCALE, text } from "../texts.mjs";

const WHEN = { overdue: "due.overdue", today: "due.today", later: "due.later" };

/** A day, or a minute, as the policy's locale writes it. @param {string} by @returns {string} */
export function whenText(by) {
  const at = new Date(by.length > 10 ? by : `${by}T12:00`);
  if (Number.isNaN(at.getTime())) return by;
  const year = at.getFullYear() !== new Date().getFullYear() && { year: "numeric" };
  return at.toLocaleString(LOCALE, { weekday: "short", day: "numeric", month: "short", ...year, ...(by.length > 10 && { hour: "numeric", minute: "2-digit" }) });
}

/** What was promised to whom: "A call (T-1041)". @param {{what: string, ticket: string}} promise */
export const named = ({ what, ticket }) => (ticket ? text("due.named", { what, ticket }) : what);

/**
 * @param {import("./open.mjs").Open} promise
 * @param {{settle: (state: "kept" | "broken") => void, move: (by: string) => void, save: () => void}} do_
 * @returns {HTMLElement}
 */
export function row(promise, { settle, move, save }) {
  const { entry, number, by, when } = promise;
  const [what, key] = [named(promise), `${entry.id}-${number}`];
  const press = (label, of, act) => button(text(label), act, { "data-key": `${label}-${key}`, "aria-label": text(of, { what }) });
  const place = h("span", { class: "lw-promise-do" });
  const actions = [
    press("due.kept", "due.kept.of", () => settle("kept")),
    press("due.broken", "due.broken.of", () => settle("broken")),
    press("due.move", "due.move.of", () => place.replaceChildren(...moving(by, what, move, back))),
    press("due.calendar", "due.calendar.of", save),
  ];
  const back = () => { place.replaceChildren(...actions); actions[2].focus(); };
  place.append(...actions);
  return h("li", { class: `lw-promise lw-promise-${when}`, "data-key": key },
    h("div", { class: "lw-promise-what" },
      h("p", {}, h("span", { class: "lw-promise-when" }, text(WHEN[when])), " ", h("strong", {}, what)),
      h("p", { class: "lw-quiet" }, text("due.line", { by: whenText(by) }), " ", h("a", { href: new URL(`playbook/checker/#${entry.case}`, SITE).href }, text("due.case")))),
    place);
}

function moving(by, what, move, back) {
  const timed = by.length > 10;
  const input = h("input", { id: newId("moved"), class: "lw-input", type: timed ? "datetime-local" : "date", value: by, "aria-label": text("due.by.of", { what }) });
  const act = () => (input.value ? move(input.value) : input.focus());
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.isComposing) act();
    if (event.key === "Escape") back();
  });
  queueMicrotask(() => input.focus());
  return [input, button(text("ask.confirm"), act), button(text("wins.cancel"), back)];
}
