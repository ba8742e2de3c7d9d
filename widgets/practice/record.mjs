/**
 * What this browser keeps of practice: each round, under the settings and the seed that make it. It is read anew before each change,
 * as another tab may have written meanwhile. Nothing of it leaves the browser.
 *
 * @typedef {object} Kept
 * @property {string} id the settings and the seed, as the address has them: `step=first_day&seed=K3F9`
 * @property {string} policy the version of the policy that dealt; empty before the first question
 * @property {string} changed when, in UTC
 * @property {object} round what is told to `deal` for the question that is shown, or at the end
 * @property {object} draft what was said of that question, by part
 * @property {object | null} next what is told for the next question, once this one was graded
 * @property {object | null} score the newest
 * @property {boolean} done
 */

import { keep, kept } from "../kept.mjs";

/** The name under which rounds are kept, for `whenKeptElsewhere`. */
export const KEPT = "practice";

const LATEST = 60; // rounds that are kept, and beyond them those that were passed, ...
const MOST = 200; // ... up to so many in all
const CARRIED = 12; // topics that a round leaves to the next

/** All rounds that are kept, what was changed last at the end. @returns {Kept[]} */
export function rounds() {
  const found = kept(KEPT)?.rounds;
  return Array.isArray(found) ? found.filter(isRound) : [];
}

// Another release may have kept something of another form; what cannot be read is not there.
function isRound(one) {
  const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  const isMaybe = (value) => value === null || isObject(value);
  return isObject(one) && ["id", "policy", "changed"].every((name) => typeof one[name] === "string") && typeof one.done === "boolean"
    && isObject(one.round) && isObject(one.draft) && isMaybe(one.next) && isMaybe(one.score);
}

/** The round of these settings; undefined: there is none. @param {string} id @returns {Kept | undefined} */
export const roundOf = (id) => rounds().find((one) => one.id === id);

/** How far a round is. @param {Kept} round */
export const progress = ({ round, next, done }) => 2 * (Array.isArray(round.done) ? round.done.length : 0) + (next ? 1 : 0) + (done ? 1 : 0);

/**
 * Keeps how a round stands. Of the same round in two tabs, the one that is further on stays.
 * @param {Kept} round
 * @returns {boolean} whether this browser keeps anything
 */
export function keepRound(round) {
  const all = rounds();
  const there = all.find(({ id }) => id === round.id);
  if (there && there.policy === round.policy && progress(there) > progress(round)) return true;
  const changed = new Date().toISOString().replace(/\.\d+Z$/, "Z");
  return keep(KEPT, { rounds: some([...all.filter((one) => one !== there), { ...round, changed }]) });
}

const some = (all) => all.filter((one, index) => index >= all.length - LATEST || isPassed(one)).slice(-MOST);

/** Begins anew what was there of a round. @param {string} id */
export function dropRound(id) {
  keep(KEPT, { rounds: rounds().filter((one) => one.id !== id) });
}

/** Forgets all of them. */
export function forgetRounds() {
  keep(KEPT, null);
}

/** @param {Kept} round */
export const isPassed = ({ done, score }) => done && score?.passed === true;

/**
 * For each step whose practice was passed, the round in which it was passed last.
 * @param {Kept[]} all
 * @param {string} [policy] only by this version
 * @returns {Map<string, Kept>}
 */
export function passedSteps(all, policy) {
  const found = all.filter((one) => isPassed(one) && typeof one.round.step === "string" && (!policy || one.policy === policy));
  return new Map(found.map((one) => [one.round.step, one]));
}

/** The round of a step, or of free practice, that somebody is in the middle of: the newest. @param {string} step empty: none @param {string} policy */
export function openRound(step, policy) {
  return rounds().findLast((one) => !one.done && (one.round.step ?? "") === step && one.policy === policy && progress(one) > 0);
}

/** Topics that the next round is to deal more of. @param {object | undefined} round as it is told @returns {string[]} */
export const carried = (round) => (Array.isArray(round?.wrong) ? round.wrong.filter((one) => typeof one === "string").slice(-CARRIED) : []);

/** Right answers, and of how many, in all rounds. @param {Kept[]} all @returns {{right: number, of: number}} */
export function totals(all) {
  const sum = (name) => all.reduce((found, { score }) => found + (Number.isFinite(score?.[name]) ? score[name] : 0), 0);
  return { right: sum("right"), of: sum("of") };
}
