/**
 * Words as the search compares them: without case, accents and apostrophes, and without endings, so that "She's cancelled" and
 * "cancelling" meet. Pure functions; no word of a policy stands here. Endings, and what says nothing, are those of English: in any other
 * language a word is what it is, without case, accents and apostrophes.
 */

import { LANGUAGE } from "./texts.mjs";

const IS_ENGLISH = LANGUAGE === "en";

/** Words that carry no meaning by themselves; what they do together with others is for find-meaning.mjs. */
const EMPTY = new Set(`
  a about actually after all also am an and any anyway apparently are as at be because been being but by can could cust
  customer did do does doing done down each even ever every for from gentleman get gets getting go goes going gonna got had
  has have having he her here hers hes hi hello him his how i id if ill im in into is it its ive just kindly know lady let
  like literally lot made make makes me mine mr mrs much my myself of off oh ok okay on one only or other our ours out over
  own please pls put quite really reckon reckons right said says saying see seem she shes should sir so some somebody someone
  something still such sure tell tells than thanks that thats the their them then there theres these they theyre thing things
  think this those though through to too told tried try trying u um up upon ur us used very want wanted wants was way we well
  were weve what when where whether which while who why will with would yeah yes you your yours youre youve mate love cos cuz
  coz bcoz wanna gotta lol haha etc because since
`.trim().split(/\s+/));

const NOT = new Set(`
  not no never nothing nowhere neither nor cannot cant dont doesnt didnt wont wouldnt isnt arent wasnt werent
  hasnt havent hadnt couldnt shouldnt aint without nope nah
`.trim().split(/\s+/));

// Forms that no ending tells.
const FORMS = new Map(Object.entries({
  come: "came", go: "went gone", send: "sent", pay: "paid payed", buy: "bought", break: "broke broken", keep: "kept",
  lose: "lost", take: "took taken", give: "gave given", bring: "brought", freeze: "froze frozen", write: "wrote written",
  speak: "spoke spoken", ring: "rang rung", hang: "hung", swear: "swore sworn", throw: "threw", stand: "stood", hear: "heard",
  find: "found", feel: "felt", fall: "fell", sell: "sold", think: "thought", run: "ran", steal: "stole stolen",
  wear: "worn wore", choose: "chose chosen", sleep: "slept", meet: "met", fly: "flew flown", drive: "drove driven",
  die: "died dying dies", lie: "lying lied lies", child: "children", person: "people", man: "men", woman: "women",
  leave: "leaving left", show: "shown", spend: "spent", spell: "spelt", mean: "meant", bill: "bills", day: "days",
  week: "weeks", color: "colour colours", favorite: "favourite", check: "cheque", center: "centre",
}).flatMap(([word, forms]) => forms.split(" ").map((form) => [form, word])));

const ENDINGS = [
  ["ational", "ate"], ["fulness", "ful"], ["iveness", "ive"], ["ization", "ize"], ["ically", "ic"], ["ations", "at"],
  ["ation", "at"], ["ments", ""], ["ment", ""], ["ingly", ""], ["edly", ""], ["ness", ""], ["ings", ""], ["ing", ""],
  ["ies", "y"], ["ied", "y"], ["ers", "er"], ["ed", ""], ["ly", ""], ["es", ""], ["s", ""],
];

/**
 * The words of a text, each with its place in it.
 * @param {string} text
 * @returns {{word: string, from: number, to: number}[]} plain, but with their endings
 */
export function wordsOf(text) {
  const found = [];
  for (const match of text.matchAll(/[\p{L}\p{N}]+(?:['’‘`´][\p{L}]+)*/gu)) {
    const word = plain(match[0]);
    if (word) found.push({ word, from: match.index, to: match.index + match[0].length });
  }
  return found;
}

/** A word without case, accents and apostrophes. @param {string} word */
export function plain(word) {
  return word.toLowerCase().normalize("NFKD").replace(/[^\p{L}\p{N}]/gu, "");
}

/** Whether a word says nothing by itself. @param {string} word */
export const isEmpty = (word) => IS_ENGLISH && (EMPTY.has(word) || NOT.has(word));

/** Whether a word denies. @param {string} word */
export const isNot = (word) => NOT.has(word);

const stems = new Map();

/** A word without its ending; every "not" is one. @param {string} word plain @returns {string} */
export function stem(word) {
  let found = stems.get(word);
  if (found === undefined) stems.set(word, found = IS_ENGLISH ? cut(word) : word);
  return found;
}

function cut(word) {
  if (NOT.has(word)) return "no"; // "not" would be "note" without its ending
  if (FORMS.has(word)) return cut(FORMS.get(word));
  if (word.length < 4 || /\d/.test(word)) return word;
  const fits = ([ending]) => word.endsWith(ending) && word.length - ending.length >= (ending === "ly" ? 4 : 3);
  const [ending, instead] = ENDINGS.find(fits) ?? ["", ""];
  if (ending === "s" && /(ss|us|is)$/.test(word)) return word;
  return tidy(word.slice(0, word.length - ending.length) + instead);
}

// "cancelled" and "cancel", "charge" and "charging", "delivery" and "deliveries".
function tidy(word) {
  let found = word.replace(/([^aeiouls])\1$/, "$1").replace(/ll$/, "l");
  if (found.length > 3) found = found.replace(/e$/, "");
  return found.replace(/our$/, "or").replace(/is$/, "iz").replace(/y$/, "i");
}
