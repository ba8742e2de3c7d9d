/** One question: its choices as buttons, or a field for a number, an amount, a date or a time. */

import { afterClick, button, focusIn, h, newId } from "./dom.mjs";
import { letterOf } from "./keys.mjs";
import { mark } from "./marks.mjs";
import { numbering } from "./numbering.mjs";
import { unitWord } from "./format.mjs";
import { MOMENTS, policyText, readPolicyText } from "./numbers.mjs";
import { text } from "./texts.mjs";

/**
 * @typedef {object} Question
 * @property {HTMLElement} element
 * @property {() => void} focus
 * @property {(digit: string) => boolean} press chooses by number, or begins to; false where there is no such choice
 * @property {(kind: string) => boolean} tap gives the answer of a letter; false where there is none
 * @property {() => boolean} unpress forgets a number that was only begun; false: there was none
 * @property {(given: string | undefined, problem: string, current: boolean, claimed?: boolean) => void} render
 */

/**
 * @param {string} id of the fact
 * @param {import("./checker.mjs").Context} context
 * @returns {Question}
 */
export function question(id, context) {
  const fact = context.policy.facts[id];
  return choicesOf(fact) ? choiceQuestion(id, fact, context) : fieldQuestion(id, fact, context);
}

function choicesOf(fact) {
  if (fact.kind === "choice") return Object.entries(fact.choices);
  return fact.kind === "yes or no" ? [["yes", text("ask.yes")], ["no", text("ask.no")]] : null;
}

function choiceQuestion(id, fact, { act }) {
  const entries = choicesOf(fact);
  const own = entries.length;
  if ("if_unknown" in fact) entries.push(["not known", text("ask.unknown")]);
  const number = numbering(own);
  const buttons = entries.map(([value, label], index) => choice(value, label, number.of(index), index < own ? "" : "unknown", () => act.answer(id, value)));
  const claim = "verify" in fact ? choice("claimed", text("ask.claimed"), number.of(entries.length), "claimed", () => act.claim(id)) : null;
  claim?.classList.add("lw-claim");
  const all = claim ? [...buttons, claim] : buttons;
  const valued = (value) => buttons[entries.findIndex(([one]) => one === value)];
  const taps = { unknown: valued("not known"), claimed: claim, usual: valued(fact.usually), ...(fact.kind === "yes or no" && { yes: buttons[0], no: buttons[1] }) };
  const notes = footnotes(fact);
  const element = h("fieldset", { class: "lw-question", "data-fact": id, "aria-describedby": notes.ids },
    h("legend", { class: "lw-ask" }, fact.ask),
    notes.where,
    h("div", { class: "lw-choices", on: { keydown: (event) => moveFocus(event, all) } }, all),
    notes.problem,
  );
  return {
    element,
    focus: () => buttons[0].focus({ preventScroll: true }),
    press: (digit) => number.press(digit, all),
    unpress: () => number.forget(all),
    tap: (kind) => Boolean(taps[kind]) && (taps[kind].click(), true),
    render: (given, problem, current, claimed = false) => {
      notes.show(problem);
      claim?.setAttribute("aria-pressed", String(claimed));
      entries.forEach(([value], index) => {
        buttons[index].setAttribute("aria-pressed", String(value === given));
        buttons[index].classList.toggle("lw-usual", value === fact.usually);
      });
      if (!current) number.forget(all);
      element.classList.toggle("lw-current", current);
      all.forEach((made, index) => keysOf(made, current && number.of(index)));
    },
  };
}

// What is no choice of the policy's has a letter as well, and that is shown.
function choice(value, label, number, tap, press) {
  const made = button("", press, { class: "lw-button lw-choice", "data-value": value });
  made.append(tap ? mark(letterOf(tap), "lw-letter") : mark(number), h("span", {}, label));
  return made;
}

function moveFocus(event, buttons) {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  const at = buttons.indexOf(focusIn(buttons[0]));
  if (!step || at < 0) return;
  event.preventDefault();
  buttons[(at + step + buttons.length) % buttons.length].focus();
}

// Keys are told of the question that they are meant for now.
function keysOf(made, number) {
  const letter = made.querySelector(".lw-letter")?.dataset.letter;
  if (number) made.setAttribute("aria-keyshortcuts", [number, letter].filter(Boolean).join(" "));
  else made.removeAttribute("aria-keyshortcuts");
}

function fieldQuestion(id, fact, context) {
  const { act, format } = context;
  const input = field(fact);
  let shown; // what the field was last drawn for; null: it was not drawn since something was told
  const tell = (value) => { shown = null; act.answer(id, value); };
  const typed = typing(input, (said) => tell(asPolicyText(fact, said, format)), act.advance);
  input.addEventListener("input", () => { if (input.value.trim()) act.draft(id, asPolicyText(fact, input.value.trim(), format)); });
  const notes = footnotes(fact);
  input.setAttribute("aria-describedby", notes.ids);
  const claim = () => { typed.forget(); act.claim(id); };
  const taps = oneTap(fact, context, (value) => { typed.forget(); tell(value); }, claim);
  const element = h("div", { class: "lw-question", "data-fact": id },
    h("label", { class: "lw-ask", for: input.id }, fact.ask),
    notes.where,
    h("div", { class: "lw-choices" }, fieldBox(fact, input, format.currency, typed.commit), taps.map(({ made }) => made)),
    notes.problem,
  );
  const focus = () => { input.select(); input.focus({ preventScroll: true }); }; // in this order it is laid out but once
  return {
    element,
    focus,
    press: () => { focus(); return false; }, // the digit goes on into the field
    unpress: () => false,
    tap: (kind) => {
      const tap = taps.find((one) => one.kind === kind);
      tap?.made.click();
      return tap !== undefined;
    },
    render: (given, problem, current, claimed = false) => {
      notes.show(problem);
      taps.find(({ kind }) => kind === "claimed")?.made.setAttribute("aria-pressed", String(claimed));
      input.setAttribute("aria-invalid", String(Boolean(problem)));
      element.classList.toggle("lw-current", current);
      if (given === shown) return; // what is half typed must stay
      if (focusIn(input) !== input) input.value = typedText(fact, given, format);
      if (given === undefined) typed.forget();
      shown = given;
    },
  };
}

