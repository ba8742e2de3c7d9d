/** What to practise: a step of the path, a situation, words, or the very round that a colleague had. And what this browser knows of it. */

import { button, h, newId } from "../dom.mjs";
import { icon } from "../icons.mjs";
import { plural, text } from "../texts.mjs";
import { twice } from "../twice.mjs";
import { isPractised } from "./path.mjs";
import { carried, passedSteps, rounds, totals } from "./record.mjs";
import { isSeed, NONE, settingsIn } from "./settings.mjs";
import { topicNames } from "./topics.mjs";

/**
 * @param {{id: string, name: string, cases: number, phrases: number, pass: number | string}[]} steps of the path, as the page has them
 * @param {{policy: object, kept: boolean, act: Record<string, Function>}} context
 * @param {HTMLElement | null} certificate of the whole path
 */
export function home(steps, context, certificate) {
  const all = rounds();
  const practised = steps.filter(isPractised);
  return h("div", { class: "lw-deal-home" },
    practised.length > 0 && h("section", {},
      h("h2", {}, text("deal.path")),
      h("ul", { class: "lw-deal-steps" }, practised.map((step) => h("li", {}, stepRow(step, all, context))))),
    certificate,
    wrongLately(all, context),
    free(context),
    standing(all, context));
}

// Of the round that was ended last.
function wrongLately(all, { policy, act }) {
  const last = all.findLast(({ done }) => done);
  const names = topicNames(carried(last?.round), policy);
  return names.length > 0 && h("section", {},
    h("h2", {}, text("deal.wrong.heading")),
    h("div", { class: "lw-choices" },
      h("span", {}, names.join(", ")),
      button(text("deal.more"), () => act.begin({ ...settingsIn(`?${last.id}`), wrong: carried(last.round), seed: "" }))));
}

function stepRow(step, all, { policy, act }) {
  const passed = passedSteps(all).get(step.id);
  const state = !passed ? "" : passed.policy === policy.version ? text("deal.passed") : text("deal.passed.before", { version: passed.policy });
  const made = button("", () => act.begin({ ...NONE, step: step.id }), { class: "lw-button lw-deal-step", "data-step": step.id });
  made.append(
    h("span", { class: "lw-deal-name" }, step.name),
    h("span", { class: "lw-quiet" }, text("deal.step", { count: plural("deal.questions", step.cases + step.phrases), pass: step.pass })),
    state && h("span", { class: "lw-deal-passed" }, icon("owed"), state));
  return made;
}

function free({ policy, act }) {
  const [which, seed] = [newId("which"), newId("seed")];
  const names = Object.entries(policy.situations).map(([id, one]) => h("option", { value: `situation:${id}` }, one.name));
  const select = h("select", { id: which, class: "lw-select" },
    h("option", { value: "" }, text("deal.all")), h("option", { value: "kind:phrase" }, text("deal.words.alone")), names);
  const field = h("input", { id: seed, class: "lw-input", size: 8, maxlength: 40, autocomplete: "off", autocapitalize: "off", spellcheck: "false" });
  const problem = h("p", { class: "lw-problem", role: "status" });
  const begin = (event) => {
    event.preventDefault();
    const said = field.value.trim();
    if (said && !isSeed(said)) return (problem.textContent = text("deal.seed.wrong"), field.focus());
    const [kind, id] = select.value ? [select.value.split(":")[0], select.value.slice(select.value.indexOf(":") + 1)] : ["", ""];
    act.begin({ ...NONE, ...(kind && { [kind]: id }), seed: said });
  };
  return h("section", {},
    h("h2", {}, text("deal.free")),
    h("form", { class: "lw-deal-free", on: { submit: begin } },
      h("span", { class: "lw-field lw-deal-pair" }, h("label", { for: which }, text("deal.which")), select),
      h("span", { class: "lw-field lw-deal-pair" }, h("label", { for: seed }, text("deal.seed.field")), field),
      button(text("deal.begin"), () => {}, { type: "submit", class: "lw-button lw-deal-do" }),
      problem));
}

function standing(all, { kept, act }) {
  if (!kept) return h("p", { class: "lw-quiet lw-deal-standing" }, text("deal.forbidden"));
  const { right, of } = totals(all);
  if (!all.length) return h("p", { class: "lw-quiet lw-deal-standing" }, text("deal.kept"));
  return h("div", { class: "lw-deal-standing" },
    h("p", { class: "lw-quiet" }, plural("deal.rounds", all.length, { right, of }), " ", text("deal.kept")),
    twice({ label: text("deal.forget"), sure: text("deal.forget.sure"), yes: text("deal.forget.yes"), no: text("deal.forget.no") }, act.forget));
}
