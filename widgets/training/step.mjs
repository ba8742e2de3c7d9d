/** A step of the path on its own page: what was read is ticked, and what comes after reading. */

import { h } from "../dom.mjs";
import { icon } from "../icons.mjs";
import { plural, text } from "../texts.mjs";
import { pageOf, practiceOf, wholePath } from "./addresses.mjs";
import { passedSaid } from "./overview.mjs";

/**
 * @param {import("./reading.mjs").Standing} own
 * @param {import("./reading.mjs").Standing[]} all
 * @param {{act: Record<string, Function>, kept: boolean, policy: string}} context
 */
export function stepView(own, all, context) {
  const at = all.indexOf(own);
  const next = all.find((one) => !one.done && one !== own) ?? null;
  return h("section", { class: "lw-panel", "aria-label": text("path.name") },
    h("header", { class: "lw-head" },
      h("strong", {}, text("path.step.of", { n: at + 1, of: all.length })),
      h("a", { href: wholePath() }, text("path.whole"))),
    h("div", { class: "lw-path-parts" },
      reading(own, context),
      own.practised && practising(own, context)),
    own.done && h("p", { class: "lw-path-next" }, icon("owed"), h("span", {}, text("path.step.done")),
      next && h("a", { href: pageOf(next.step.id), class: "lw-button lw-path-do" }, text("path.step.next", { step: next.step.name }))));
}

function reading({ reading: all }, { act, kept }) {
  if (!kept) return h("p", { class: "lw-quiet" }, text("path.forbidden"));
  return h("fieldset", {}, h("legend", { class: "lw-label" }, text("path.ticks")),
    h("ul", {}, all.map(({ key, name, href, read }) => h("li", { class: "lw-path-tick" },
      h("label", {},
        h("input", { type: "checkbox", checked: read, "data-key": key, on: { change: (event) => act.tick(key, event.target.checked) } }),
        h("span", {}, name || text("path.this"))),
      href && h("a", { href, "aria-label": text("path.open.name", { page: name }) }, text("path.open"))))));
}

function practising({ step, passed }, { policy }) {
  const count = plural("deal.questions", step.cases + step.phrases);
  return h("div", { class: "lw-path-practice" },
    h("p", { class: "lw-label" }, text("path.practice")),
    h("p", {}, passed ? [icon("owed"), " ", passedSaid(passed, policy)] : text("deal.step", { count, pass: step.pass })),
    h("p", {}, h("a", { href: practiceOf(step.id), class: `lw-button${passed ? "" : " lw-path-do"}` }, text(passed ? "path.practise.again" : "path.practise"))));
}
