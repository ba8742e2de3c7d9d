/** The path as a whole: how much of it is done, which step comes next, and how each one stands. */

import { h } from "../dom.mjs";
import { icon } from "../icons.mjs";
import { plural, text } from "../texts.mjs";
import { twice } from "../twice.mjs";
import { practiceOf, wholePractice, pageOf } from "./addresses.mjs";

/** @param {import("./reading.mjs").Standing[]} all @param {{act: Record<string, Function>, kept: boolean, policy: string}} context */
export function pathView(all, context) {
  const done = all.filter((one) => one.done).length;
  const next = all.find((one) => !one.done);
  return h("section", { class: "lw-panel", "aria-label": text("path.name") },
    h("header", { class: "lw-head" },
      h("strong", {}, plural("path.done", all.length, { done })),
      h("progress", { class: "lw-path-bar", max: all.length, value: done, "aria-label": text("path.name") })),
    context.kept ? (next ? nextStep(next) : finished(all)) : h("p", { class: "lw-path-next lw-quiet" }, text("path.forbidden")),
    h("ol", { class: "lw-path-steps" }, all.map((one) => row(one, one === next, context))),
    context.kept && all.some(begun) && h("footer", { class: "lw-copies" },
      twice({ label: text("path.over"), sure: text("path.over.sure"), yes: text("path.over.yes"), no: text("path.over.no") }, context.act.over)));
}

const begun = ({ reading, passed }) => passed !== null || reading.some(({ read }) => read);

function nextStep({ step, reading, practised, passed }) {
  const read = reading.every((one) => one.read);
  const href = read && practised && !passed ? practiceOf(step.id) : pageOf(step.id);
  return h("p", { class: "lw-path-next" },
    h("span", {}, text("path.next")), " ", h("a", { href, class: "lw-button lw-path-do" }, read ? text("path.next.practise", { step: step.name }) : step.name));
}

function finished(all) {
  const several = all.filter(({ practised }) => practised).length > 1;
  return h("p", { class: "lw-path-next" }, icon("owed"), h("span", {}, text("path.finished")),
    several && h("a", { href: wholePractice(), class: "lw-button" }, text("path.certificate")));
}

function row(one, isNext, context) {
  const { step, done } = one;
  return h("li", { class: isNext ? "lw-path-now" : "", "data-step": step.id },
    h("span", { class: "lw-path-mark" }, done ? icon("owed") : ""),
    h("a", { href: pageOf(step.id), "aria-current": isNext && "step" }, step.name),
    h("span", { class: "lw-quiet" }, said(one, context)));
}

function said({ reading, passed, practised, done }, { policy }) {
  const read = reading.filter((one) => one.read).length;
  const parts = [
    reading.length > 1 || !read ? text("path.read", { n: read, of: reading.length }) : text("path.read.all"),
    practised && (passed ? passedSaid(passed, policy) : text("path.unpractised")),
  ];
  return [done && text("path.step.done"), ...parts].filter(Boolean).join(" · ");
}

/** How practice was passed, and under which version where that is not the present one. */
export function passedSaid({ score, policy: version }, policy) {
  const values = { percent: score.percent, version };
  return version === policy || !policy ? text("path.passed", values) : text("path.passed.before", values);
}
