/** What Python answers beside decisions: practice, words, wins, promises, notes. It starts with the first question. */

import { warm } from "./warm.mjs";

/**
 * @param {string} call the name of what is asked: one of CALLS in leeway/desk
 * @param {object} told
 * @param {string | object} [key] who asks: a newer question of theirs takes the place of one that still waits
 * @returns {Promise<{value: any, problems: {code: string, at: string, message: string}[]}>} rejected with NoAnswer
 */
export async function desk(call, told, key) {
  const client = warm();
  const text = JSON.stringify(told);
  const ask = () => client.ask(text, key, call);
  // The worker died under the question; the client starts another one.
  const again = (problem) => (["died", "noanswer"].includes(problem.code) ? ask() : Promise.reject(problem));
  return JSON.parse(await ask().catch(again));
}
