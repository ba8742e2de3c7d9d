/** What a rep promises while a case is logged: fields for the form of wins. What the situation promises is offered with its day. */

import { today } from "../case.mjs";
import { desk } from "../desk.mjs";
import { h, newId } from "../dom.mjs";
import { text } from "../texts.mjs";
import { moment } from "../wins/entry.mjs";
import { personalIn } from "../wins/personal.mjs";

const LONGEST = { what: 200, ticket: 60 };

/**
 * @param {{policy: object, situation: string}} about
 * @returns {{element: HTMLElement, promises: () => import("../wins/store.mjs").Kept[]}}
 */
export function promiseFields({ situation }) {
  const ticket = h("input", { id: newId("ticket"), class: "lw-input", type: "text", maxlength: LONGEST.ticket, autocomplete: "off" });
  const own = row({ what: "", by: today(), note: "", within: "", owner: "" });
  const place = h("div", { class: "lw-promise-rows" }, own.element);
  let rows = [own];
  desk("due", { now: moment(), situation }).then(({ value }) => {
    rows = [...(value ?? []).map(row), own];
    place.replaceChildren(...rows.map(({ element }) => element));
  }).catch(() => {}); // without Python nothing is offered; a promise can be written all the same
  const element = h("details", { class: "lw-promise-fields" },
    h("summary", { on: { keydown: (event) => event.key === "Enter" && event.stopPropagation() } }, text("due.promise")), // Enter keeps the form
    h("p", { class: "lw-promise-ticket" }, h("label", { class: "lw-label", for: ticket.id }, text("due.ticket")), " ", ticket),
    place);
  return { element, promises: () => rows.map(({ promise }) => promise(ticket.value.trim())).filter(Boolean) };
}

function row({ what, by, note, within, owner }) {
  const id = newId("promise");
  const timed = by.length > 10;
  const day = h("input", { id: `${id}-by`, class: "lw-input", type: timed ? "datetime-local" : "date", value: by, "aria-label": text("due.by.of", { what: what || text("due.own") }) });
  const made = what ? offered(id, what, within, owner) : written(id);
  const said = note && h("p", { class: "lw-quiet" }, note);
  return {
    element: h("div", { class: "lw-promise-row" }, made.element, h("span", { class: "lw-promise-by" }, h("span", { class: "lw-label" }, text("due.by")), " ", day), said),
    promise: (ticket) => made.what() && { what: made.what(), ticket, by: day.value || today(), state: "open" },
  };
}

function offered(id, what, within, owner) {
  const input = h("input", { id, type: "checkbox" });
  const about = [within, owner].filter(Boolean).join(", ");
  const element = h("label", { class: "lw-win-tick", for: id }, input, " ", h("span", {}, h("strong", {}, what), about && h("span", { class: "lw-quiet" }, ` ${about}`)));
  return { element, what: () => (input.checked ? what : "") };
}

function written(id) {
  const warning = h("p", { class: "lw-personal", role: "status" });
  const look = () => { warning.textContent = personalIn(input.value).length ? text("due.personal") : ""; };
  const input = h("input", { id, class: "lw-input lw-wide", type: "text", maxlength: LONGEST.what, autocomplete: "off", on: { input: look } });
  const element = h("div", { class: "lw-promise-own" }, h("label", { class: "lw-label", for: id }, text("due.own")), input, warning);
  return { element, what: () => input.value.trim() };
}
