/**
 * Finds the situation that a sentence is about. MiniSearch weighs the words that the sentence shares with the playbook's texts; on
 * top stands what it does not know: what customers mean (find-meaning.mjs) and what they mistype (find-typos.mjs). Pure: no page,
 * no network, no clock; the same texts and the same sentence give the same answer.
 */

import { weighedWords } from "./find-clauses.mjs";
import { Index, PARTS } from "./find-index.mjs";
import { Alike, Meanings, features } from "./find-meaning.mjs";
import { Typos } from "./find-typos.mjs";
import { isEmpty, stem, wordsOf } from "./find-words.mjs";

/** How the parts of a score count against one another; measured with tests/find. */
export const WEIGHTS = { meaning: 1, unit: 0.45, words: 0.15, second: 0.2, like: 0.25, shared: 8, topic: 0.6 };
const LEAST = 0.03; // a score below it says nothing
const HEARD = 0.45; // how plainly a sentence has to mean something to be taken for more than letters
const SURE = 1.4; // ... and for what it says to be among what the playbook knows, where it has
const SENTENCE = 4; // words
const NEAR = 0.4; // of the best score: of what is below it, only the first few are shown
const FEW = 3;
const MOST = { situation: 5, other: 2 }; // results
const COMPLETIONS = 6;

/**
 * @typedef {object} Found
 * @property {"situation" | "remedy" | "page"} kind
 * @property {string} [id] of a situation
 * @property {string} [at] the address of another page, from the root of the site
 * @property {string} name
 * @property {number} score
 * @property {string} reason the customer's sentence that fits best; empty where there is none
 * @property {{name: [number, number][], reason: [number, number][]}} marks the places in the two that fit
 */

export class Finder {
  #alike;
  #meanings;
  #index;
  #typos;
  #stems;
  #sorted; // words, for those that are still being typed