// What is typed counts with Enter, with the button, or when the field is left - once.
function typing(input, tell, goOn) {
  let told = "";
  const commit = () => {
    const now = input.value.trim();
    if (now === "" || now === told) return;
    told = now;
    tell(now);
  };
  // A date or a time changes with every key; it counts when it is confirmed.
  if (input.type === "text") input.addEventListener("change", () => afterClick(commit));
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    if (told !== "" && input.value.trim() === told) goOn();
    else commit();
  });
  return { commit, forget: () => { told = ""; } };
}

// The answers that need no typing, each with the letter that gives it.
function oneTap(fact, { format, act }, tell, claim) {
  const taps = [];
  const add = (kind, label, value, press = () => tell(value)) => {
    const letter = letterOf(kind);
    const made = button("", press, { class: `lw-button lw-${kind}`, "aria-keyshortcuts": letter });
    made.append(mark(letter, "lw-letter"), h("span", {}, label));
    taps.push({ made, kind });
  };
  if (fact.usually) add("usual", text("ask.usually", { value: format.value(fact, fact.usually) }), fact.usually);
  if (fact.kind === "date") add("today", text("ask.today"), "", () => tell(act.case().on.slice(0, "2026-11-22".length)));
  if (fact.kind === "date" && "from_log" in fact) add("never", text("ask.never"), "never");
  if ("if_unknown" in fact) add("unknown", text("ask.unknown"), "not known");
  if ("verify" in fact) add("claimed", text("ask.claimed"), "", claim);
  return taps;
}

function field(fact) {
  const common = { id: newId("field"), class: "lw-input", autocomplete: "off" };
  if (Object.hasOwn(NATIVE, fact.kind)) return h("input", { ...common, type: NATIVE[fact.kind], min: native(fact.from), max: native(fact.to) });
  return h("input", { ...common, type: "text", inputmode: keyboard(fact), spellcheck: "false", size: 8, placeholder: " " });
}

// What the browser has a field of its own for; it writes a T between a date and a time.
const NATIVE = { date: "date", time: "time", "date and time": "datetime-local" };
const native = (said) => said?.replace(" ", "T");

// "3 hours 10 minutes" needs letters.
function keyboard({ whole, unit }) {
  return ["hours", "minutes"].includes(unit) ? "text" : whole ? "numeric" : "decimal";
}

function fieldBox(fact, input, currency, commit) {
  const unit = { money: currency.symbol, percent: "%", count: fact.unit && unitWord(fact.unit) }[fact.kind];
  const before = { money: currency.format.money, percent: currency.format.percent }[fact.kind]?.endsWith("{}");
  const name = text("ask.confirm.name", { question: fact.ask });
  return h("span", { class: "lw-field" },
    before && h("span", { class: "lw-unit" }, unit),
    input,
    !before && unit && h("span", { class: "lw-unit" }, unit),
    button(text("ask.confirm"), commit, { class: "lw-button lw-confirm", "aria-label": name }),
  );
}

function asPolicyText(fact, typed, { currency, locale }) {
  if (Object.hasOwn(NATIVE, fact.kind)) return typed.replace("T", " ");
  return policyText(typed, fact.kind === "count" ? fact.unit : fact.kind, currency, locale);
}

// What stands in the field when an answer is changed: the number alone where it is in the fact's own unit.
function typedText(fact, given, format) {
  if (given === undefined || given === "not known") return "";
  if (Object.hasOwn(NATIVE, fact.kind)) return MOMENTS[fact.kind].test(given) ? native(given) : "";
  const read = readPolicyText(given, format.currency);
  const own = fact.kind === "count" ? fact.unit : fact.kind;
  return read && (read.unit === own || read.unit === "number") ? format.amount(read.number, "number") : format.value(fact, given);
}

function footnotes(fact) {
  const where = fact.look_in ? h("p", { class: "lw-where", id: newId("where") }, text("ask.where", { place: fact.look_in })) : null;
  const verify = fact.verify ? h("p", { class: "lw-verify", id: newId("verify") }, text("ask.verify", { place: fact.verify })) : null;
  const problem = h("p", { class: "lw-problem", id: newId("problem"), hidden: true });
  const show = (message) => {
    problem.hidden = !message;
    if (problem.textContent !== message) problem.textContent = message;
  };
  return { where: [where, verify], problem, show, ids: [where?.id, verify?.id, problem.id].filter(Boolean).join(" ") };
}
