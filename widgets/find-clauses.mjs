/**
 * How much each word of a sentence tells of why the customer speaks up. "The bill is right, I just found it cheaper" names two things, and
 * one of them is only the background. A sentence is cut into clauses, and turns of speech that are the same in any trade tell which of them
 * praise something, deny that it is the matter, lead up to a "but", or threaten. Those count less, but never nothing: where all that
 * somebody says is of one kind, all of it counts in full. English only; in other languages every word counts the same.
 */

import { isNot, wordsOf } from "./find-words.mjs";
import { LANGUAGE } from "./texts.mjs";

/** How much is left of a clause's weight; measured with tests/find. */
const LEFT = { praise: 0.7, denied: 0.5, loyal: 0.4, contrasted: 0.7, threat: 0.35 };

const either = (text) => text.trim().split(/\s+/).join("|").replaceAll("_", " ");
const says = (text) => new RegExp(`\\b(?:${either(text)})\\b`);
const begins = (text) => new RegExp(`^(?:${either(text)})\\b`);

// Where a clause begins: after these signs, at these words, and where these words stand before somebody or something that does.
const SIGNS = /[,;:.!?()\n]|\s[-–—]/;
const JOINS = new Set("but so because cos cause although though except unless until while whereas if only however".split(" "));
const LINKS = new Set("and or then since when before after".split(" "));
const DOER = new Set(`
  i he she it we they you there this that nobody now still yet im ive ill id hes hell shes shell its were weve well theyre theyve
  youve youre theres thats
`.trim().split(/\s+/));
const THEN = new Set("ill im well were hell hes shell shes then you".split(" ")); // "if you don't ring me I'll leave"

const PRAISE = says(`
  fine ok okay all_right alright right good great lovely brilliant perfect perfectly superb excellent spotless gorgeous wonderful nice
  sweet kind polite helpful comfy correct beautifully fixed sorted on_time in_time early quick happy grateful thanks thank_you safe spot_on
  worked works came_through sweetheart treat like_a_glove fair_enough decent
`);
const COULD_NOT_BE_BETTER = /\bcouldnt (?:have been|be) \w+er\b/;
const DENIED = new RegExp([
  "nothing wrong|never had|apart from|other than|aside from|nobody was|no one was|neither here nor there",
  "no (?:quarrel|complaint|problem|trouble|issue|bother)s?(?: (?:with|about|there|how|at)|$)",
  "not (?:about|because|that|here|after|ringing|calling|phoning|leaving|asking|chasing|complaining|cancelling|blaming|saying)",
  "not (?:bothered|fussed|worried)|(?:dont|doesnt|didnt) (?:care|mind|blame|want|need|doubt|wish|bother)",
  "(?:isnt|wasnt|not) (?:the|my|his|her|their|it|him|them|lost|faulty)",
].map((one) => `\\b(?:${one})\\b`).join("|").replaceAll("$)\\b", "$)"));
const LOYAL = begins("been ive_been hes_been shes_been weve_been i_never always_paid never_missed");
const CONTRAST = begins("but only except however just its_just its_only the_trouble_is the_problem_is the_thing_is");
const IF = begins("if unless");
const OR_ELSE = /^(?:or|otherwise) (?:i|im|ill|we|were|well|he|hes|hell|she|shes|shell|they|you|else)\b/;
const WOULD_LEAVE = new RegExp([
  "^(?:then )?(?:i|im|ill|we|were|well|he|hes|hell|she|shes|shell|theyll|you can)\\b.*\\b(?:off|leave|leaving|cancel|cancelling|go|going",
  "close|switch|out|walk|walks|send|tear|keep|checking|return|report)\\b",
].join("|"));
// "If you can't fix it", "sort it out": says nothing of what it is.
const EMPTY_PLEA = new RegExp([
  "^(?:if (?:not|you|it|this|nobody|they)\\b.*|unless .*|please )?",
  "\\b(?:fix|sort|fixed|sorted|help|not)\\b(?: (?:it|this|that|me|out|soon|properly|please))*$",
].join(""));

/**
 * The words of a sentence, each with its weight from 0 to 1.
 * @param {string} typed
 * @returns {{word: string, from: number, to: number, weight: number}[]} as wordsOf() has them
 */
export function weighedWords(typed) {
  const words = wordsOf(typed);
  if (LANGUAGE !== "en" || !words.length) return words.map((one) => ({ ...one, weight: 1 }));
  const clauses = clausesOf(words, typed);
  const weights = weightsOf(clauses.map((clause) => clause.map(({ word }) => word).join(" ")));
  const most = Math.max(...weights);
  return clauses.flatMap((clause, at) => clause.map((one) => ({ ...one, weight: weights[at] / most })));
}

function clausesOf(words, typed) {
  const found = [[words[0]]];
  for (let at = 1; at < words.length; at += 1) {
    const clause = found.at(-1);
    const between = typed.slice(words[at - 1].to, words[at].from);
    if (SIGNS.test(between) || isTurn(words[at].word, words[at + 1]?.word, clause)) found.push([words[at]]);
    else clause.push(words[at]);
  }
  return found;
}

function isTurn(word, next, clause) {
  if (clause.length > 1 && (JOINS.has(word) || (LINKS.has(word) && DOER.has(next)))) return true;
  return clause.length > 3 && clause[0].word === "if" && THEN.has(word);
}

function weightsOf(clauses) {
  const weights = clauses.map(alone);
  clauses.forEach((clause, at) => {
    if (CONTRAST.test(clause) && weights[at] === 1) weaken(weights, 0, at, LEFT.contrasted);
    if (!isThreat(clause, clauses[at - 1])) return;
    weaken(weights, EMPTY_PLEA.test(clauses[at - 1]) ? at - 1 : at, at + 1, LEFT.threat);
  });
  return weights;
}

/** What a clause weighs, whatever stands beside it. */
function alone(clause) {
  if (DENIED.test(clause)) return LEFT.denied;
  if (COULD_NOT_BE_BETTER.test(clause) || (PRAISE.test(clause) && !clause.split(" ").some(isNot))) return LEFT.praise;
  return LOYAL.test(clause) ? LEFT.loyal : 1;
}

function isThreat(clause, before) {
  return before !== undefined && (OR_ELSE.test(clause) || (IF.test(before) && WOULD_LEAVE.test(clause)));
}

function weaken(weights, from, to, left) {
  for (let at = from; at < to; at += 1) weights[at] *= left;
}
