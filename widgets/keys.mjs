/**
 * The one table of keys: what listens (keyboard.mjs), the marks on the buttons (marks.mjs) and the sheet that `?` opens (sheet.mjs)
 * are made from it, and docs/reference/keys.md is held to it. A letter means the same everywhere, in every language, and none is one
 * of the theme's own, but for the "n" of yes and no.
 */

import { text } from "./texts.mjs";

/** The theme's own keys: to the search, a page back, a page on. */
export const THEME = { search: ["f", "s", "/"], before: ["p", ","], after: ["n", "."] };

/** What works on every page. */
export const PAGE = { find: ["Ctrl K"], ...THEME };

const OFFERED = ":is(.lw-block-offer, .lw-block-reserve)";

/**
 * `name`: what it does, in the catalogue under `keys.`. `tap`: the answer that it gives to a question which has that one. `press`: the
 * control of the panel that it presses, the first one in sight; `go`: the part of the panel that it goes to; `at`: where its mark
 * stands, if not on the control. The others are known to the checker by their name.
 * @typedef {{group: string, name: string, key: string, tap?: string, press?: string, go?: string, at?: string}} Key
 * @type {Key[]}
 */
export const KEYS = [
  { group: "answer", name: "choose", key: "1 – 9" },
  { group: "answer", name: "yes", key: "y", tap: "yes" },
  { group: "answer", name: "no", key: "n", tap: "no" },
  { group: "answer", name: "type", key: "0 – 9" },
  { group: "answer", name: "enter", key: "Enter" },
  { group: "answer", name: "usual", key: "u", tap: "usual" },
  { group: "answer", name: "today", key: "t", tap: "today" },
  { group: "answer", name: "never", key: "v", tap: "never" },
  { group: "answer", name: "unknown", key: "k", tap: "unknown" },
  { group: "answer", name: "claimed", key: "o", tap: "claimed" },
  { group: "way", name: "back", key: "Backspace" },
  { group: "way", name: "next", key: "j" },
  { group: "way", name: "known", key: "g" },
  { group: "way", name: "level", key: "c", at: ".lw-settings > .lw-label" },
  { group: "way", name: "over", key: "d", press: ".lw-over" },
  { group: "way", name: "sheet", key: "?" },
  { group: "verdict", name: "accept", key: "a", press: `${OFFERED} .lw-accept` },
  { group: "verdict", name: "refuse", key: "x", press: `${OFFERED} .lw-refuse` },
  { group: "verdict", name: "why", key: "w", press: "[data-key^='why-']" },
  { group: "verdict", name: "reserve", key: "m", press: "[data-key='reserve']" },
  { group: "verdict", name: "fair", key: "e", go: ".lw-fair .lw-input", at: ".lw-fair .lw-ask" },
  { group: "verdict", name: "above", key: "b", go: ".lw-block-above", at: ".lw-block-above > .lw-block-head" },
  { group: "verdict", name: "log", key: "q", press: ".lw-log" },
  { group: "copy", name: "reply", key: "r", press: "[data-key='copy-reply']" },
  { group: "copy", name: "ticket", key: "i", press: "[data-key='copy-ticket']" },
  { group: "copy", name: "hand_over", key: "h", press: "[data-key='copy-hand_over']" },
  { group: "copy", name: "link", key: "l", press: "[data-key='copy-link']" },
];

const BY_KEY = new Map(KEYS.map((one) => [one.key, one]));

/** What a key does; undefined: nothing. @param {string} key @returns {Key | undefined} */
export const meaning = (key) => BY_KEY.get(key);

const WORDS = { Backspace: "backspace", Enter: "enter", "Ctrl K": "ctrl_k" };

/** A key as it is printed on keyboards. @param {string} key */
export const keyName = (key) => (Object.hasOwn(WORDS, key) ? text(`keys.called.${WORDS[key]}`) : key);

/** The letter that gives an answer. @param {string} tap */
export const letterOf = (tap) => KEYS.find((one) => one.tap === tap).key;
