/** The questions that still matter, and below them what is known so far. */

import { button, focusIn, h, keepingFocus, place } from "./dom.mjs";
import { question } from "./question.mjs";
import { text } from "./texts.mjs";

/**
 * @param {import("./checker.mjs").Context} context
 */
export function questions(context) {
  const made = new Map();
  const list = h("div", { class: "lw-questions" });
  const known = h("div", { class: "lw-known" });
  const element = h("section", { class: "lw-asks", "aria-label": text("ask.heading") }, list, known);
  let shown = [];

  const get = (id) => {
    if (!made.has(id)) made.set(id, question(id, context));
    return made.get(id);
  };
  const current = () => shown.find((id) => get(id).element.contains(focusIn(list))) ?? shown[0];

  const markCurrent = (state) => {
    const now = current();
    for (const id of shown) get(id).render(state.kase.facts[id], state.problems.get(`facts.${id}`) ?? "", id === now);
  };
  let last = null;
  element.addEventListener("focusin", () => last && markCurrent(last));

  return {
    element,
    render(state) {
      last = state;
      const { now, reserve } = open(state);
      shown = [...now, ...reserve];
      place(list, listed(now, reserve, get, state));
      markCurrent(state);
      keepingFocus(known, () => place(known, knownRows(state, context)));
    },
    /** Chooses for the question in focus, or the first. */
    press: (digit) => shown.length > 0 && get(current()).press(digit),
    /** Puts the focus on the first open question; false where there is none. */
    focusFirst: () => shown.length > 0 && (get(shown[0]).focus(), true),
    focusOn: (id) => shown.includes(id) && (get(id).focus(), true),
  };
}

function open({ kase, asks, problems, editing, reserveOpen }) {
  const isOpen = (id) => !(id in kase.facts) || problems.has(`facts.${id}`) || editing.has(id);
  const asked = asks.filter(({ fact }) => isOpen(fact));
  const listed = new Set(asked.map(({ fact }) => fact));
  const extra = [...Object.keys(kase.facts), ...editing].filter((id) => isOpen(id) && !listed.has(id));
  const of = (when) => asked.filter((ask) => ask.for === when).map(({ fact }) => fact);
  return { now: [...new Set(extra), ...of("now")], reserve: reserveOpen ? of("reserve") : [] };
}

function listed(now, reserve, get, state) {
  const nodes = now.map((id) => get(id).element);
  if (!now.length && !reserve.length) return [h("p", { class: "lw-quiet" }, state.decision ? text("ask.none") : "")];
  if (!reserve.length) return nodes;
  return [...nodes, h("p", { class: "lw-subhead" }, text("ask.reserve")), ...reserve.map((id) => get(id).element)];
}

function knownRows({ kase, decision, problems, editing }, { policy, format, act }) {
  const given = Object.entries(kase.facts).filter(([id]) => !problems.has(`facts.${id}`) && !editing.has(id));
  const assumed = (decision?.facts ?? []).filter(({ fact, assumed: is }) => is && !(fact in kase.facts) && !editing.has(fact));
  const rows = [
    ...given.map(([id, value]) => row(id, policy.facts[id], format.value(policy.facts[id], value), false, act)),
    ...assumed.map(({ fact, text: value }) => row(fact, policy.facts[fact], format.value(policy.facts[fact], value), true, act)),
  ];
  return rows.length ? [h("p", { class: "lw-subhead" }, text("known.heading")), h("ul", { class: "lw-chips" }, rows)] : [];
}

function row(id, fact, value, assumed, act) {
  const names = { name: fact.name, value };
  const change = button("", () => act.edit(id), { class: "lw-chip-main", "data-key": `chip-${id}`, "aria-label": text("known.change", names) });
  change.append(h("span", { class: "lw-chip-name" }, fact.name), h("span", { class: "lw-chip-value" }, value));
  if (assumed) change.append(h("span", { class: "lw-chip-assumed" }, text("known.assumed")));
  const clear = button("×", () => act.clear(id), { class: "lw-chip-clear", "data-key": `clear-${id}`, "aria-label": text("known.clear", names) });
  return h("li", { class: `lw-chip${assumed ? " lw-assumed" : ""}`, "data-fact": id }, change, !assumed && clear);
}
