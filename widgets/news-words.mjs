/** What is new, in words: what it was, and what it is now. */

import { text } from "./texts.mjs";

const SHORT = 24; // letters: an amount, a day; what is longer is a text, and stands in quotes

/**
 * A sentence for each part of an item that says something else.
 * @param {import("./news-known.mjs").Change} change @returns {string[]}
 */
export function differences({ kind, was, now }) {
  if (kind === "new") return now.map(([label, said]) => text("news.part", { label, said }));
  if (kind === "gone") return was.map(([label, said]) => text("news.part.was", { label, said: quoted(said) }));
  const found = different(was, now).map(sentence);
  return found.length ? found : [text("news.inside")];
}

/**
 * What an item was, where that is one amount or another few letters; empty where it is more.
 * @param {import("./news-known.mjs").Change} change @returns {string}
 */
export function inShort({ kind, was, now }) {
  const [[before, after] = [], ...more] = kind === "changed" ? different(was, now) : [];
  return before && after && !more.length && before[1].length <= SHORT ? before[1] : "";
}

function different(was, now) {
  const [before, after] = [numbered(was), numbered(now)];
  const keys = [...new Map([...after, ...before]).keys()];
  return keys.map((key) => [before.get(key), after.get(key)]).filter(([old, one]) => old?.[1] !== one?.[1]);
}

// Labels may stand more than once: the first of a kind is compared with the first.
function numbered(parts) {
  const count = new Map();
  return new Map(parts.map(([label, said]) => {
    count.set(label, (count.get(label) ?? 0) + 1);
    return [`${label} ${count.get(label)}`, [label, said]];
  }));
}

function sentence([was, now]) {
  const [label] = now ?? was;
  if (!was) return text("news.part.added", { label, now: quoted(now[1]) });
  if (!now) return text("news.part.gone", { label, was: quoted(was[1]) });
  return text("news.part.changed", { label, was: quoted(was[1]), now: quoted(now[1]) });
}

const quoted = (said) => (said.length > SHORT ? text("news.quoted", { said }) : said);
