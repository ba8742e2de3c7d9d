/** One offer: the amount large, the name, a helpful line, and the reasons one click away. */

import { button, h } from "./dom.mjs";
import { icon } from "./icons.mjs";
import { text } from "./texts.mjs";

/**
 * @param {object} offer of the decision
 * @param {import("./checker.mjs").Context} context
 * @param {Set<string>} opened keys of the details that stand open
 * @param {boolean} refusable whether the customer can say yes or no to it
 * @param {HTMLElement[]} [left] what is left of it
 * @returns {HTMLElement}
 */
export function offerCard(offer, context, opened, refusable, left = []) {
  const { main, perhaps } = context.format.offer(offer);
  // Its name says more than a large "Yes" or "depends".
  const isThing = offer.unit === "yes or no" || main === text("amount.open");
  const figure = !isThing ? main : perhaps ? text("amount.perhaps.thing", { name: offer.name }) : offer.name;
  const accept = refusable && !perhaps && offer.amount !== null ? context.acceptance?.parts(offer) : null;
  const classes = ["lw-offer", perhaps && "lw-perhaps", (offer.amount === null || isThing) && "lw-range"].filter(Boolean).join(" ");
  return h("li", { class: classes, "data-remedy": offer.remedy },
    h("div", { class: "lw-offer-top" },
      h("p", { class: "lw-figure" }, figure),
      refusable && h("div", { class: "lw-decide" }, accept?.pressed, refuse(offer, context.act)),
    ),
    accept?.field,
    !isThing && h("p", { class: "lw-offer-name" }, offer.name, " ", share(offer, context.format)),
    !perhaps && said(offer),
    left,
    !perhaps && safeguards(offer),
    offer.amount === null && h("p", { class: "lw-quiet" }, dependsOn(offer, context.policy)),
    reasons(offer, context, opened, perhaps),
  );
}

function said(offer) {
  return offer.say && h("p", { class: "lw-say" }, offer.say);
}

// What it takes above an amount: whoever gives it must see that before it is promised.
function safeguards({ safeguards: some = [] }) {
  return some.map(({ text: sentence }) => h("p", { class: "lw-safeguard" }, icon("warn"), h("span", {}, sentence)));
}

function dependsOn({ asks }, { facts }) {
  return asks.length ? text("offer.asks", { names: asks.map((id) => facts[id].name).join(", ") }) : "";
}

function refuse({ remedy, name }, act) {
  const label = { "aria-label": text("offer.refuse.name", { name }), class: "lw-button lw-refuse", "data-key": `refuse-${remedy}` };
  return button(text("offer.refuse"), () => act.refuse(remedy), label);
}

// Where the amount is not known yet, the share is the large figure already.
function share(offer, format) {
  return offer.share && offer.amount !== null && h("span", { class: "lw-share" }, format.shareOf(offer));
}

// What nobody can say yet waits with the rest.
function reasons(offer, context, opened, perhaps) {
  const parts = [
    ...(perhaps && offer.say ? [said(offer)] : []),
    ...(perhaps ? safeguards(offer) : []),
    ...listed("offer.because", offer.because.map((because) => reason(because))),
    ...changes("offer.change", offer.change, context.policy),
    ...(offer.rounded && !offer.because.some(({ text: why }) => why.includes(offer.rounded)) ? [h("p", { class: "lw-quiet lw-rounded" }, offer.rounded)] : []),
    ...terms(offer, context.format),
  ];
  const label = text(offer.because.length ? "offer.why" : "offer.more");
  return parts.length > 0 && disclosure(`why-${offer.remedy}`, label, opened, parts);
}

/**
 * A details element that stays open when the verdict is drawn anew.
 * @param {string} key
 * @param {string} label
 * @param {Set<string>} opened
 * @param {(Node | string)[]} parts
 * @param {() => void} [toggled]
 */
export function disclosure(key, label, opened, parts, toggled = () => {}) {
  const details = h("details", { class: "lw-details", open: opened.has(key) },
    h("summary", { "data-key": key }, label),
    h("div", { class: "lw-details-body" }, parts),
  );
  details.addEventListener("toggle", () => {
    if (opened.has(key) === details.open) return;
    if (details.open) opened.add(key);
    else opened.delete(key);
    toggled();
  });
  return details;
}

function listed(heading, items) {
  return items.length ? [h("p", { class: "lw-subhead" }, text(heading)), h("ul", { class: "lw-reasons" }, items)] : [];
}

function reason({ text: sentence, clause, line }) {
  return h("li", {}, sentence, " ", h("code", { class: "lw-clause", title: text("offer.line", { line }) }, clause));
}

/** What another value of one fact would give, a line each. @param {string} heading @param {object[]} some @param {object} policy */
export function changes(heading, some, policy) {
  return listed(heading, some.map((change) => h("li", {}, changeText(change, policy))));
}

// "under 95%: $30" needs the name of the fact; "if it is still down: $30" says all.
function changeText({ fact, text: change }, policy) {
  const { name, kind } = policy.facts[fact] ?? {};
  const says = !name || kind === "choice" || kind === "yes or no" || change.toLowerCase().includes(name.toLowerCase());
  return says ? change : text("offer.change.line", { name, change });
}

function terms(offer, format) {
  const worth = offer.worth && offer.unit !== "money" ? format.amount(offer.worth, "money") : null;
  const rows = [
    ["offer.note", offer.note],
    ["offer.deliver", offer.deliver],
    ["offer.expires", duration(offer.expires, format)],
    ["offer.worth", worth],
    ["offer.budget", offer.budget?.how_many && format.held(offer.budget)],
  ].filter(([, value]) => value);
  return rows.length ? [h("dl", { class: "lw-terms" }, rows.map(([key, value]) => [h("dt", {}, text(key)), h("dd", {}, value)]))] : [];
}

function duration(found, format) {
  return found && typeof found === "object" ? format.duration(found) : found;
}
