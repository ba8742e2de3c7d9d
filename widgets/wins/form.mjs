/** The form in which a case is logged, or an entry changed: how it ended, their words, what to mend. Enter keeps it. */

import { toClipboard } from "../copy.mjs";
import { button, h, newId } from "../dom.mjs";
import { mark } from "../marks.mjs";
import { promiseFields } from "../promises/fields.mjs";
import { CHECKER, style } from "../styles.mjs";
import { text } from "../texts.mjs";
import { ENDS, LONGEST } from "./entry.mjs";
import { rowOf } from "./exchange.mjs";
import { keepRepName, repName, whyNot } from "./keeping.mjs";
import { personalIn } from "./personal.mjs";

const KEYS = { 1: "stayed", 2: "left", 3: "praised", 4: "escalated", 0: "" };
const KINDS = { card: "wins.personal.card", account: "wins.personal.account", mail: "wins.personal.mail", phone: "wins.personal.phone" };

/**
 * @typedef {object} About
 * @property {string} title
 * @property {string} [heading] its element, where it is not h3
 * @property {(string | Node)[]} said what is logged, a line each
 * @property {{remedy: string, name: string, text: string}[]} [owed] what was owed; each can be unticked
 * @property {Partial<import("./store.mjs").Entry>} told what the form begins with
 * @property {object} [promise] what its fields for promises are about; left out, there are none
 */

/**
 * @param {About} about
 * @param {(told: {ended: string, words: string, fix: string, rep: string, owed: string[], promises: object[]}) => Promise<object>} save
 *   rejected with NotKept, and its `row` where there is one to be copied
 * @param {() => void} closed the form is gone
 */
export function winForm(about, save, closed) {
  const host = h("div", { class: "lw-win-host" });
  const root = host.attachShadow({ mode: "open" });
  const title = newId("win");
  const ends = endings(about.told.ended ?? "");
  const words = area("wins.words", about.told.words, LONGEST.words);
  const fix = area("wins.fix", about.told.fix, LONGEST.fix);
  const rep = about.told.rep === undefined && !repName() ? nameField() : null;
  let owed = ticks(about.owed ?? []);
  const promise = about.promise ? promiseFields(about.promise) : { element: null, promises: () => about.told.promises ?? [] };
  const trouble = h("div", { class: "lw-win-trouble", role: "alert" });
  const told = () => ({
    ended: ends.value(), words: words.value(), fix: fix.value(), rep: (rep ? rep.input.value.trim() : about.told.rep ?? repName()), owed: owed.value(), promises: promise.promises(),
  });
  let busy = false;
  const keep = async () => {
    if (busy) return;
    busy = true;
    try {
      if (rep) keepRepName(rep.input.value);
      await save(told());
      close();
    } catch (problem) {
      trouble.replaceChildren(...notKept(problem));
      trouble.scrollIntoView({ block: "nearest" });
    } finally {
      busy = false;
    }
  };
  const close = () => { host.remove(); closed(); };
  const said = h("ul", { class: "lw-win-said" }, listed(about.said));
  const owedPlace = h("div", {}, owed.element);
  const dialog = h("dialog", { class: "lw-win", open: true, "aria-labelledby": title },
    h("form", { class: "lw-win-form", method: "dialog", on: { submit: (event) => { event.preventDefault(); keep(); }, keydown: (event) => key(event, { ends, keep, close }) } },
      h("header", { class: "lw-win-head" }, h(about.heading ?? "h3", { id: title, class: "lw-block-head" }, about.title), button("×", close, { class: "lw-button lw-link", "aria-label": text("wins.close") })),
      said,
      owedPlace,
      ends.element,
      h("div", { class: "lw-win-texts" }, words.element, fix.element),
      promise.element,
      rep?.element,
      trouble,
      h("footer", { class: "lw-win-foot" },
        h("button", { type: "submit", class: "lw-button lw-win-keep" }, text("wins.keep"), mark("Enter", "lw-mark")),
        button(text("wins.cancel"), close, { class: "lw-button lw-link" }),
        h("span", { class: "lw-quiet" }, text("wins.enter")))));
  const loaded = style(root, [...CHECKER, "wins.css", "promises.css"]);
  root.append(h("div", { class: "lw-checker" }, dialog));
  const begin = () => { host.scrollIntoView({ block: "nearest" }); ends.focus(); };
  return {
    element: host,
    focus: () => (loaded ? loaded.then(begin) : begin()),
    /** What is logged is something else by now. @param {About} now */
    show(now) {
      owed = ticks(now.owed ?? []);
      said.replaceChildren(...listed(now.said));
      owedPlace.replaceChildren(...[owed.element].filter(Boolean));
    },
    begun: () => host.isConnected,
  };
}

