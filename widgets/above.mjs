/** Who can do more, and who to bring in: name, how to reach them, how soon they answer, what to tell them. */

import { filled, h } from "./dom.mjs";
import { icon } from "./icons.mjs";
import { disclosure } from "./offer.mjs";
import { plural, text } from "./texts.mjs";

/**
 * @param {object} decision
 * @param {import("./checker.mjs").Context} context
 * @param {Set<string>} opened
 * @param {ReturnType<import("./dom.mjs").keeper>} keep
 * @returns {HTMLElement}
 */
export function aboveYou({ above, bring_in: bringIn, notes }, context, opened, keep) {
  const head = keep("head-above", "", () => h("h3", { class: "lw-block-head" }, icon("above"), text("above.heading")));
  const list = keep("people", [above, bringIn], () => h("ul", { class: "lw-people" }, people(above, bringIn, context, opened)));
  const note = notes.hand_over && handOver(notes.hand_over, opened, keep);
  return filled(keep("block-above", "", () => h("div", { class: "lw-block lw-block-above" })), [head, list, note].filter(Boolean));
}

function people(above, bringIn, context, opened) {
  const some = above.map((level) => person(level, level.level === bringIn.level ? bringIn : null, context, opened));
  return above.some(({ level }) => level === bringIn.level) ? some : [broughtIn(bringIn, context), ...some];
}

// Every answer is told in it, so its text alone changes.
function handOver(said, opened, keep) {
  const details = keep("hand-over", "", () => disclosure("hand-over", text("copy.hand_over.show"), opened, [h("pre", { class: "lw-note" })]));
  details.querySelector("pre").textContent = said;
  return details;
}

// The route to whom the situation names may have a way and a time of its own.
function person(level, route, context, opened) {
  const sure = level.offers.some(({ amount }) => amount !== null);
  return h("li", { "data-level": level.level },
    h("p", { class: "lw-person" }, text(sure ? "above.more" : "above.perhaps", { name: level.name })),
    reach(route ?? level, context),
    route && why(route),
    level.undisclosed ? undisclosed(level) : disclosure(`above-${level.level}`, plural("above.what", level.offers.length), opened,
      [h("ul", { class: "lw-more" }, level.offers.map((offer) => more(offer, context.format)))]),
  );
}

// What they may give is not in this policy: only for what they may have more.
function undisclosed({ offers }) {
  return h("p", { class: "lw-quiet" }, text("above.undisclosed", { names: offers.map(({ name }) => name).join("; ") }));
}

function broughtIn(level, context) {
  return h("li", { "data-level": level.level },
    h("p", { class: "lw-person" }, text("bring.heading", { name: level.name })),
    reach(level, context),
    why(level),
  );
}

function why({ when, code }) {
  return h("p", { class: "lw-when" }, when && text("above.when", { when }), code && [` · ${text("above.code")} `, h("span", { class: "lw-code" }, code)]);
}

function reach({ reach: how, answers_within: within }, { format }) {
  const parts = [how && text("above.reach", { reach: how }), within && text("above.within", { time: format.duration(within) })];
  const said = parts.filter(Boolean).join(" · ");
  return said && h("p", { class: "lw-reach" }, said);
}

function more(offer, format) {
  const { main } = format.offer({ basis: "goodwill", ...offer });
  return h("li", {}, offer.unit === "yes or no" && offer.amount ? offer.name : `${offer.name}: ${main}`);
}
