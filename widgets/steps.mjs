/** The steps in which a case was told, in their order, so that the last one can be taken back. They are no part of the case. */

import { cleared, taking, told } from "./case.mjs";

/** @typedef {string} Step `facts.tenure`: told, or claimed; `remedies.credit`: accepted, or refused */

/**
 * The steps of a case that came out of another: those that still stand, and behind them what is new or was told anew.
 * @param {Step[]} steps
 * @param {import("./case.mjs").Case} before
 * @param {import("./case.mjs").Case} after
 * @returns {Step[]}
 */
export function stepsAfter(steps, before, after) {
  const now = standing(after);
  const fresh = [...now.keys()].filter((step) => now.get(step) !== standing(before).get(step));
  return [...steps.filter((step) => now.has(step) && !fresh.includes(step)), ...fresh];
}

// Each step with what was said in it.
function standing(kase) {
  const { facts, claimed, refused, accepted } = kase;
  const said = [...new Set([...told(kase), ...claimed])];
  return new Map([
    ...said.map((id) => [`facts.${id}`, `${facts[id]} ${claimed.includes(id)}`]),
    ...Object.entries(accepted).map(([id, amount]) => [`remedies.${id}`, amount]),
    ...refused.map((id) => [`remedies.${id}`, "refused"]),
  ]);
}

/** What a step was about. @param {Step} step @returns {{fact?: string, remedy?: string}} */
export function about(step) {
  const [kind, id] = step.split(".");
  return kind === "facts" ? { fact: id } : { remedy: id };
}

/** The case without a step. @param {import("./case.mjs").Case} kase @param {Step} step @returns {import("./case.mjs").Case} */
export function without(kase, step) {
  const { fact, remedy } = about(step);
  return fact ? cleared(kase, fact) : taking(kase, remedy);
}
