/** Words that were typed wrongly or as they sound: which known words may be meant. */

const LEAST = 0.55; // how sure a word has to be to be thought of
const CLOSE = 0.12; // how much less sure the others may be than the likeliest
const HEARD = 4; // letters by which a word may differ that sounds the same

/** Finds the known words that are near to another. */
export class Typos {
  #words = [];
  #masks;
  #sounds = new Map();
  #found = new Map();

  /** @param {Map<string, number>} weights of every known word: of two that are as near, the heavier is meant */
  constructor(weights) {
    this.weights = weights;
    this.#words = [...weights.keys()].filter((word) => word.length > 2 && !/\d/.test(word));
    this.#masks = Uint32Array.from(this.#words, maskOf);
    this.#words.forEach((word, at) => {
      const key = sound(word);
      if (key.length > 1) this.#sounds.set(key, [...(this.#sounds.get(key) ?? []), at]);
    });
  }

  /**
   * The words that may be meant, the likeliest first, with how sure that is (1: certain).
   * @param {string} word
   * @returns {[string, number][]}
   */
  near(word) {
    let found = this.#found.get(word);
    if (found === undefined) {
      if (this.#found.size > 2000) this.#found.clear();
      this.#found.set(word, found = this.#near(word));
    }
    return found;
  }

  #near(word) {
    if (word.length < 3 || /\d/.test(word)) return [];
    const best = new Map();
    const note = (other, sure) => { if (sure > (best.get(other) ?? LEAST)) best.set(other, sure); };
    const most = word.length < 5 ? 1 : word.length < 8 ? 2 : 3;
    this.#spelled(word, most, note);
    this.#sounding(word, most, note);
    const sorted = [...best].sort((a, b) => b[1] - a[1]);
    return sorted.filter(([, sure]) => sure > sorted[0][1] - CLOSE).slice(0, 3).map(([other, sure]) => [other, Math.min(1, sure)]);
  }

  #spelled(word, most, note) {
    const mask = maskOf(word);
    for (let at = 0; at < this.#words.length; at += 1) {
      if (bits(mask ^ this.#masks[at]) > 2 * most) continue; // most words have other letters
      const other = this.#words[at];
      const steps = Math.abs(other.length - word.length) > most ? most + 1 : distance(word, other, most);
      if (steps <= most) note(other, this.#sure(word, other, steps));
    }
  }

  #sounding(word, most, note) {
    if (word.length < 4) return;
    for (const at of this.#sounds.get(sound(word)) ?? []) {
      const steps = distance(word, this.#words[at], HEARD);
      if (steps > most && steps <= HEARD) note(this.#words[at], 0.8 - 0.05 * steps + this.#tip(this.#words[at]));
    }
  }

  #sure(word, other, steps) {
    const sameStart = word[0] === other[0] ? 0 : 0.25;
    const sameSound = sound(word) === sound(other) ? 0.15 : 0;
    return 1 - steps * (1.5 / Math.max(word.length, other.length)) - sameStart + sameSound + this.#tip(other);
  }

  #tip(word) {
    return 0.02 * Math.min(4, Math.log2(1 + this.weights.get(word)));
  }
}

function maskOf(word) {
  let mask = 0;
  for (let at = 0; at < word.length; at += 1) mask |= 1 << (word.charCodeAt(at) % 31);
  return mask >>> 0;
}

function bits(mask) {
  let left = mask - ((mask >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return (((left + (left >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/**
 * How many letters are to be added, left out, changed or exchanged with their neighbour to make one word of another.
 * @param {string} one @param {string} other @param {number} most above it, the exact number does not matter
 * @returns {number}
 */
export function distance(one, other, most) {
  let [before, last, row] = [[], Array.from({ length: other.length + 1 }, (_, at) => at), []];
  for (let i = 1; i <= one.length; i += 1) {
    row = [i];
    let least = i;
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + same);
      const exchanged = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (exchanged) row[j] = Math.min(row[j], before[j - 2] + 1);
      least = Math.min(least, row[j]);
    }
    if (least > most) return most + 1;
    [before, last] = [last, row];
  }
  return last[other.length];
}

// In this order: how a sound is written, and one way to write it.
const SOUNDS = [
  [/^(kn|gn|pn)/, "n"], [/^wr/, "r"], [/^wh/, "w"], [/ough?t/g, "ot"], [/augh?t/g, "ot"], [/ort$/, "ot"], [/awt$/, "ot"],
  [/igh/g, "i"], [/ph/g, "f"], [/gh/g, "g"], [/tch/g, "ch"], [/ck/g, "k"], [/sch/g, "sk"], [/[cs]ion$/, "sn"], [/tion/g, "sn"],
  [/c(?=[eiy])/g, "s"], [/c(?!h)/g, "k"], [/q/g, "k"], [/x/g, "ks"], [/z/g, "s"], [/dg/g, "j"], [/mb$/, "m"],
  [/(?<=[aeiou])r(?![aeiou])/g, ""], [/[wyh](?![aeiou])/g, ""],
];

/** What a word sounds like: words that are spelled by ear have the same. @param {string} word */
export function sound(word) {
  const heard = SOUNDS.reduce((text, [from, to]) => text.replace(from, to), word).replace(/(.)\1+/g, "$1");
  return heard.slice(0, 1).replace(/[aeiouy]/, "a") + heard.slice(1).replace(/[aeiouy]+/g, "");
}
