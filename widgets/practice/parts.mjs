/**
 * A part of a question: a choice, marks, an amount or a text. What it is about stands in it; here it is drawn, and answered by keys.
 *
 * @typedef {object} Part
 * @property {HTMLElement} element
 * @property {() => void} focus
 * @property {() => string | string[]} answer as Python is told it
 * @property {() => string | string[]} draft as it was chosen or typed
 * @property {() => boolean} told whether anything was answered
 * @property {boolean} needed whether no answer can only have been forgotten
 * @property {(digit: string) => boolean} press chooses by number; false where there is no such choice
 * @property {(letter: string) => boolean} tap answers yes or no; false where that is no answer
 * @property {() => boolean} unpress forgets a number that was only begun; false: there was none
 */

import { h, newId } from "../dom.mjs";
import { unitWord } from "../format.mjs";
import { mark } from "../marks.mjs";
import { numbering } from "../numbering.mjs";
import { policyText } from "../numbers.mjs";

const LONGEST = 300; // letters of a text

/**
 * @param {object} told as Python describes it
 * @param {string | string[] | undefined} given what was answered before
 * @param {{format: ReturnType<import("../format.mjs").formats>, changed: () => void, chosen: () => void, goOn: () => void}} context `chosen` after a choice by key, `goOn` after Enter
 * @returns {Part}
 */
export function part(told, given, context) {
  const make = { choice: options, marks: options, amount, text: sentence }[told.kind];
  return make(told, given, context);
}

function options(told, given, { changed, chosen: done }) {
  const several = told.kind === "marks";
  const name = newId("part");
  const number = numbering(told.options.length);
  const chosen = [given ?? []].flat();
  const inputs = told.options.map(({ value }) =>
    h("input", { type: several ? "checkbox" : "radio", name, value, checked: chosen.includes(value), on: { change: changed } }));
  const labels = told.options.map((one, index) =>
    h("label", { class: "lw-button lw-pick" }, inputs[index], mark(number.of(index)), h("span", {}, one.name)));
  const hint = hintOf(told);
  const element = h("fieldset", { class: "lw-question", "data-part": told.id, "aria-describedby": hint?.id },
    h("legend", { class: "lw-ask" }, told.ask), hint, h("div", { class: several ? "lw-picks" : "lw-choices" }, labels));
  const press = (digit) => {
    const used = number.press(digit, labels);
    const begun = labels.some((label) => label.classList.contains("lw-begun"));
    if (used && !begun && !several) done();
    return used;
  };
  return {
    element,
    press,
    focus: () => (inputs.find(({ checked }) => checked) ?? inputs[0]).focus({ preventScroll: true }),
    answer: () => values(inputs, several),
    draft: () => values(inputs, several),
    needed: !several,
    told: () => inputs.some(({ checked }) => checked),
    tap: (letter) => {
      const at = told.options.findIndex(({ value }) => value === letter);
      if (at < 0) return false;
      inputs[at].click();
      done();
      return true;
    },
    unpress: () => number.forget(labels),
  };
}

function values(inputs, several) {
  const found = inputs.filter(({ checked }) => checked).map(({ value }) => value);
  return several ? found : found[0] ?? "";
}

function amount(told, given, { format, changed }) {
  const input = h("input", {
    id: newId("part"), class: "lw-input", type: "text", inputmode: "decimal", autocomplete: "off", spellcheck: "false", size: 10, value: given ?? "",
    on: { input: changed },
  });
  const answer = () => (input.value.trim() && policyText(input.value.trim(), told.unit, format.currency, format.locale));
  return typed(told, input, answer, unitBeside(told.unit, input, format));
}

function unitBeside(unit, input, { currency }) {
  const shown = { money: currency.symbol, percent: "%", number: "" }[unit] ?? unitWord(unit);
  const before = { money: currency.format.money, percent: currency.format.percent }[unit]?.endsWith("{}");
  const beside = shown && h("span", { class: "lw-unit" }, shown);
  return h("div", { class: "lw-choices" }, h("span", { class: "lw-field" }, before && beside, input, !before && beside));
}

function sentence(told, given, { changed, goOn }) {
  const enter = (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    goOn();
  };
  const input = h("textarea", {
    id: newId("part"), class: "lw-input lw-wide", rows: 2, maxlength: LONGEST, value: given ?? "", on: { input: changed, keydown: enter },
  });
  return typed(told, input, () => input.value.trim(), input);
}

function typed(told, input, answer, box) {
  const hint = hintOf(told);
  if (hint) input.setAttribute("aria-describedby", hint.id);
  const quote = told.quote && h("blockquote", { class: "lw-deal-said" }, told.quote);
  const element = h("div", { class: "lw-question", "data-part": told.id },
    h("label", { class: "lw-ask", for: input.id }, told.ask), quote, hint, box);
  const focus = () => { input.focus({ preventScroll: true }); input.select(); };
  return {
    element,
    focus,
    answer,
    draft: () => input.value,
    needed: true,
    told: () => input.value.trim() !== "",
    press: () => { focus(); return false; }, // the digit goes on into the field
    tap: () => false,
    unpress: () => false,
  };
}

const hintOf = (told) => (told.hint ? h("p", { class: "lw-where", id: newId("hint") }, told.hint) : null);
