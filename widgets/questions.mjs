/** What is known so far, and below it the questions that still matter: the first few open, the others folded away. */

import { told } from "./case.mjs";
import { afterClick, button, focusIn, h, keepingFocus, place } from "./dom.mjs";
import { disclosure } from "./offer.mjs";
import { question } from "./question.mjs";
import { plural, text } from "./texts.mjs";
import { timeOfDay } from "./time.mjs";

const FIRST = 3; // questions that stand open; the answers to these often settle the others
const CLOCK = ".time"; // the question for the time of day, which is no fact's
const UNTOLD = ["assumed", "logged"]; // there is nothing to clear
const USUAL = 2; // things taken as usual that stand beside what was told; more of them wait folded

/**
 * @param {import("./checker.mjs").Context} context
 */
export function questions(context) {
  const time = timeOfDay(context);
  const made = new Map([[CLOCK, time]]);
  const first = h("div", { class: "lw-questions" });
  const later = folded();
  const opened = new Set();
  const known = h("div", { class: "lw-known" });
  const element = h("section", { class: "lw-asks", "aria-label": text("ask.heading") });
  let shown = [];
  let beyond = []; // what matters only to what others may give: there to be answered, never in the way
  let clock = false; // whether the time of day is asked for

  const get = (id) => {
    if (!made.has(id)) made.set(id, question(id, context));
    return made.get(id);
  };
  const inOrder = () => [...(clock ? [CLOCK] : []), ...shown, ...beyond];
  const holder = () => inOrder().find((id) => get(id).element.contains(focusIn(element)));
  const current = () => holder() ?? shown[0];

  const markCurrent = ({ kase, problems }) => {
    const now = current();
    for (const id of [...shown, ...beyond]) {
      get(id).render(kase.facts[id], problems.get(`facts.${id}`) ?? "", id === now, kase.claimed.includes(id));
    }
  };
  let last = null;
  // What is about to be clicked must not move away: the current question is taller than the others.
  element.addEventListener("focusin", () => afterClick(() => last && markCurrent(last)));

  const focusOn = (id) => {
    if (!inOrder().includes(id)) return false;
    later.reveal(get(id).element);
    get(id).focus();
    get(id).element.scrollIntoView({ block: "nearest" });
    return true;
  };

  return {
    element,
    render(state) {
      last = state;
      const { now, reserve, above } = open(state);
      shown = [...now, ...reserve];
      beyond = above;
      const [visible, some] = parted(now);
      const rest = [...some, ...above];
      clock = Boolean(state.decision?.needs_time);
      time.render(state.kase);
      keepingNode(element, () => {
        place(element, [known, ...(clock ? [time.element] : []), first, ...(rest.length ? [later.element] : [])]);
        place(first, listed(visible, reserve, get, state));
        later.render(rest.map((id) => get(id).element));
      });
      markCurrent(state);
      keepingFocus(known, () => place(known, knownParts(state, context, opened)));
    },
    /** Chooses for the question in focus, or the first; `tap` by the kind of an answer. */
    press: (digit) => current() !== undefined && get(current()).press(digit),
    tap: (kind) => current() !== undefined && get(current()).tap(kind),
    unpress: () => current() !== undefined && get(current()).unpress(),
    /** Puts the focus on the current question, or from there on the next; after the last comes the first. */
    next: () => focusOn(holder() === undefined ? current() : inOrder()[(inOrder().indexOf(holder()) + 1) % inOrder().length]),
    /** Takes the focus off a question that is about to go: a browser lays out all again before it removes what has the focus. */
    leave: () => { if (holder() !== undefined) focusIn(element).blur(); },
    /** Puts the focus on the first open question; false where there is none. */
    focusFirst: () => shown.length > 0 && (get(shown[0]).focus(), true),
    focusOn,
  };
}

// A single question is not worth folding away.
function parted(ids) {
  return ids.length > FIRST + 1 ? [ids.slice(0, FIRST), ids.slice(FIRST)] : [ids, []];
}

// The questions that may never have to be asked. They are drawn all the time, so that what was typed there stays.
function folded() {
  const label = h("summary", {});
  const list = h("div", { class: "lw-questions" });
  const element = h("details", { class: "lw-later" }, label, list);
  return {
    element,
    render(nodes) {
      place(list, nodes);
      label.textContent = plural("ask.later", nodes.length);
    },
    reveal: (node) => { if (list.contains(node)) element.open = true; },
  };
}

