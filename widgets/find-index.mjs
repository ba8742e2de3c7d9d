/**
 * The playbook's texts as the search holds them: what each says by its words, which MiniSearch weighs, and by what it means.
 *
 * @typedef {object} Unit one text
 * @property {object} owner the situation, or the other page, that it belongs to
 * @property {string} part which of its texts: a key of PARTS
 * @property {string} text
 * @property {string[]} stems of its words
 * @property {Float32Array} [meaning] of those texts that tell what the situation is about
 */

import { features } from "./find-meaning.mjs";
import { isEmpty, stem, wordsOf } from "./find-words.mjs";

/** How much a word counts in each part of a situation. */
export const PARTS = { name: 1.2, said: 1, also: 1.3, told: 0.25, does: 0.3, asks: 0.3, page: 1 };
/** The parts that tell what a situation is about, and how much each does. */
const TELLING = { name: 1.5, said: 1, also: 1.5 };
const MOSTLY = 0.6; // of its texts
const DOUBT = 3; // how plainly a text has to mean something to count half; vague ones would fit every sentence
const BM25 = { k: 1.2, b: 0.5, d: 0.2 };

export class Index {
  /** @type {Unit[]} */
  units = [];
  /** Every word, and how often it is there. @type {Map<string, number>} */
  words = new Map();
  #mini;

  /**
   * @param {{situations: object[], pages: object[]}} texts as find.json has them
   * @param {import("./find-meaning.mjs").Meanings} meanings
   * @param {import("./find-meaning.mjs").Alike} alike
   * @param {any} MiniSearch
   */
  constructor({ situations, pages }, meanings, alike, MiniSearch) {
    this.alike = alike;
    this.situations = situations.map((one) => this.#situation(one, meanings));
    this.pages = pages.map((one) => ({ ...one, units: [] }));
    for (const one of this.pages) this.#enter(one, "page", one.name);
    this.#mini = new MiniSearch({ fields: ["words"], tokenize: (text) => text.split(" "), processTerm: (term) => term });
    this.#mini.addAll(this.units.map(({ stems }, id) => ({ id, words: tokensOf(stems, alike).join(" ") })));
  }

  #situation(one, meanings) {
    const found = { ...one, kind: "situation", units: [], meaning: new Float32Array(meanings.names.length) };
    for (const part of Object.keys(PARTS)) {
      const texts = [one[part] ?? []].flat();
      for (const text of part in TELLING || !texts.length ? texts : [texts.join(" ")]) {
        const unit = this.#enter(found, part, text);
        if (!(part in TELLING)) continue;
        unit.meaning = plainly(meanings.of(features(unit.stems, this.alike)));
        unit.meaning.forEach((value, at) => { found.meaning[at] += TELLING[part] * value; });
      }
    }
    found.telling = found.units.filter(({ meaning }) => meaning);
    found.topics = topicsOf(found.telling).map((one) => ({ one, rarity: meanings.rarity(one), sets: setsOf(one, this.alike) }));
    const length = Math.hypot(...found.meaning) || 1;
    found.meaning = found.meaning.map((value) => value / length);
    return found;
  }

  #enter(owner, part, text) {
    const words = wordsOf(text);
    for (const { word } of words) this.words.set(word, (this.words.get(word) ?? 0) + 1);
    const unit = { owner, part, text, stems: words.map(({ word }) => stem(word)) };
    owner.units.push(unit);
    this.units.push(unit);
    return unit;
  }

  /**
   * The texts that share words with a sentence.
   * @param {Map<string, number>} terms what to look for, and how much each counts
   * @returns {Map<object, {parts: Record<string, number[]>, best: Unit | null}>} for each owner: the scores of its texts by part,
   *   best first, and which of the customers' sentences fits best
   */
  sharing(terms) {
    const found = new Map();
    if (!terms.size) return found;
    const hits = this.#mini.search([...terms.keys()].join(" "), { boostTerm: (term) => terms.get(term), bm25: BM25 });
    for (const { id, score } of hits) {
      const unit = this.units[id];
      const own = found.get(unit.owner) ?? { parts: {}, best: null };
      (own.parts[unit.part] ??= []).push(score);
      if (unit.part === "said") own.best ??= unit;
      found.set(unit.owner, own);
    }
    return found;
  }
}

const plainly = ({ meaning, strength }) => meaning.map((value) => (value * strength) / (strength + DOUBT));

// What nearly all of its texts speak of, the name among them: a situation is about nothing else.
function topicsOf([name, ...said]) {
  if (said.length < 2) return [];
  const named = [...new Set(name.stems)].filter((one) => !isEmpty(one));
  return named.filter((one) => said.filter(({ stems }) => stems.includes(one)).length >= MOSTLY * said.length);
}

const setsOf = (stem, alike) => alike.in([stem]).map(({ set }) => set);

/** What MiniSearch gets of a text: the stems that say something, and the sets of like words. */
function tokensOf(stems, alike) {
  return [...stems.filter((one) => !isEmpty(one)), ...alike.in(stems).map(({ set }) => set)];
}
