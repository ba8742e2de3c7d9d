/**
 * What a round is made of, as the address of its page says it: `?step=first_day&seed=K3F9`. Whoever opens that address has the same round.
 *
 * @typedef {{step: string, situation: string, kind: string, wrong: string[], seed: string}} Settings each may be empty
 */

const SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; // none that is read for another
const LENGTH = 6;
const SEED = /^[0-9A-Za-z-]{1,40}$/;
const KINDS = ["case", "phrase"];

/** @param {string} search as of `location` @returns {Settings} */
export function settingsIn(search) {
  const told = new URLSearchParams(search);
  const one = (name) => (told.get(name) ?? "").trim();
  const [seed, kind] = [one("seed"), one("kind")];
  return {
    step: one("step"),
    situation: one("situation"),
    kind: KINDS.includes(kind) ? kind : "",
    wrong: one("wrong").split(/\s+/).filter(Boolean),
    seed: isSeed(seed) ? seed : "",
  };
}

/** Whether something may be a seed. @param {string} said */
export const isSeed = (said) => SEED.test(said);

/** Whether the settings say what to practise; else the reader is asked. @param {Settings} settings */
export const isChosen = ({ step, situation, kind, seed }) => [step, situation, kind, seed].some(Boolean);

/** Nothing chosen. @type {Settings} */
export const NONE = { step: "", situation: "", kind: "", wrong: [], seed: "" };

/** The settings as an address has them, which is also the name of their round. @param {Settings} settings @returns {string} */
export function searchOf({ step, situation, kind, wrong, seed }) {
  const told = Object.entries({ step, situation, kind, wrong: wrong.join(" "), seed }).filter(([, value]) => value !== "");
  return new URLSearchParams(told).toString();
}

/** The settings as Python is told them: a round of which nothing is answered yet. @param {Settings} settings */
export function roundFor({ step, situation, kind, wrong, seed }) {
  return { seed, ...(step && { step }), ...(!step && situation && { situations: [situation] }), ...(!step && kind && { kind }), ...(wrong.length && { wrong }) };
}

/** A seed that nobody chose, short enough to be read out to a colleague. @returns {string} */
export function anySeed() {
  return [...crypto.getRandomValues(new Uint8Array(LENGTH))].map((byte) => SIGNS[byte % SIGNS.length]).join("");
}

/** Has the address say the settings, so that a reload finds the same round. @param {Settings} settings */
export function showSettings(settings) {
  const search = searchOf(settings);
  if (location.search.slice(1) !== search) history.replaceState(history.state, "", `${location.pathname}${search && `?${search}`}`);
}
