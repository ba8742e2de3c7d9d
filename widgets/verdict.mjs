/** The verdict: what is owed, what may be offered, what is in reserve, what they said to it, and where the policy is silent. */

import { button, filled, h, keeper, keepingFocus, place } from "./dom.mjs";
import { acceptance, acceptedList } from "./accept.mjs";
import { icon } from "./icons.mjs";
import { markAll } from "./marks.mjs";
import { disclosure, offerCard } from "./offer.mjs";
import { aboveYou } from "./above.mjs";
import { banner, budgetLeft, capsLeft, notPossible, verifying, workedOut } from "./standing.mjs";
import { plural, text } from "./texts.mjs";

/** @param {import("./checker.mjs").Context} context */
export function verdict(shared) {
  const context = { ...shared, acceptance: acceptance(shared) };
  const opened = new Set();
  const keep = keeper();
  const element = h("section", { class: "lw-verdict", "aria-label": text("verdict.heading"), tabindex: -1 });
  let drawn; // what is shown: a decision, or how the client is without one
  return {
    element,
    isReserveOpen: () => opened.has("reserve"),
    render({ decision, client }) {
      const now = decision ?? client;
      if (now === drawn) return;
      drawn = now;
      keepingFocus(element, () => place(element, decision ? blocks(decision, context, opened, keep) : client === "failed" ? [] : [waiting()]));
      markAll(element);
    },
    /** Where the eye goes after a refusal: the next thing that can be offered. */
    focusNext: () => (element.querySelector(".lw-refuse") ?? element).focus({ preventScroll: true }),
  };
}

// Holds the place of the verdict, so that nothing jumps when it comes.
function waiting() {
  return h("div", { class: "lw-skeleton", "aria-hidden": "true" }, h("span"), h("span"), h("span"));
}

// What stays the same stays where it is: most answers change one card or two.
function blocks(decision, context, opened, keep) {
  const { exclusions, verify, offers: now, owed: due, reserve: later, undefined: silences, none, working } = decision;
  const others = [due, now, later].some((some) => some.length);
  return [
    keep("banner", exclusions, () => banner(decision)),
    keep("verify", verify, () => verifying(decision, opened)),
    owed(decision, context, opened, keep),
    offers(decision, context, opened, keep),
    keep("silent", silences, () => silent(decision, context)),
    reserve(decision, context, opened, keep),
    keep("accepted", [decision.accepted, context.act.case().accepted], () => accepted(decision, context)),
    keep("refused", decision.refused, () => refused(decision, context)),
    keep("none", [none, others], () => notPossible(decision, context, opened)),
    keep("working", working, () => workedOut(decision, opened)),
    aboveYou(decision, context, opened, keep),
  ].filter(Boolean);
}

function block(kind, title, hint, body) {
  return h("div", { class: `lw-block lw-block-${kind}` }, head(kind, title, hint), body);
}

function head(kind, title, hint) {
  return h("h3", { class: "lw-block-head" }, icon(kind), title, hint && h("span", { class: "lw-hint" }, hint));
}

// As a block, with a place that stays while what stands in it changes.
function lasting(kind, title, hint, body, keep) {
  const heading = keep(`head-${kind}`, hint, () => head(kind, title, hint));
  return filled(keep(`block-${kind}`, "", () => block(kind, title, hint, [])), [heading, ...body]);
}

function cards(which, decision, context, opened, keep) {
  return filled(keep(`cards-${which}`, "", () => h("ul", { class: "lw-offers" })), grouped(decision, which, context, opened, keep));
}

function owed(decision, context, opened, keep) {
  if (!decision.owed.length) return null;
  return lasting("owed", text("verdict.owed"), text("verdict.owed.hint"), [cards("owed", decision, context, opened, keep)], keep);
}

function offers(decision, context, opened, keep) {
  const body = decision.offers.length
    ? [capsLeft(decision), cards("offers", decision, context, opened, keep)].filter(Boolean)
    : [h("p", { class: "lw-quiet" }, text(isAgreed(decision) ? "verdict.none.more" : "verdict.none"))];
  return lasting("offer", text("verdict.offers"), decision.offers.length > 1 && text("verdict.offers.hint"), body, keep);
}

function reserve(decision, context, opened, keep) {
  const some = decision.reserve.length;
  if (!some) return null;
  const list = cards("reserve", decision, context, opened, keep);
  return keep("reserve", some, () => h("div", { class: "lw-block lw-block-reserve" },
    disclosure("reserve", plural("verdict.reserve", some), opened, [h("p", { class: "lw-quiet" }, text("verdict.reserve.why")), list], context.act.redraw)));
}

// "Either … or …": offers of which the customer gets one only are framed together.
function grouped(decision, which, context, opened, keep) {
  const isOwed = which === "owed";
  const card = (offer) => offerCard(offer, context, opened, !isOwed, budgetLeft(decision, offer.remedy));
  const heading = text(isOwed ? "verdict.owed.either" : "offer.either");
  const draw = (some) => (some.length > 1 ? either(some, heading, card) : isOwed ? card(some[0]) : alone(some[0], context, card));
  return alternatives(decision[which]).map((some) => keep(`${which}-${some[0].remedy}`, [some, decision.left], () => draw(some)));
}

