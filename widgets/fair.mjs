/** "What do they think would be fair?" - asked first, because most ask for less than one would have offered. */

import { button, focusIn, h, newId, place } from "./dom.mjs";
import { unitWord } from "./format.mjs";
import { isPlainAmount, policyText } from "./numbers.mjs";
import { goodwillOf } from "./policy.mjs";
import { text } from "./texts.mjs";
import { icon } from "./icons.mjs";

const PAUSE = 250; // ms without a key before what is typed counts

/** @param {import("./checker.mjs").Context} context */
export function fair(context) {
  const { policy, format, act } = context;
  const { element, unit, input, select, clear, problem } = controls();
  const unitNow = () => (select.value === "any" ? "money" : policy.remedies[select.value].unit);
  const tell = () => act.fair(proposal(select.value, unitNow(), input.value, format));
  whenTyped(input, tell, act.advance);
  select.addEventListener("change", () => { input.value = ""; tell(); });
  clear.addEventListener("click", () => { input.value = ""; act.fair(null); input.focus(); });
  let situation;
  let shown = null;

  return {
    element,
    render({ kase, problems }) {
      if (situation !== kase.situation) place(select, choices(context, kase.situation));
      situation = kase.situation;
      // Only when the case has changed: what is half typed must stay.
      if (kase.fair !== shown && ![input, select].includes(focusIn(element))) restore(kase.fair, select, input, format);
      shown = kase.fair;
      input.parentElement.hidden = unitNow() === "yes or no";
      clear.hidden = !kase.fair;
      unit.classList.toggle("lw-behind", !(unitNow() === "money" && format.currency.format.money.endsWith("{}"))); // as it is written
      unit.textContent = unitNow() === "money" ? format.currency.symbol : unitNow() === "percent" ? "%" : unitWord(unitNow());
      const message = problems.get(`fair.${select.value}`) ?? problems.get("fair") ?? "";
      problem.hidden = !message;
      problem.textContent = message;
      input.setAttribute("aria-invalid", String(Boolean(message)));
    },
  };
}

function controls() {
  const unit = h("span", { class: "lw-unit" });
  const problem = h("p", { class: "lw-problem", id: newId("problem"), hidden: true });
  const input = h("input", {
    id: newId("fair"), class: "lw-input", type: "text", inputmode: "decimal", autocomplete: "off", spellcheck: "false", size: 8,
    "aria-describedby": problem.id,
  });
  const select = h("select", { class: "lw-select", "aria-label": text("fair.remedy") });
  const clear = button("×", () => {}, { class: "lw-button lw-clear", "aria-label": text("fair.clear") });
  const element = h("section", { class: "lw-fair" },
    h("label", { class: "lw-ask", for: input.id }, text("fair.label")),
    h("div", { class: "lw-choices" }, h("span", { class: "lw-field" }, unit, input, clear), select),
    problem,
  );
  return { element, unit, input, select, clear, problem };
}

function whenTyped(input, tell, goOn) {
  let timer = 0;
  input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(tell, PAUSE); });
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    clearTimeout(timer);
    tell();
    goOn();
  });
}

function choices({ policy }, situation) {
  const some = goodwillOf(policy, situation).map((id) => h("option", { value: id }, policy.remedies[id].name));
  return [h("option", { value: "any" }, text("fair.any")), ...some];
}

function proposal(remedy, unit, typed, { currency, locale }) {
  if (unit === "yes or no") return { remedy, text: "yes" };
  return typed.trim() ? { remedy, text: policyText(typed, unit, currency, locale) } : null;
}

function restore(kept, select, input, format) {
  select.value = kept?.remedy ?? "any";
  if (select.selectedIndex < 0) select.value = "any";
  const number = kept && /\d[\d,.]*/.exec(kept.text)?.[0].replaceAll(",", "");
  const plain = kept && ["money", "number"].some((unit) => isPlainAmount(kept.text, unit, format.currency));
  input.value = !kept ? "" : plain ? format.amount(number, "number") : kept.text;
}

const ICONS = { yes: "owed", less: "offer", above: "above", bring_in: "above", no: "refused", perhaps: "silent", undefined: "silent" };

/**
 * The answer, to stand above the verdict.
 * @param {object[]} answers of the decision
 * @param {import("./checker.mjs").Context} context
 * @returns {HTMLElement[]}
 */
export function fairAnswers(answers, context) {
  return answers.map((answer) =>
    h("div", { class: `lw-fair-answer lw-fair-${answer.answer}`, "data-answer": answer.answer },
      icon(ICONS[answer.answer]),
      h("div", {},
        h("strong", {}, fairHeading(answer, context)),
        answer.text && h("p", {}, answer.text),
      ),
    ));
}

/** The answer in a few words. */
export function fairHeading({ answer, most, unit, level }, { policy, format }) {
  if (answer === "less" && most !== null) return text("fair.less", { most: format.amount(most, unit) });
  if (level) return text(`fair.${answer}`, { level: policy.levels.find(({ id }) => id === level)?.name ?? level });
  return text(`fair.${answer}`);
}
