/** What came of a question: each part right or wrong, what is right, the clause that decides it, and what would have changed it. */

import { h } from "../dom.mjs";
import { icon } from "../icons.mjs";
import { SITE } from "../release.mjs";
import { text } from "../texts.mjs";

/**
 * @param {object} told the question
 * @param {object} grade as Python grades it
 */
export function graded(told, grade) {
  return h("div", { class: "lw-deal-graded" },
    grade.parts.map((one) => gradedPart(one, told.parts.find(({ id }) => id === one.id), told.situation)),
    grade.example && h("p", { class: "lw-quiet" }, text("deal.example", { name: grade.example.name })),
    grade.line && told.situation && h("p", {}, h("a", { href: situation(told.situation.id, grade.line), target: "_blank" }, text("deal.checker"))));
}

// The page of a situation, at a row of it or with a case in its checker.
const situation = (id, fragment) => new URL(`playbook/situations/${encodeURIComponent(id)}/#${fragment}`, SITE).href;

function gradedPart(one, asked, where) {
  const kind = one.right ? "right" : "wrong";
  return h("section", { class: `lw-deal-part lw-deal-${kind}`, "data-part": one.id },
    h("h3", { class: "lw-deal-verdict" }, icon(one.right ? "owed" : "refused"), h("span", {}, h("strong", {}, text(`deal.${kind}`)), " ", asked?.ask)),
    asked?.quote && h("blockquote", { class: "lw-deal-said" }, asked.quote),
    one.marks?.length ? marked(one.marks, asked) : answers(one, asked?.kind === "text"),
    one.why?.length > 0 && h("ul", { class: "lw-reasons" }, one.why.map((clause) => because(clause, where))),
    one.note && h("p", { class: "lw-quiet" }, one.note),
    one.findings?.length > 0 && h("ul", { class: "lw-reasons" }, one.findings.map(finding)),
    one.change?.length > 0 && h("details", { class: "lw-details", open: !one.right },
      h("summary", {}, text("deal.change")), h("ul", { class: "lw-plain lw-details-body" }, one.change.map((change) => h("li", {}, change)))));
}

// Of words there is never only one that is right.
function answers({ yours, answer, right }, isText) {
  const row = (name, value) => h("div", {}, h("dt", {}, name), h("dd", {}, value));
  return h("dl", { class: "lw-deal-answers" },
    row(text("deal.yours"), yours || text("deal.nothing")),
    answer && (isText || !right) && row(text(isText ? "deal.answer.text" : "deal.answer"), answer));
}

// What each of them is; and where it was taken for the other, that too.
function marked(marks, asked) {
  const named = (value) => asked?.options.find((one) => one.value === value)?.name ?? value;
  return h("ul", { class: "lw-deal-marks" }, marks.map(({ value, right, helps, text: why, instead }) =>
    h("li", { "data-missed": !right },
      icon(helps ? "owed" : "refused"),
      h("div", {},
        h("strong", {}, named(value)), " ", h("span", { class: "lw-quiet" }, text(helps ? "deal.helps" : "deal.hurts")), !right && [" ", h("span", { class: "lw-deal-missed-word" }, text("deal.missed"))],
        why && h("p", { class: "lw-quiet" }, why),
        instead && h("p", {}, text(helps ? "deal.instead.of" : "deal.instead"), " ", h("q", {}, instead))))));
}

function because({ clause, text: why }, where) {
  if (!clause || !where) return h("li", {}, why);
  return h("li", {}, why, " ", h("a", { href: situation(where.id, clause), target: "_blank", class: "lw-clause" }, clause));
}

const finding = ({ say, why }) => h("li", {}, why, say && [" ", text("deal.instead"), " ", h("q", {}, say)]);
