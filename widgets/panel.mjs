/** The whole panel for one case: its parts, and where they stand. */

import { h, place } from "./dom.mjs";
import { chooseAgain as chooseOther, EMBEDDED } from "./embed.mjs";
import { copies } from "./copies.mjs";
import { fair, fairAnswers } from "./fair.mjs";
import { head } from "./head.mjs";
import { questions } from "./questions.mjs";
import { failed, reasonOf } from "./status.mjs";
import { strays } from "./strays.mjs";
import { summary, verdict } from "./verdict.mjs";
import { text } from "./texts.mjs";

const SLOW = 10_000; // ms after which a start is called slow

/**
 * @param {import("./checker.mjs").Context} context
 * @param {(() => void) | null} chooseAgain
 */
export function panel(context, chooseAgain) {
  const parts = {
    head: head(context, chooseAgain ?? (EMBEDDED ? chooseOther : null)),
    fair: fair(context),
    answer: answerPart(context),
    summary: summaryPart(context),
    questions: questions(context),
    verdict: verdict(context),
    copies: copies(context),
  };
  const grid = h("div", { class: "lw-grid" },
    parts.fair.element, parts.answer.element, parts.summary.element, parts.questions.element, parts.verdict.element);
  const element = h("div", { class: "lw-panel" }, parts.head.element, strays(context.policy, context.act.case().situation), grid, parts.copies.element);
  const draws = Object.values(parts).map((part) => (state) => part.render({ ...state, reserveOpen: parts.verdict.isReserveOpen() }));
  return {
    element,
    parts: draws,
    questions: parts.questions,
    verdict: parts.verdict,
    announce: parts.copies.announce,
    render(state) {
      for (const draw of draws) draw(state);
    },
  };
}

function answerPart(context) {
  const element = h("section", { class: "lw-answer", role: "status" });
  let last = "[]";
  return {
    element,
    render({ decision }) {
      const answers = decision?.fair ?? [];
      const now = JSON.stringify(answers);
      if (now !== last) place(element, fairAnswers(answers, context));
      last = now;
    },
  };
}

function summaryPart(context) {
  const sentence = h("p", { class: "lw-sentence", role: "status" });
  const trouble = h("div", { class: "lw-trouble" });
  const element = h("section", { class: "lw-summary" }, sentence, trouble);
  const since = Date.now();
  let lastTrouble = "";
  return {
    element,
    render(state) {
      const [said, beside = ""] = sentenceFor(state, context, Date.now() - since > SLOW);
      // A live region is read out at every change.
      if (sentence.textContent !== `${said} ${beside}`) place(sentence, [h("span", {}, said), h("span", { class: "lw-beside" }, ` ${beside}`)]);
      element.classList.toggle("lw-busy", state.client === "starting" && !state.decision);
      const troubleNow = troubleIn(state);
      if (troubleNow !== lastTrouble) place(trouble, troubleNow ? [failedOr(state, troubleNow, context)] : []);
      lastTrouble = troubleNow;
    },
  };
}

function sentenceFor({ decision, early, client, failure }, context, slow) {
  if (failure && client === "failed" && !(early && decision)) return [""];
  if (client !== "ready" && decision && !early) return [text("checker.recovering")];
  if (decision) return summary(decision, context);
  return slow ? [text("checker.starting.slow")] : [text("checker.starting"), text("checker.starting.early")];
}

function troubleIn({ client, failure, problems }) {
  if (client === "failed" && failure) return reasonOf(failure);
  if (failure?.code === "refused") return text("checker.problem", { message: failure.detail });
  const general = [...problems].filter(([at]) => !/^(facts|fair)\b/.test(at)).map(([, message]) => message);
  return general.length ? text("checker.problem", { message: general.join("; ") }) : "";
}

function failedOr({ client }, message, { act }) {
  return client === "failed" ? failed(message, act.retry) : h("p", { class: "lw-problem", role: "alert" }, message);
}
