/** What was read of the path, as its reader ticked it, and with that how each step stands. */

import { keep, kept } from "../kept.mjs";
import { isPractised } from "../practice/path.mjs";
import { forgetRounds, passedSteps } from "../practice/record.mjs";
import { today } from "../case.mjs";

/** The name under which ticks are kept, for `whenKeptElsewhere`. */
export const READ = "path";

/**
 * @typedef {object} Standing of a step
 * @property {object} step
 * @property {{key: string, name: string, href: string, read: boolean}[]} reading the page of the step itself comes first
 * @property {import("../practice/record.mjs").Kept | null} passed the round in which its practice was passed
 * @property {boolean} practised whether it has any
 * @property {boolean} done
 */

// From what is ticked to the day.
function ticks() {
  const found = kept(READ)?.read;
  return typeof found === "object" && found !== null && !Array.isArray(found) ? found : {};
}

/** Keeps that something was read, or was not after all. @param {string} key @param {boolean} read */
export function tick(key, read) {
  const { [key]: _, ...others } = ticks(); // read anew: another tab may have written meanwhile
  keep(READ, { read: read ? { ...others, [key]: today() } : others });
}

/** Forgets what was read and what was practised. */
export function forgetReading() {
  keep(READ, null);
  forgetRounds();
}

/** @param {object[]} steps @param {import("../practice/record.mjs").Kept[]} rounds @returns {Standing[]} */
export function standings(steps, rounds) {
  const [read, passed] = [ticks(), passedSteps(rounds)];
  return steps.map((step) => {
    const pages = (step.read ?? []).map(({ id, name, href }) => ({ key: `page:${id}`, name, href }));
    const reading = [{ key: `step:${step.id}`, name: "", href: "" }, ...pages].map((one) => ({ ...one, read: Object.hasOwn(read, one.key) }));
    const [round, practised] = [passed.get(step.id) ?? null, isPractised(step)];
    return { step, reading, passed: round, practised, done: reading.every((one) => one.read) && (round !== null || !practised) };
  });
}
