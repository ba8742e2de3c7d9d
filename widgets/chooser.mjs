/** "What did the customer say?" - choosing the situation where the page does not say which. */

import { button, h, newId, place } from "./dom.mjs";
import { strays } from "./strays.mjs";
import { text } from "./texts.mjs";

/**
 * @param {object} policy
 * @param {(situation: string) => void} choose
 * @returns {{element: HTMLElement, focus: () => void}}
 */
export function chooser(policy, choose) {
  const input = h("input", { id: newId("said"), class: "lw-input lw-wide", type: "search", autocomplete: "off", spellcheck: "false" });
  const list = h("ul", { class: "lw-situations" });
  let found = [];
  const show = () => {
    found = matching(policy, input.value);
    place(list, found.length ? found.map((id) => row(id, policy.situations[id], choose)) : [h("li", { class: "lw-quiet" }, text("choose.none"))]);
  };
  input.addEventListener("input", show);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.isComposing && found.length) choose(found[0]);
  });
  show();
  const element = h("section", { class: "lw-chooser" },
    strays(policy),
    h("label", { class: "lw-ask", for: input.id }, text("choose.label")),
    h("p", { class: "lw-where" }, text("choose.hint")),
    input,
    list,
  );
  return { element, focus: () => input.focus() };
}

function row(id, situation, choose) {
  const made = button("", () => choose(id), { class: "lw-button lw-situation-choice", "data-situation": id });
  made.append(h("span", { class: "lw-offer-name" }, situation.name), h("span", { class: "lw-where" }, situation.customers_say[0] ?? ""));
  return h("li", {}, made);
}

/**
 * The situations whose words fit, best first: those with most of the typed words in their name or in what customers say.
 * @param {object} policy
 * @param {string} typed
 * @returns {string[]}
 */
export function matching(policy, typed) {
  const words = wordsOf(typed);
  const ids = Object.keys(policy.situations);
  if (!words.length) return ids;
  const score = new Map(ids.map((id) => [id, fit(policy.situations[id], words)]));
  return ids.filter((id) => score.get(id) > 0).sort((a, b) => score.get(b) - score.get(a));
}

function fit({ name, customers_say: said }, words) {
  const own = wordsOf([name, ...said].join(" "));
  return words.filter((word) => own.some((other) => other.startsWith(word))).length;
}

function wordsOf(sentence) {
  return sentence.toLowerCase().normalize("NFKD").match(/[\p{L}\p{N}]+/gu) ?? [];
}
