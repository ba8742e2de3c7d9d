/**
 * Every text of the interface, by key, in the language of the site. Nothing in this folder holds words that a reader sees: they
 * stand in the generator, in `leeway/languages/<language>/widgets.json`, and building a site makes a module of those it needs.
 */

import { LANGUAGE, LOCALE, WORDS } from "./words.mjs";

export { LANGUAGE, LOCALE };

/**
 * The text under a key, with its {placeholders} filled.
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 * @returns {string}
 */
export function text(key, values = {}) {
  return WORDS[key].replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

const PLURALS = new Intl.PluralRules(LANGUAGE); // to make one takes far longer than to ask it

/**
 * The text for a number of things: `key.one`, `key.few`, `key.other`, whichever category the language has for it.
 * @param {string} key
 * @param {number | string} n
 * @param {Record<string, string | number>} [values]
 * @returns {string}
 */
export function plural(key, n, values = {}) {
  const form = `${key}.${PLURALS.select(Number(n))}`;
  return text(form in WORDS ? form : `${key}.other`, { n, ...values });
}
