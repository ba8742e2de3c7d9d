/**
 * Answers to what is likely to be said next, asked of Python while nobody waits for it: a decision follows from the case and the
 * policy alone, so it may be had beforehand, and again.
 */

import { answered, caseText, refusing } from "./case.mjs";

const MOST = 48; // answers kept, some ten kB each
const CALM = 100; // ms without a question before anything is asked ahead
const QUESTIONS = 2; // so many of the next ones are looked at

export class Ahead {
  #client;
  #known = new Map(); // answers by version and case; the one used last comes last
  #wanted = [];
  #timer = 0;
  #asking = null; // what is asked ahead just now: its name, and the answer to come

  /** @param {import("./client.mjs").Client} client */
  constructor(client) {
    this.#client = client;
  }

  /**
   * The answer to a case: a known one, or Python's.
   * @param {string} version of the policy @param {string} text the case as JSON @param {object} key who asks
   * @returns {Promise<string>} JSON; rejected as the client rejects
   */
  async ask(version, text, key) {
    this.#wanted = [];
    const name = nameOf(version, text);
    const known = this.#known.get(name);
    if (known !== undefined && this.#client.state === "ready") return this.#keep(name, known);
    if (this.#asking?.name === name) return this.#asking.said; // as of a number whose last digit was typed just now
    return this.#keep(name, await this.#client.ask(text, key));
  }

  /**
   * What may be asked next, the likeliest first. It takes the place of what was expected before.
   * @param {string} version @param {string[]} texts cases as JSON @param {number} [calm] ms to wait first
   */
  expect(version, texts, calm = CALM) {
    this.#wanted = texts.map((text) => [nameOf(version, text), text]);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#next(), calm);
  }

  async #next() {
    const next = this.#wanted.find(([name]) => !this.#known.has(name));
    if (!next || this.#asking || this.#client.state !== "ready" || document.hidden) return;
    const [name, text] = next;
    this.#asking = { name, said: this.#client.ask(text, this) };
    await this.#asking.said.then((said) => this.#keep(name, said), () => { this.#wanted = []; });
    this.#asking = null;
    this.#next();
  }

  #keep(name, said) {
    this.#known.delete(name);
    this.#known.set(name, said);
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= MOST) break;
      this.#known.delete(oldest);
    }
    return said;
  }
}

const nameOf = (version, text) => `${version}\n${text}`;

/**
 * The cases that one more answer would make: each choice of the next questions, what is usual, and the first offer refused.
 * @param {import("./case.mjs").Case} kase @param {object} decision @param {object} policy
 * @returns {import("./case.mjs").Case[]}
 */
export function nextCases(kase, { ask, offers }, policy) {
  const open = (ask ?? []).slice(0, QUESTIONS).flatMap(({ fact }) => valuesOf(policy.facts[fact]).map((value) => answered(kase, fact, value)));
  const offer = (offers ?? []).find(({ certain }) => certain);
  return offer ? [...open, refusing(kase, offer.remedy)] : open;
}

function valuesOf(fact) {
  if (fact.kind === "choice") return Object.keys(fact.choices);
  if (fact.kind === "yes or no") return ["yes", "no"];
  return fact.usually ? [fact.usually] : [];
}