// Those of which only one is given together, each group where its first one stands.
function alternatives(offers) {
  const left = [...offers];
  const groups = [];
  while (left.length) {
    const first = left.shift();
    const others = left.filter(({ remedy }) => first.one_of.includes(remedy));
    for (const other of others) left.splice(left.indexOf(other), 1);
    groups.push([first, ...others]);
  }
  return groups;
}

function alone(offer, context, card) {
  const made = card(offer);
  const names = offer.one_of.map((id) => context.policy.remedies[id].name).join("; ");
  if (names) made.append(h("p", { class: "lw-instead" }, text("offer.instead", { names })));
  return made;
}

function either(some, heading, card) {
  const cards = some.flatMap((offer, index) => [
    index > 0 && h("li", { class: "lw-or" }, text("offer.or")),
    card(offer),
  ]);
  return h("li", { class: "lw-either" }, h("p", { class: "lw-subhead" }, heading), h("ul", { class: "lw-offers" }, cards));
}

const isAgreed = ({ accepted: some = [] }) => some.length > 0;

function accepted(decision, context) {
  const list = acceptedList(decision, context);
  return list && block("accepted", text("verdict.accepted"), "", list);
}

function refused({ refused: ids }, { policy, act }) {
  if (!ids.length) return null;
  const rows = ids.map((id) => {
    const { name } = policy.remedies[id];
    const undo = { class: "lw-button lw-undo", "data-key": `undo-${id}`, "aria-label": text("verdict.undo.name", { name }) };
    return h("li", { "data-remedy": id }, h("s", {}, name), button(text("verdict.undo"), () => act.undo(id), undo));
  });
  return block("refused", text("verdict.refused"), "", h("ul", { class: "lw-refused" }, rows));
}

function silent({ undefined: silences }, { policy }) {
  if (!silences.length) return null;
  const rows = silences.map(({ text: sentence, level }) => {
    const { name, reach } = policy.levels.find(({ id }) => id === level) ?? {};
    const who = [name, reach].filter(Boolean).join(", ");
    // The sentence ends with whom to ask; here it says how to reach them, too.
    const told = sentence.replace(text("verdict.undefined.ask", { who: `${name}.` }), "").trim();
    return h("li", {}, told, told !== sentence && h("strong", {}, ` ${text("verdict.undefined.ask", { who })}`));
  });
  return block("silent", text("verdict.undefined"), "", h("ul", { class: "lw-plain" }, rows));
}

/**
 * The verdict in one short sentence, shown on top and read out when it changes; and what there is beside it.
 * @param {object} decision
 * @param {import("./checker.mjs").Context} context
 * @returns {[string, string]}
 */
export function summary(decision, context) {
  const { owed: due, offers: now, reserve: later, above } = decision;
  const says = [];
  if (now.length > 1) says.push(plural("say.more", now.length - 1));
  if (!now.length && above.length) says.push(text("say.above", { name: above[0].name }));
  if (later.length) says.push(plural("say.reserve", later.length));
  if (now.length && decision.undefined.length) says.push(text("say.undefined.beside", { what: silentOn(decision, context) }));
  return [[sayOwed(due, context), sayAgreed(decision, context), sayOffer(decision, context)].filter(Boolean).join(" "), says.join(" ")];
}

const silentOn = ({ undefined: some }, { policy }) => some.map(({ remedy }) => policy.remedies[remedy].name).join("; ");

// What is certain, and how much is not; of those that exclude each other one is owed.
function sayOwed(due, { format }) {
  const shown = due.map((offer) => ({ ...offer, ...format.offer(offer) }));
  const [sure, open] = [false, true].map((open) => shown.filter(({ perhaps }) => perhaps === open));
  const said = ({ name, unit, main, perhaps }) => (perhaps || unit === "yes or no" ? name : `${main}, ${name}`);
  const or = (some) => (some.length > 1 ? text("say.owed.either", { some: some.map(said).join(text("say.owed.or")) }) : said(some[0]));
  const say = (key, some) => {
    const groups = alternatives(some);
    return groups.length > 0 && plural(key, groups.length, { what: or(groups[0]) });
  };
  return [say("say.owed", sure), say("say.owed.perhaps", open)].filter(Boolean).join(" ");
}

function sayAgreed({ accepted: some = [] }, { format }) {
  const said = some.map(({ name, unit, amount }) => (unit === "yes or no" ? name : `${format.amount(amount, unit)}, ${name}`));
  return said.length > 0 && text("say.agreed", { what: said.join("; ") });
}

function sayOffer(decision, { format, policy }) {
  const { offers: [first], undefined: silences } = decision;
  if (!first && !silences.length) return isAgreed(decision) ? "" : text("say.nothing");
  if (!first) return text("say.undefined", { who: policy.levels.find(({ id }) => id === silences[0].level)?.name ?? "" });
  const { main, perhaps } = format.offer(first);
  const kind = perhaps ? "say.offer.perhaps" : first.unit === "yes or no" ? "say.offer.thing" : "say.offer";
  return text(kind, { amount: main, name: first.name });
}
