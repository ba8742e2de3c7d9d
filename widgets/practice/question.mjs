/** A question: the story of a case, or words, and the parts to answer. */

import { button, focusIn, h } from "../dom.mjs";
import { mark } from "../marks.mjs";
import { plural, text } from "../texts.mjs";
import { part } from "./parts.mjs";

/**
 * The story, as it stands beside the parts and later beside what came of them.
 * @param {object} told the question as Python deals it
 */
export function story({ lead, says, facts, told }) {
  return h("section", { class: "lw-deal-story", "aria-label": text("deal.story") },
    lead && h("p", {}, lead),
    says && h("blockquote", { class: "lw-deal-said" }, says),
    facts.length > 0 && h("dl", { class: "lw-deal-facts" }, facts.map(({ name, said }) => h("div", {}, h("dt", {}, name), h("dd", {}, said)))),
    told.map((sentence) => h("p", {}, sentence)));
}

/**
 * The parts, to be answered.
 * @param {object} told the question
 * @param {Record<string, string | string[]>} draft what was answered before
 * @param {{format: object, keep: (draft: Record<string, string | string[]>) => void, grade: (answers: object) => void}} context
 */
export function asked(told, draft, { format, keep, grade }) {
  const parts = told.parts.map((one, at) => part(one, draft[one.id], { format, changed: () => keep(drafts()), chosen: () => after(at), goOn: () => goOn(at) }));
  const drafts = () => Object.fromEntries(parts.map((one, index) => [told.parts[index].id, one.draft()]).filter(([, value]) => value.length));
  const answers = () => Object.fromEntries(parts.map((one, index) => [told.parts[index].id, one.answer()]));
  const { element, submit, missing } = formAround(told, parts);
  let warned = false;

  const holder = () => parts.findIndex((one) => one.element.contains(focusIn(element)));
  const current = () => (holder() >= 0 ? holder() : Math.max(0, parts.findIndex((one) => !one.told())));
  const show = () => parts.forEach((one, index) => one.element.classList.toggle("lw-current", index === current()));
  const go = (index) => {
    parts[index].focus();
    parts[index].element.scrollIntoView({ block: "nearest" });
  };
  // What was chosen by a key can still be chosen otherwise: the last part does not grade all of them.
  const after = (at) => (at < parts.length - 1 ? go(at + 1) : submit.focus({ preventScroll: true }));
  // To the next part; after the last one, all is graded. What was left out is asked for once.
  const goOn = (at = holder()) => {
    if (at >= 0 && at < parts.length - 1) return go(at + 1);
    const open = parts.findIndex((one) => !one.told() && one.needed);
    if (open < 0 || warned) return grade(answers());
    warned = true;
    const count = parts.filter((one) => !one.told() && one.needed).length;
    missing.textContent = plural("deal.missing", count);
    go(open);
  };
  element.addEventListener("submit", (event) => {
    event.preventDefault();
    goOn();
  });
  // Not every browser puts the focus on a button that is clicked; a key has no such click.
  submit.addEventListener("click", (event) => {
    if (event.detail === 0) return;
    event.preventDefault();
    goOn(-1);
  });
  element.addEventListener("focusin", show);
  element.addEventListener("change", show);
  show();
  return {
    element,
    focus: () => go(current()),
    press: (digit) => parts[current()].press(digit),
    tap: (letter) => parts[current()].tap(letter),
    back: () => parts[current()].unpress() || (current() > 0 && (go(current() - 1), true)),
  };
}

function formAround(told, parts) {
  const missing = h("p", { class: "lw-problem", role: "status" });
  const submit = button(text("deal.grade"), () => {}, { type: "submit", class: "lw-button lw-deal-do" });
  submit.append(mark("↵", "lw-mark"));
  const hint = h("span", { class: "lw-keys lw-quiet", "aria-hidden": "true" }, text("deal.keys"));
  const element = h("form", { class: "lw-deal-parts", "data-number": told.number, "aria-label": text("deal.parts"), autocomplete: "off" },
    parts.map((one) => one.element), h("div", { class: "lw-choices" }, submit, hint, missing));
  return { element, submit, missing };
}
