/**
 * A case while it is being told: a plain value, replaced and never changed.
 * @typedef {{situation: string, level: string, facts: Record<string, string>, refused: string[],
 *            fair: {remedy: string, text: string} | null, on: string}} Case
 */

/** Today, where the reader is. @param {Date} [now] @returns {string} ISO date */
export function today(now = new Date()) {
  const two = (n) => String(n).padStart(2, "0");
  return `${String(now.getFullYear()).padStart(4, "0")}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** @param {string} situation @param {string} level @returns {Case} */
export function newCase(situation, level) {
  return { situation, level, facts: {}, refused: [], fair: null, on: today() };
}

/** @param {Case} kase @param {string} fact @param {string} text @returns {Case} */
export function answered(kase, fact, text) {
  return { ...kase, facts: { ...kase.facts, [fact]: text } };
}

/** @param {Case} kase @param {string} fact @returns {Case} */
export function cleared(kase, fact) {
  const { [fact]: _, ...facts } = kase.facts;
  return { ...kase, facts };
}

/** @param {Case} kase @param {string} remedy @returns {Case} */
export function refusing(kase, remedy) {
  return { ...kase, refused: [...kase.refused.filter((id) => id !== remedy), remedy] };
}

/** @param {Case} kase @param {string} remedy @returns {Case} */
export function taking(kase, remedy) {
  return { ...kase, refused: kase.refused.filter((id) => id !== remedy) };
}

/** The case as the checker's Python reads it. @param {Case} kase @returns {string} JSON */
export function caseText({ situation, level, facts, refused, fair, on }) {
  return JSON.stringify({ situation, level, facts, refused, fair: fair ? { [fair.remedy]: fair.text } : {}, on });
}
