/** What a page brought along for a new case: the answer that Python gave when the site was built, and the first questions. */

import { likelyQuestions } from "./policy.mjs";

/** Whether two decisions say the same; the note for the ticket may name the day, and its code holds for that. */
export const isSame = (one, other) => {
  const [a, b] = [one, other].map(({ notes, check, ...rest }) => JSON.stringify([rest, notes?.reply, notes?.hand_over]));
  return a === b;
};

/**
 * What the page says to a new case, for one that is just that. It was not told the day; of what it calls certain no day changes anything.
 * @param {string | null} said the decision as JSON
 * @param {import("./case.mjs").Case} kase
 * @param {object} policy
 * @returns {object | null}
 */
export function opening(said, { situation, level, on }, policy) {
  if (!said) return null;
  const decision = JSON.parse(said);
  const fits = decision.situation === situation && decision.level === level && decision.policy === policy.version;
  return fits ? { ...decision, on } : null;
}

/**
 * What is asked until the first decision: what the page says, or what the tables name.
 * @param {string | null} said ids of facts
 * @param {string} situation
 * @param {object} policy
 * @param {object | null} decision
 */
export function firstQuestions(said, situation, policy, decision) {
  const told = said?.split(/\s+/).filter((id) => Object.hasOwn(policy.facts, id));
  const first = (told ?? likelyQuestions(policy, situation).slice(0, 3)).map((fact) => ({ fact, for: "now" }));
  return [...first, ...(decision?.ask ?? []).filter((one) => one.for !== "now")];
}
