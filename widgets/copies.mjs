/** The foot of the panel: the reply, the note and the hand-over to copy, plain or in Markdown, and the link to the case. */

import { button, h } from "./dom.mjs";
import { copyButton } from "./copy.mjs";
import { EMBEDDED, HAS_DESK, insert, pageOf } from "./embed.mjs";
import { toFragment } from "./link.mjs";
import { recall, remember } from "./memory.mjs";
import { text } from "./texts.mjs";

const NOTES = ["reply", "ticket", "hand_over"];
const FORMS = ["plain", "markdown"];
const FORM = "leeway.form";

let form = FORMS.includes(recall(FORM)) ? recall(FORM) : FORMS[0]; // also where nothing may be remembered, for all cases of this page

/** @param {import("./checker.mjs").Context} context */
export function copies(context) {
  const done = h("span", { class: "lw-done", role: "status" });
  const version = h("span", { class: "lw-version" });
  let decision = null;
  const announce = (said) => { done.textContent = ""; requestAnimationFrame(() => { done.textContent = said; }); };
  const note = (which) => (form === "plain" ? decision.notes[which] : decision.notes.markdown[which]);
  const buttons = new Map(NOTES.map((which) => [which, copyButton(which, () => note(which), announce)]));
  const inserts = new Map(HAS_DESK ? NOTES.map((which) => [which, insertButton(which, () => decision, announce)]) : []);
  const element = h("footer", { class: "lw-copies", hidden: true },
    HAS_DESK && h("div", { class: "lw-copy-row lw-inserts" }, h("span", { class: "lw-label" }, text("insert.heading")), [...inserts.values()]),
    h("div", { class: "lw-copy-row" },
      h("span", { class: "lw-label" }, text("copy.heading")), [...buttons.values()], copyButton("link", () => linkTo(context), announce), formSwitch()),
    button(text("wins.open"), context.act.log, { class: "lw-button lw-log", "data-key": "log" }),
    done,
    version,
  );
  return {
    element,
    announce,
    render(state) {
      decision = state.decision;
      version.textContent = decision ? text("copy.policy", { version: decision.policy }) : "";
      element.hidden = !decision;
      for (const row of [buttons, inserts]) for (const [which, one] of row) one.hidden = !decision?.notes[which]; // nobody may be above
    },
  };
}

// A colleague gets the whole page, also from a panel in a ticket.
function linkTo({ act, policy }) {
  return EMBEDDED ? pageOf(act.case(), policy) : `${location.href.split("#")[0]}#${toFragment(act.case(), policy)}`;
}

function insertButton(which, decision, announce) {
  const label = text(`copy.${which}`);
  const press = () => { insert(which, decision()); announce(text("insert.done", { what: label })); };
  return button(label, press, { class: "lw-button lw-insert", "data-key": `insert-${which}`, "aria-label": text("insert.name", { what: label }) });
}

function formSwitch() {
  const made = FORMS.map((one) => button(text(`copy.${one}`), () => choose(one), { class: "lw-button lw-form", "data-key": `form-${one}` }));
  const choose = (one) => {
    form = one;
    remember(FORM, one);
    show();
  };
  const show = () => made.forEach((one, index) => one.setAttribute("aria-pressed", String(FORMS[index] === form)));
  show();
  return h("span", { class: "lw-forms", role: "group", "aria-label": text("copy.form") }, made);
}
