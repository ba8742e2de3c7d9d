/** What the log says of a new case: how many of their gifts a rep has left, how much of a budget is used up. */

import { told } from "../case.mjs";
import { desk } from "../desk.mjs";
import { isOwn, logs } from "./keeping.mjs";
import { all } from "./store.mjs";
import { moment } from "./entry.mjs";
import { factsOf } from "../policy.mjs";

const OWN = "representative";

/**
 * The facts of a situation that a rep's own log can say; none before they have logged anything.
 * @param {object} policy @param {string} situation
 * @returns {string[]}
 */
export function countable(policy, situation) {
  if (!logs()) return [];
  const budgets = Object.values(policy.remedies).map(({ budget }) => budget).filter((one) => one?.per === OWN);
  const named = new Set(budgets.flatMap(({ left, used }) => [left, used]));
  const own = (id) => (policy.facts[id].from_log ? policy.facts[id].from_log.per === OWN : named.has(id));
  return factsOf(policy, situation).filter(own);
}

/**
 * The facts of a case that the log may say: nobody has told them, and nothing was given yet.
 * @param {object} policy @param {import("../case.mjs").Case} kase
 * @returns {string[]}
 */
export function untold(policy, kase) {
  if (Object.keys(kase.accepted).length) return [];
  const said = told(kase);
  return countable(policy, kase.situation).filter((id) => !(id in kase.facts) || !said.includes(id));
}

/**
 * What this rep's entries come to now, as `leeway.desk.counting` says it.
 * @returns {Promise<{facts: object, budgets: object[], unclear: string[], unread: object[]} | null>} null: nobody can say
 */
export async function counted() {
  try {
    const entries = (await all()).filter(isOwn).map(({ id, at, zone, case: line, owed }) => ({ id, at, zone, case: line, owed }));
    return (await desk("counted", { entries, now: moment() })).value;
  } catch {
    return null; // then it is asked as if there were no log
  }
}

/**
 * A case with what the log says of it, where nobody has said it yet.
 * @param {import("../case.mjs").Case} kase @param {string[]} ids @param {Record<string, {value: string}>} facts
 */
export function withCounted(kase, ids, facts) {
  const fresh = ids.filter((id) => id in facts && (!(id in kase.facts) || kase.logged?.[id] === kase.facts[id]));
  const said = Object.fromEntries(fresh.map((id) => [id, facts[id].value]));
  return fresh.length ? { ...kase, facts: { ...kase.facts, ...said }, logged: { ...kase.logged, ...said } } : kase;
}