// A question that moves from one list to the other takes its focus along.
function keepingNode(root, draw) {
  const focused = focusIn(root);
  draw();
  if (focused && focused !== focusIn(root) && root.contains(focused)) focused.focus({ preventScroll: true });
}

function open({ kase, asks, problems, editing, reserveOpen }) {
  const isOpen = (id) => !(id in kase.facts) || problems.has(`facts.${id}`) || editing.has(id);
  const asked = asks.filter(({ fact }) => isOpen(fact));
  const listed = new Set(asked.map(({ fact }) => fact));
  const extra = [...Object.keys(kase.facts), ...editing].filter((id) => isOpen(id) && !listed.has(id));
  const of = (when) => asked.filter((ask) => ask.for === when).map(({ fact }) => fact);
  return { now: [...new Set(extra), ...of("now")], reserve: reserveOpen ? of("reserve") : [], above: of("above") };
}

function listed(now, reserve, get, state) {
  const nodes = now.map((id) => get(id).element);
  if (!now.length && !reserve.length) return [h("p", { class: "lw-quiet" }, state.decision ? nothing(state) : "")];
  if (!reserve.length) return nodes;
  return [...nodes, h("p", { class: "lw-subhead" }, text("ask.reserve")), ...reserve.map((id) => get(id).element)];
}

// Some situations have nothing to ask from the beginning.
function nothing({ kase }) {
  return text(Object.keys(kase.facts).length ? "ask.none" : "ask.none.ever");
}

function knownParts({ kase, decision, problems, editing }, { policy, format, act }, opened) {
  const isOpen = (id) => problems.has(`facts.${id}`) || editing.has(id);
  const counting = decision?.facts ?? [];
  const shown = (id, value) => {
    const counts = value === "not known" && counting.find(({ fact }) => fact === id)?.said;
    const said = format.value(policy.facts[id], value);
    return counts ? text("known.counts", { value: said, counts }) : said;
  };
  const said = told(kase);
  const counts = (id) => said.includes(id) || counting.some(({ fact }) => fact === id); // what the log says is shown where it matters
  const doubt = (id) => (kase.claimed.includes(id) ? "claimed" : said.includes(id) ? "" : "logged");
  const given = Object.entries(kase.facts).filter(([id]) => !isOpen(id) && counts(id))
    .map(([id, value]) => row(id, policy.facts[id], shown(id, value), doubt(id), act));
  const usual = counting.filter(({ fact, assumed }) => assumed && !(fact in kase.facts) && !editing.has(fact))
    .map(({ fact, text: value }) => row(fact, policy.facts[fact], shown(fact, value), "assumed", act));
  const list = (rows) => rows.length > 0 && h("ul", { class: "lw-chips", "aria-label": text("known.heading") }, rows);
  const few = usual.length <= USUAL;
  const folded = !few && disclosure("usual", text("known.usual", { n: usual.length }), opened, [list(usual)]);
  return [list(few ? [...given, ...usual] : given), folded].filter(Boolean);
}

// `doubt`: "assumed", "logged" (from the rep's own log), "claimed" (told, but not verified) or nothing.
function row(id, fact, value, doubt, act) {
  const names = { name: fact.name, value };
  const mark = doubt && text(`known.${doubt}`);
  const label = text("known.change", { ...names, value: [value, mark].filter(Boolean).join(" ") });
  const change = button("", () => act.edit(id), { class: "lw-chip-main", "data-key": `chip-${id}`, "aria-label": label });
  change.append(h("span", { class: "lw-chip-name" }, text("known.name", names)), h("span", { class: "lw-chip-value" }, value));
  if (doubt) change.append(" ", h("span", { class: "lw-chip-assumed" }, mark));
  const clear = button("×", () => act.clear(id), { class: "lw-chip-clear", "data-key": `clear-${id}`, "aria-label": text("known.clear", names) });
  return h("li", { class: `lw-chip${doubt ? ` lw-${doubt}` : ""}`, "data-fact": id, "data-doubt": doubt || "told" }, change, !UNTOLD.includes(doubt) && clear);
}
