/**
 * What a sentence means, by the words that it shares with ways of saying it (find-meanings.txt), and words that are used for one
 * another (find-alike.txt). A sentence becomes features: its stems, the sets of like words that it names, and pairs of these that
 * stand near one another; a meaning weighs each feature by how much it tells this meaning from the others.
 */

import { isEmpty, stem, wordsOf } from "./find-words.mjs";

// Found by leaving ways out and finding them again.
const WEIGHTS = { empty: 0.5, pair: 0.9, apart: 0.5 };
const RARE = 10; // the higher, the more is thought of features that few meanings share
const OFTEN = 1.5; // ways after which one more that has a feature hardly counts
const SIZE = 0.25; // how much the meanings with many ways are held back

/** Words that are used for one another. */
export class Alike {
  #first = new Map(); // stem -> what may follow: {sets, next: Map}

  /** @param {string} text as in find-alike.txt */
  constructor(text) {
    for (const line of linesOf(text.replace(/\n[ \t]+/g, " "))) {
      const [name, ways] = line.split(/:\s*(.*)/s);
      for (const way of [name, ...ways.split(/,\s*/)]) this.#add(stemsOf(way.replaceAll("+", " ")), `=${name}`);
    }
  }

  #add(stems, set) {
    let [next, place] = [this.#first, null];
    for (const one of stems) {
      if (!next.has(one)) next.set(one, { sets: [], next: new Map() });
      place = next.get(one);
      next = place.next;
    }
    if (!place.sets.includes(set)) place.sets.push(set);
  }

  /** The sets that a row of stems names, and where. @param {string[]} stems @returns {{set: string, from: number, to: number}[]} */
  in(stems) {
    const found = [];
    for (let from = 0; from < stems.length; from += 1) {
      let place = this.#first.get(stems[from]);
      for (let to = from + 1; place; to += 1) {
        for (const set of place.sets) found.push({ set, from, to });
        place = place.next.get(stems[to]);
      }
    }
    return found;
  }
}

/** The stems of a text. @param {string} text @returns {string[]} */
export function stemsOf(text) {
  return wordsOf(text).map(({ word }) => stem(word));
}

/** The lines of a text that say something. @param {string} text */
export function linesOf(text) {
  return text.split("\n").map((line) => line.trim()).filter((line) => line && !line.startsWith("#"));
}

/**
 * The features of a row of stems, with their weights.
 * @param {string[]} stems @param {Alike} alike
 * @param {number[]} [counts] how much each stem counts, from 0 to 1, else all alike; a feature of several counts what they count on average
 * @returns {Map<string, number>}
 */
export function features(stems, alike, counts) {
  const found = new Map();
  const add = (name, weight, from, to) => {
    const share = counts ? counts.slice(from, to).reduce((sum, one) => sum + one, 0) / (to - from) : 1;
    found.set(name, Math.max(found.get(name) ?? 0, share * weight));
  };
  const sets = alike.in(stems);
  stems.forEach((one, at) => add(one, isEmpty(one) && one !== "no" ? WEIGHTS.empty : 1, at, at + 1));
  sets.forEach(({ set, from, to }) => add(set, 1, from, to));
  const row = collapsed(stems, sets);
  row.forEach(({ name, from }, at) => {
    const [, next, second] = row.slice(at, at + 3);
    if (next) add(`${name} ${next.name}`, WEIGHTS.pair, from, next.to);
    if (second) add(`${name} . ${second.name}`, WEIGHTS.apart, from, second.to);
  });
  return found;
}

// Each stem, or the set of the longest way that begins with it, and its place.
function collapsed(stems, sets) {
  const longest = [];
  for (const one of sets) if (one.to > (longest[one.from]?.to ?? 0)) longest[one.from] = one;
  const row = [];
  for (let at = 0; at < stems.length; at = row.at(-1).to) {
    row.push({ name: longest[at]?.set ?? stems[at], from: at, to: longest[at]?.to ?? at + 1 });
  }
  return row;
}

/** The meanings, and how much each feature tells of each. */
export class Meanings {
  names = [];
  #ways = 0;
  #among = new Map(); // feature -> in how many ways
  #weights; // feature -> [meaning, weight, meaning, weight, ...]

  /** @param {string} text as in find-meanings.txt @param {Alike} alike */
  constructor(text, alike) {
    const counts = new Map(); // meaning -> feature -> how often
    const sizes = new Map(); // meaning -> ways
    let here;
    for (const line of linesOf(text)) {
      if (line.startsWith("=")) {
        const name = line.slice(1).trim();
        if (!counts.has(name)) counts.set(name, new Map());
        here = counts.get(name);
      } else {
        const ways = line.split(" / ");
        sizes.set(here, (sizes.get(here) ?? 0) + ways.length);
        for (const way of ways) this.#count(here, features(stemsOf(way), alike));
      }
    }
    this.names = [...counts.keys()];
    this.#weights = weighed([...counts.values()], sizes);
  }

  #count(here, found) {
    this.#ways += 1;
    for (const [name, weight] of found) {
      here.set(name, (here.get(name) ?? 0) + weight);
      this.#among.set(name, (this.#among.get(name) ?? 0) + 1);
    }
  }

  /** How seldom customers use a word, from 0 to 1. @param {string} name a stem, or a set of like words @returns {number} */
  rarity(name) {
    if (!this.#ways) return 1; // nobody knows
    return Math.log(1 + this.#ways / (1 + (this.#among.get(name) ?? 0))) / Math.log(1 + this.#ways);
  }

  /**
   * How much a sentence has of each meaning.
   * @param {Map<string, number>} found its features
   * @returns {{meaning: Float32Array, strength: number}} of length 1; `strength`: how plainly it has the strongest
   */
  of(found) {
    const sums = new Float32Array(this.names.length);
    for (const [name, weight] of found) {
      const told = this.#weights.get(name);
      if (!told) continue;
      for (let at = 0; at < told.length; at += 2) sums[told[at]] += weight * told[at + 1];
    }
    const strength = Math.max(...sums);
    return { meaning: sharpened(sums), strength };
  }
}

// A feature tells the more of a meaning, the more of its ways have it and the fewer other meanings do.
function weighed(counts, sizes) {
  const spread = new Map();
  for (const one of counts) for (const [name, n] of one) spread.set(name, (spread.get(name) ?? 0) + n / (n + 1));
  const weights = new Map();
  counts.forEach((one, at) => {
    const size = sizes.get(one) ** -SIZE;
    for (const [name, n] of one) {
      const tells = Math.log(1 + counts.length / (RARE * (0.5 + spread.get(name))));
      if (!weights.has(name)) weights.set(name, []);
      weights.get(name).push(at, size * (n / (n + OFTEN)) * tells ** 1.5);
    }
  });
  return weights;
}

// What is strongest counts more than the many that are weak.
function sharpened(sums) {
  let length = 0;
  for (let at = 0; at < sums.length; at += 1) length += (sums[at] = sums[at] ** 2) ** 2;
  length = Math.sqrt(length) || 1;
  return sums.map((sum) => sum / length);
}