  /**
   * @param {{situations: object[], pages: object[]}} texts as find.json has them
   * @param {{meanings: string, alike: string, MiniSearch: any}} tools
   */
  constructor(texts, { meanings, alike, MiniSearch }) {
    this.#alike = new Alike(alike);
    this.#meanings = new Meanings(meanings, this.#alike);
    this.#index = new Index(texts, this.#meanings, this.#alike, MiniSearch);
    const words = new Map(this.#index.words);
    for (const text of [meanings, alike.replaceAll("+", " ")]) {
      for (const { word } of wordsOf(text)) words.set(word, (words.get(word) ?? 0) + 0.2);
    }
    this.#typos = new Typos(words);
    this.#stems = new Set([...words.keys()].map(stem));
    this.#sorted = [...words.keys()].sort();
  }

  /**
   * What fits a sentence, best first: situations, then other pages.
   * @param {string} typed its last word may be unfinished
   * @returns {{found: Found[], sure: boolean}} none where nothing fits; `sure`: whether it says something that is known here
   */
  search(typed) {
    const ranked = this.rank(typed);
    const { strength, sharing, length } = ranked;
    if (strength < HEARD && !sharing.size) return { found: [], sure: false };
    const near = NEAR * (ranked.situations[0]?.score ?? 0);
    const fits = ({ score }, at) => score >= LEAST && (at < FEW || score >= near);
    const best = ranked.situations.slice(0, MOST.situation).filter(fits);
    const others = ranked.others.filter(({ one }) => this.#isNamed(one, ranked.terms)).slice(0, MOST.other);
    const found = [...best, ...others].map((one) => this.#told(one, ranked));
    return { found, sure: length < SENTENCE || strength >= SURE || !this.#meanings.names.length };
  }

  /** Every situation with its score, best first, and the other pages that share words with the sentence. @param {string} typed */
  rank(typed) {
    const read = this.#read(typed);
    const terms = this.#terms(read);
    const { meaning, strength } = this.#meant(read);
    const sharing = this.#index.sharing(terms);
    const words = new Map([...sharing].map(([owner, { parts }]) => [owner, wordsScore(parts)]));
    const top = Math.max(0, ...words.values());
    const scored = this.#index.situations.map((one) => this.#scored(one, { meaning, terms }, words.get(one) ?? 0, top));
    const others = this.#index.pages.filter((one) => words.has(one)).map((one) => ({ one, score: words.get(one) }));
    for (const list of [scored, others]) list.sort((a, b) => b.score - a.score);
    return { situations: scored, others, terms, meaning, strength, sharing, length: read.length };
  }

  // How plainly something is said does not hang on whether it is the background.
  #meant(read) {
    const weighed = this.#meanings.of(this.#features(read));
    if (read.every(({ weight }) => weight === 1)) return weighed;
    const { strength } = this.#meanings.of(this.#features(read.map(({ stems }) => ({ stems, weight: 1 }))));
    return { ...weighed, strength };
  }

  #scored(one, { meaning, terms }, words, top) {
    const nearest = Math.max(0, ...one.telling.map((unit) => dot(unit.meaning, meaning)));
    const shared = words / (WEIGHTS.shared + top);
    const score = WEIGHTS.meaning * dot(one.meaning, meaning) + WEIGHTS.unit * nearest + WEIGHTS.words * shared;
    return { one, score: score * (1 - WEIGHTS.topic * unmentioned(one, terms)) };
  }

  /** For each word of what was typed, the stems that it may stand for, how sure each is, and how much the word counts. */
  #read(typed) {
    const words = weighedWords(typed);
    const unfinished = /[\p{L}\p{N}]$/u.test(typed);
    return words.map(({ word, weight }, at) => ({ stems: this.#readings(word, unfinished && at === words.length - 1), weight }));
  }

  #readings(word, unfinished) {
    if (isEmpty(word)) return [[stem(word), 1]];
    const known = this.#stems.has(stem(word));
    const found = known ? [[stem(word), 1]] : this.#typos.near(word).map(([other, sure]) => [stem(other), 0.9 * sure]);
    if (unfinished) found.push(...this.#completions(word));
    return found.length ? found : [[stem(word), 1]];
  }

  #completions(start) {
    if (start.length < 3) return [];
    const found = new Map();
    for (let at = placeOf(this.#sorted, start); this.#sorted[at]?.startsWith(start); at += 1) {
      if (this.#sorted[at] === start) continue;
      const one = stem(this.#sorted[at]);
      found.set(one, (found.get(one) ?? 0) + this.#typos.weights.get(this.#sorted[at]));
    }
    const best = [...found].sort((a, b) => b[1] - a[1]).slice(0, COMPLETIONS);
    return best.map(([one], at) => [one, 0.7 / (at + 1)]);
  }

  #features(read) {
    const found = features(firstOf(read), this.#alike, read.map(({ weight }) => weight));
    // What a word is only guessed to be counts less; what stands beside it bears it out, or does not.
    for (const { stems: [[one, sure]] } of read) if (sure < 1) found.set(one, sure ** 2 * found.get(one));
    for (const { stems: [, ...others], weight } of read) {
      for (const [one, sure] of others) {
        for (const [name, much] of features([one], this.#alike)) heighten(found, name, weight * sure * much);
      }
    }
    return found;
  }

  #terms(read) {
    const found = new Map();
    const rarity = (name) => this.#meanings.rarity(name) ** 2;
    for (const { stems, weight } of read) {
      for (const [one, sure] of stems) if (!isEmpty(one)) heighten(found, one, weight * sure * rarity(one));
    }
    for (const { set, from } of this.#alike.in(firstOf(read))) heighten(found, set, read[from].weight * WEIGHTS.like * rarity(set));
    return found;
  }

  // Another page is meant where half of what was typed is its name.
  #isNamed({ units: [{ stems }] }, terms) {
    const wanted = [...terms.keys()].filter((term) => !term.startsWith("="));
    return 2 * wanted.filter((term) => stems.includes(term)).length >= wanted.length;
  }

  /** A result as the page shows it. */
  #told({ one, score }, { meaning, sharing, terms }) {
    const { kind, id, at, name } = one;
    const reason = (kind === "situation" && this.#reason(one, meaning, sharing)?.text) || "";
    return { kind, id, at, name, score, reason, marks: { name: this.#marks(name, terms), reason: this.#marks(reason, terms) } };
  }

  // The customers' sentence that shares the most words, unless another means the same much more.
  #reason(one, meaning, sharing) {
    const said = one.telling.filter(({ part }) => part === "said");
    const worth = (unit) => dot(unit.meaning, meaning) + (unit === sharing.get(one)?.best ? 0.4 : 0);
    return said.reduce((best, unit) => (best && worth(best) >= worth(unit) ? best : unit), null);
  }

  #marks(text, terms) {
    const words = wordsOf(text);
    const stems = words.map(({ word }) => stem(word));
    const wanted = new Set(stems.flatMap((one, at) => (terms.has(one) && !isEmpty(words[at].word) ? [at] : [])));
    for (const { set, from, to } of this.#alike.in(stems)) {
      const says = to - from > 1 || !isEmpty(words[from].word);
      if (says && terms.has(set)) for (let at = from; at < to; at += 1) wanted.add(at);
    }
    return [...wanted].sort((a, b) => a - b).map((at) => [words[at].from, words[at].to]);
  }
}

// How seldom the word is that a situation is all about, where the sentence does not speak of it.
function unmentioned({ topics }, terms) {
  const missing = topics.filter(({ one, sets }) => !terms.has(one) && !sets.some((set) => terms.has(set)));
  return Math.max(0, ...missing.map(({ rarity }) => 2 * rarity - 1));
}

// In each part the best text counts, and the others a little.
function wordsScore(parts) {
  return Object.entries(parts).reduce((sum, [part, scores]) => {
    const all = scores.reduce((one, other) => one + other, 0);
    return sum + PARTS[part] * (scores[0] + WEIGHTS.second * (all - scores[0]));
  }, 0);
}

/** The likeliest stem of each word. */
const firstOf = (read) => read.map(({ stems: [[one]] }) => one);

function heighten(found, name, weight) {
  found.set(name, Math.max(found.get(name) ?? 0, weight));
}

function dot(one, other) {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += one[at] * other[at];
  return sum;
}

/** Where a word stands among sorted ones, or would stand. */
function placeOf(sorted, word) {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (sorted[middle] < word) from = middle + 1;
    else to = middle;
  }
  return from;
}
