/** "They accept": what was agreed becomes part of the case, and what is left to offer is counted beside it. */

import { button, h, newId } from "./dom.mjs";
import { unitWord } from "./format.mjs";
import { compare, plainNumber, policyText } from "./numbers.mjs";
import { text } from "./texts.mjs";

/**
 * The buttons and fields of one verdict. What is half typed stays when the verdict is drawn anew.
 * @param {import("./checker.mjs").Context} context
 */
export function acceptance(context) {
  const fields = new Map();
  const fieldOf = (offer) => {
    if (!fields.has(offer.remedy)) fields.set(offer.remedy, amountField(offer, context));
    return fields.get(offer.remedy);
  };
  return {
    /** The button, and the field that it opens (null where there is nothing to choose): for an offer whose amount is certain. */
    parts(offer) {
      const whole = outright(offer, context.format.currency);
      const field = whole ? null : fieldOf(offer);
      field?.of(offer);
      const press = () => (whole ? context.act.accept(offer.remedy, whole) : field.toggle());
      const label = { "aria-label": text("offer.accept.name", { name: offer.name }), "aria-expanded": field && String(!field.element.hidden) };
      const pressed = button(text("offer.accept"), press, { class: "lw-button lw-accept", "data-key": `accept-${offer.remedy}`, ...label });
      if (field) field.opener = pressed;
      return { pressed, field: field?.element ?? null };
    },
  };
}

// What leaves no choice of an amount: a thing, or one of something.
function outright({ unit, amount }, currency) {
  if (unit === "yes or no") return "yes";
  return amount === "1" && unit !== "money" && unit !== "percent" ? policyText("1", unit, currency, "en") : null;
}

function amountField(first, { act, format }) {
  let offer = first;
  const problem = h("p", { class: "lw-problem", id: newId("problem"), hidden: true });
  const input = h("input", {
    id: newId("accept"), class: "lw-input", "data-key": `amount-${offer.remedy}`, type: "text", inputmode: "decimal", autocomplete: "off", spellcheck: "false", size: 8,
    "aria-describedby": problem.id,
  });
  const tell = (message) => { problem.hidden = !message; problem.textContent = message; input.setAttribute("aria-invalid", String(Boolean(message))); };
  const accept = () => {
    const typed = input.value.trim();
    const plain = plainNumber(typed, format.currency.format, format.locale);
    if (typed === "") return tell(text("accept.empty"));
    if (plain !== null && compare(plain, offer.amount) > 0) return tell(text("accept.above", { most: format.amount(offer.amount, offer.unit) }));
    field.close();
    return act.accept(offer.remedy, policyText(typed, offer.unit, format.currency, format.locale));
  };
  const money = offer.unit === "money";
  const unit = h("span", { class: "lw-unit" }, money ? format.currency.symbol : offer.unit === "percent" ? "%" : unitWord(offer.unit));
  const element = h("div", { class: "lw-accepting", hidden: true, on: { keydown: (event) => field.key(event) } },
    h("label", { class: "lw-label", for: input.id }, text("accept.label")),
    h("div", { class: "lw-choices" },
      h("span", { class: "lw-field" }, money && unit, input, !money && unit),
      button(text("accept.do"), accept, { class: "lw-button lw-accept-do" }),
      button(text("accept.cancel"), () => field.close(true), { class: "lw-button lw-link" })),
    problem,
  );
  const field = {
    element,
    opener: null,
    of(newest) {
      const same = offer.amount === newest.amount;
      offer = newest;
      if (element.hidden || !same) input.value = format.amount(offer.amount, "number");
    },
    toggle() {
      if (!element.hidden) return field.close(true);
      open(true);
      input.focus({ preventScroll: true });
      return input.select();
    },
    close(back = false) {
      open(false);
      tell("");
      if (back) field.opener?.focus({ preventScroll: true });
    },
    key(event) {
      if (event.isComposing || (event.key !== "Enter" && event.key !== "Escape")) return;
      if (event.key === "Enter" && event.target !== input) return;
      event.preventDefault();
      if (event.key === "Enter") accept();
      else field.close(true);
    },
  };
  const open = (is) => { element.hidden = !is; field.opener?.setAttribute("aria-expanded", String(is)); };
  return field;
}

/**
 * What they have accepted, each with a way back.
 * @param {object} decision
 * @param {import("./checker.mjs").Context} context
 * @returns {HTMLElement | null} null: nothing
 */
export function acceptedList(decision, { policy, act, format }) {
  const counted = new Map((decision.accepted ?? []).map((one) => [one.remedy, one]));
  const ids = [...new Set([...counted.keys(), ...Object.keys(act.case().accepted)])];
  if (!ids.length) return null;
  return h("ul", { class: "lw-refused lw-accepted" }, ids.map((id) => {
    const { name, unit } = policy.remedies[id];
    const one = counted.get(id);
    const said = unit === "yes or no" ? "" : one ? format.amount(one.amount, one.unit) : format.value({ kind: "count", unit }, act.case().accepted[id]);
    const undo = { class: "lw-button lw-undo", "data-key": `return-${id}`, "aria-label": text("accept.undo.name", { name }) };
    return h("li", { "data-remedy": id }, h("span", {}, said && h("strong", {}, `${said} `), name), button(text("verdict.undo"), () => act.undo(id), undo));
  }));
}
