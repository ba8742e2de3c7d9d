/** The end of a round: the score, what went wrong, and what may come next. */

import { button, h } from "../dom.mjs";
import { icon } from "../icons.mjs";
import { text } from "../texts.mjs";
import { topicNames } from "./topics.mjs";

/**
 * @param {import("./record.mjs").Kept} round
 * @param {{id: string, name: string} | null} step
 * @param {{policy: object, act: Record<string, Function>}} context
 * @param {HTMLElement | null} certificate
 */
export function ending({ score, round }, step, { policy, act }, certificate) {
  const wrong = topicNames(round.wrong ?? [], policy);
  const passed = score?.passed;
  return h("section", { class: "lw-deal-end" },
    h("p", { class: `lw-sentence lw-deal-${passed === false ? "wrong" : "right"}` },
      passed !== null && passed !== undefined && icon(passed ? "owed" : "refused"),
      h("span", {}, saidOf(score, step))),
    wrong.length > 0 && h("div", {}, h("h3", {}, text("deal.wrong.heading")), h("ul", { class: "lw-plain" }, wrong.map((one) => h("li", {}, one)))),
    certificate,
    h("div", { class: "lw-choices" },
      wrong.length > 0 && button(text("deal.more"), act.more, { class: "lw-button lw-deal-do" }),
      button(text("deal.another"), act.another, { class: `lw-button${wrong.length ? "" : " lw-deal-do"}` }),
      button(text("deal.elsewhere"), act.home)));
}

function saidOf(score, step) {
  if (!score?.of) return text("deal.end.none");
  const values = { right: score.right, of: score.of, percent: score.percent, pass: score.pass, step: step?.name };
  if (score.passed === true) return text("deal.end.passed", values);
  return text(score.passed === false ? "deal.end.failed" : "deal.end", values);
}
