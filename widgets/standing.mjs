/** What stands around the offers: what rules them out, what was worked out, what must be verified, what is left, what is not possible. */

import { h } from "./dom.mjs";
import { icon } from "./icons.mjs";
import { changes, disclosure } from "./offer.mjs";
import { plural, text } from "./texts.mjs";

const WORKED = 3; // lines that stand open
const PLACES = 2; // to look things up; more of them wait folded, for each question has named its own

/** Why remedies are taken away, whatever the tables say. @param {object} decision @returns {HTMLElement | null} */
export function banner({ exclusions = [] }) {
  if (!exclusions.length) return null;
  const said = exclusions.map(({ text: why }) => h("p", {}, why));
  return h("div", { class: "lw-banner" }, icon("warn"), h("div", {}, h("strong", {}, text("excluded.heading")), said));
}

/** How days and amounts were worked out, a line each. @param {object} decision @param {Set<string>} opened @returns {HTMLElement | null} */
export function workedOut({ working = [] }, opened) {
  if (!working.length) return null;
  const lines = working.map((one) => h("li", { "data-fact": one.fact }, worked(one)));
  const more = lines.length > WORKED + 1 ? lines.splice(WORKED) : [];
  return h("div", { class: "lw-block lw-block-working" },
    h("h3", { class: "lw-block-head" }, text("working.heading")),
    h("ul", { class: "lw-working" }, lines),
    more.length > 0 && disclosure("working", plural("working.more", more.length), opened, [h("ul", { class: "lw-working" }, more)]),
  );
}

/** What must be looked up before it counts, a line for each place; what they only say stands out. @returns {HTMLElement | null} */
export function verifying({ verify = [] }, opened) {
  if (!verify.length) return null;
  const claimed = verify.filter((one) => one.claimed).map((one) => lookUp([one], text("verify.claimed")));
  const places = new Map();
  for (const one of verify.filter((each) => !each.claimed)) places.set(one.text, [...(places.get(one.text) ?? []), one]);
  const told = [...places.values()].map((some) => lookUp(some));
  const list = (rows) => rows.length > 0 && h("ul", { class: "lw-verifying", "aria-label": text("verify.heading") }, rows);
  const few = told.length <= PLACES;
  return h("div", { class: "lw-verify-first" }, list([...claimed, ...(few ? told : [])]),
    !few && disclosure("verify", plural("verify.more", verify.length - claimed.length), opened, [list(told)]));
}

function lookUp(some, doubt = "") {
  const said = text("verify.line", { names: some.map(({ name }) => name).join(", "), where: some[0].text });
  return h("li", { class: doubt && "lw-unsure" }, icon("look"), h("span", {}, said, doubt && h("strong", {}, ` ${doubt}`)));
}

// "Days late: 5 days (from ... to ...)": what it is stands out, how it came about does not.
function worked({ name, said, text: sentence }) {
  const end = sentence.toLowerCase().startsWith(`${name}: ${said}`.toLowerCase()) ? name.length + 2 + said.length : 0;
  return end ? [`${sentence.slice(0, name.length)}: `, h("strong", {}, said), h("span", { class: "lw-how" }, sentence.slice(end))] : [sentence];
}

/** What is left of the bounds over several remedies. @param {object} decision @returns {HTMLElement | null} */
export function capsLeft({ left = [] }) {
  const caps = left.filter(({ kind, text: said }) => kind === "cap" && said);
  const line = ({ id, name, text: said }) => h("li", { "data-cap": id }, said.includes(name) ? said : text("left.cap", { name, left: said }));
  return caps.length ? h("ul", { class: "lw-left" }, caps.map(line)) : null;
}

/** What is left of one remedy. @param {object} decision @param {string} remedy @returns {HTMLElement[]} */
export function budgetLeft({ left = [] }, remedy) {
  const own = left.filter(({ kind, remedies, text: said }) => kind === "budget" && said && remedies.includes(remedy));
  return own.map(({ text: said }) => h("p", { class: "lw-quiet lw-budget" }, said));
}

/** What is certain not to be possible, and why: open where nothing can be offered, else one click away. */
export function notPossible(decision, { policy }, opened) {
  const none = decision.none ?? [];
  if (!none.length) return null;
  const rows = none.map(({ remedy, name, text: why, say, change = [] }) => h("li", { "data-remedy": remedy },
    h("span", { class: "lw-offer-name" }, name), ` ${why}`, say && h("p", { class: "lw-say" }, say), changes("none.change", change, policy)));
  const list = h("ul", { class: "lw-none" }, rows);
  const others = [decision.owed, decision.offers, decision.reserve].some((some) => some.length);
  return h("div", { class: "lw-block lw-block-none" }, others
    ? disclosure("none", plural("none.some", none.length), opened, [list])
    : [h("h3", { class: "lw-block-head" }, icon("refused"), text("none.heading")), list]);
}