const listed = (some) => some.map((one) => h("li", {}, one));

// Digits say how it ended, wherever nobody is typing; Enter keeps the entry, also while words are typed.
function key(event, { ends, keep, close }) {
  if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
  const field = event.target.closest("textarea, .lw-input");
  if (event.key === "Escape") {
    event.preventDefault();
    close();
  } else if (event.key === "Enter" && !event.shiftKey && !event.target.closest("button")) {
    event.preventDefault();
    keep();
  } else if (!field && Object.hasOwn(KEYS, event.key)) {
    event.preventDefault();
    ends.choose(KEYS[event.key]);
  }
}

function endings(now) {
  const name = newId("ended");
  const entries = [...ENDS, ""].map((value) => [value, text(value ? `wins.ended.${value}` : "wins.ended.open"), Object.keys(KEYS).find((one) => KEYS[one] === value)]);
  const made = entries.map(([value, label, digit]) => {
    const input = h("input", { type: "radio", name, value, checked: value === now, "aria-keyshortcuts": digit });
    return { input, element: h("label", { class: "lw-button lw-win-end" }, input, mark(digit, "lw-letter"), h("span", {}, label)) };
  });
  return {
    element: h("fieldset", { class: "lw-win-ends" }, h("legend", { class: "lw-ask" }, text("wins.ended")), h("div", { class: "lw-choices" }, made.map(({ element }) => element))),
    value: () => made.find(({ input }) => input.checked)?.input.value ?? "",
    choose: (value) => { const { input } = made.find((one) => one.input.value === value); input.checked = true; input.focus({ preventScroll: true }); },
    focus: () => (made.find(({ input }) => input.checked) ?? made[0]).input.focus({ preventScroll: true }),
  };
}

function area(label, now, most) {
  const id = newId("text");
  const warning = h("p", { class: "lw-personal", id: newId("personal"), role: "status" });
  const input = h("textarea", { id, class: "lw-input", rows: 2, maxlength: most, value: now ?? "", "aria-describedby": warning.id });
  const look = () => {
    const said = personalLine(input.value);
    if (warning.textContent !== said) warning.textContent = said;
  };
  input.addEventListener("input", look);
  look();
  return { element: h("div", {}, h("label", { class: "lw-label", for: id }, text(label)), input, warning), value: () => input.value.trim() };
}

/** What is said of a text in which somebody may be named; empty: nothing. @param {string} said @returns {string} */
export function personalLine(said) {
  const kinds = [...new Set(personalIn(said).map(({ kind }) => kind))];
  return kinds.length ? text("wins.personal", { what: kinds.map((kind) => text(KINDS[kind])).join(", ") }) : "";
}

function nameField() {
  const input = h("input", { id: newId("rep"), class: "lw-input", type: "text", maxlength: LONGEST.rep, autocomplete: "name" });
  return { input, element: h("div", {}, h("label", { class: "lw-label", for: input.id }, text("wins.rep")), " ", input, h("p", { class: "lw-quiet" }, text("wins.rep.why"))) };
}

function ticks(some) {
  const made = some.map(({ remedy, name, text: much }) => {
    const input = h("input", { type: "checkbox", value: remedy, checked: true });
    return { input, element: h("label", { class: "lw-win-tick" }, input, " ", h("strong", {}, much), ` ${name}`) };
  });
  return {
    element: made.length > 0 && h("fieldset", { class: "lw-win-owed" }, h("legend", { class: "lw-label" }, text("wins.owed")), made.map(({ element }) => element)),
    value: () => made.filter(({ input }) => input.checked).map(({ input }) => input.value),
  };
}

// Nothing that was typed is lost: the form stays, and its row can be taken along.
function notKept(problem) {
  const status = h("span", { role: "status" });
  const row = problem.row && JSON.stringify(rowOf(problem.row));
  const copy = async () => {
    const done = await toClipboard(row);
    if (done) status.textContent = text("wins.row.copied");
    else status.replaceChildren(h("textarea", { class: "lw-input", readonly: true, rows: 3, "aria-label": text("wins.row.copy"), value: row }));
  };
  return [h("p", { class: "lw-problem" }, whyNot(problem)), row && button(text("wins.row.copy"), copy), status].filter(Boolean);
}
