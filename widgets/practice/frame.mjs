/** What stands around a question: which one it is, the score so far, the seed, and the ways out. */

import { copyButton } from "../copy.mjs";
import { button, h, place } from "../dom.mjs";
import { text } from "../texts.mjs";

/** @param {{home: () => void, over: () => void}} act */
export function frame(act) {
  const title = h("h2", { class: "lw-situation" });
  const score = h("span", { class: "lw-label" });
  const bar = h("progress", { class: "lw-deal-bar", max: 1, "aria-label": text("deal.progress") });
  const said = h("p", { class: "lw-deal-told", hidden: true });
  const body = h("div", { class: "lw-deal-body" });
  const done = h("span", { class: "lw-done", role: "status" });
  const seed = h("span", { class: "lw-version" });
  const unkept = h("p", { class: "lw-quiet", hidden: true }, text("deal.forbidden"));
  const announce = (what) => { done.textContent = ""; requestAnimationFrame(() => { done.textContent = what; }); };
  const ways = h("div", { class: "lw-copy-row" });
  const link = copyButton("practice", () => location.href.split("#")[0], announce);
  const element = h("div", { class: "lw-panel" },
    h("header", { class: "lw-head" }, h("div", { class: "lw-title" }, title), score, bar),
    said, body,
    h("footer", { class: "lw-copies" }, ways, done, unkept, seed));
  return {
    element,
    announce,
    /** Scrolls to its beginning, where that is out of sight; or to a part of it, where that stands below the others. @param {HTMLElement} [part] */
    show(part) {
      const top = (one) => one.getBoundingClientRect().top;
      const below = part && top(part) > top(body) + 1;
      if (below || top(element) < 0) (below ? part : element).scrollIntoView({ block: "start" });
    },
    kept: (isKept) => { unkept.hidden = isKept; },
    draw({ question, round, said: told, finish, seed: one, parts }) {
      title.textContent = round.done ? text("deal.end.title") : titleOf(question);
      score.textContent = round.score && !round.done ? scoreOf(round.score) : "";
      bar.hidden = !question?.of;
      bar.value = question?.of ? (round.done ? 1 : (question.number - 1 + (round.next ? 1 : 0)) / question.of) : 0;
      said.hidden = !told;
      said.textContent = told;
      seed.textContent = text("deal.seed", { seed: one, version: round.policy });
      place(body, parts);
      done.textContent = "";
      body.classList.toggle("lw-deal-two", !round.done && question.situation !== null);
      const over = round.done ? null : button(text("deal.over"), act.over);
      const end = finish && round.score ? button(text("deal.finish"), finish) : null;
      place(ways, [link, over, end, round.done ? null : button(text("deal.elsewhere"), act.home)].filter(Boolean));
    },
  };
}

function titleOf({ number, of, step, situation }) {
  const which = of ? text("deal.number.of", { n: number, of }) : text("deal.number", { n: number });
  const what = situation?.name ?? text("deal.words");
  return [step?.name, which, what].filter(Boolean).join(" · ");
}

function scoreOf({ right, of, percent, pass }) {
  return pass === null || pass === undefined ? text("deal.score", { right, of }) : text("deal.score.pass", { right, of, percent, pass });
}
