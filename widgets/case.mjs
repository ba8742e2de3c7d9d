/**
 * A case while it is being told: a plain value, replaced and never changed.
 * @typedef {{situation: string, level: string, facts: Record<string, string>, refused: string[],
 *            fair: {remedy: string, text: string} | null, on: string,
 *            claimed: string[], accepted: Record<string, string>, logged?: Record<string, string>}} Case
 * `logged` is what the rep's own log said of facts; as long as they stand so in the case, nobody has told them.
 */

const two = (n) => String(n).padStart(2, "0");

/** Today, where the reader is. @param {Date} [now] @returns {string} ISO date */
export function today(now = new Date()) {
  return `${String(now.getFullYear()).padStart(4, "0")}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** The minute that it is, where the reader is. @param {Date} [now] @returns {string} like 2026-11-20 12:30 */
export function thisMinute(now = new Date()) {
  return `${today(now)} ${two(now.getHours())}:${two(now.getMinutes())}`;
}

/** @param {string} situation @param {string} level @param {boolean} [timed] whether the minute counts @returns {Case} */
export function newCase(situation, level, timed = false) {
  return { situation, level, facts: {}, refused: [], fair: null, on: timed ? thisMinute() : today(), claimed: [], accepted: {} };
}

const without = (ids, id) => ids.filter((one) => one !== id);

function dropped(values, id) {
  const { [id]: _, ...rest } = values;
  return rest;
}

/** The facts that somebody told; the others are from the log. @param {Case} kase @returns {string[]} */
export function told({ facts, logged = {} }) {
  return Object.keys(facts).filter((id) => !Object.hasOwn(logged, id) || logged[id] !== facts[id]);
}

/** @param {Case} kase @param {string} fact @param {string} text @returns {Case} */
export function answered(kase, fact, text) {
  return { ...kase, facts: { ...kase.facts, [fact]: text } };
}

/** @param {Case} kase @param {string} fact @returns {Case} */
export function cleared(kase, fact) {
  return { ...kase, facts: dropped(kase.facts, fact), claimed: without(kase.claimed, fact) };
}

/** Whether the customer only says so, and nobody has verified it: marked, or no longer so. @param {Case} kase @param {string} fact @returns {Case} */
export function claiming(kase, fact) {
  const was = kase.claimed.includes(fact);
  return { ...kase, claimed: was ? without(kase.claimed, fact) : [...kase.claimed, fact] };
}

/** @param {Case} kase @param {string} remedy @returns {Case} */
export function refusing(kase, remedy) {
  return { ...kase, refused: [...without(kase.refused, remedy), remedy], accepted: dropped(kase.accepted, remedy) };
}

/** @param {Case} kase @param {string} remedy @param {string} amount @returns {Case} */
export function accepting(kase, remedy, amount) {
  return { ...kase, refused: without(kase.refused, remedy), accepted: { ...kase.accepted, [remedy]: amount } };
}

/** Neither refused nor accepted any more. @param {Case} kase @param {string} remedy @returns {Case} */
export function taking(kase, remedy) {
  return { ...kase, refused: without(kase.refused, remedy), accepted: dropped(kase.accepted, remedy) };
}

/** The case as the checker's Python reads it. @param {Case} kase @returns {string} JSON */
export function caseText({ situation, level, facts, refused, fair, on, claimed, accepted }) {
  return JSON.stringify({
    situation, level, facts, refused, fair: fair ? { [fair.remedy]: fair.text } : {}, on,
    ...(claimed.length ? { claimed } : {}),
    ...(Object.keys(accepted).length ? { accepted } : {}),
  });
}
