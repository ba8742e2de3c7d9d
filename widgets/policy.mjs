/** The compiled policy: fetched once per page, checked, and looked into. */

import { fetched } from "./fetched.mjs";
import { POLICY, RELEASE } from "./release.mjs";
import { text } from "./texts.mjs";

let loaded;
let atHand = null;

/**
 * The policy and its exact text. One fetch for all checkers of a page; a failed one is tried anew at the next call.
 * @returns {Promise<{text: string, policy: object}>}
 */
export function loadPolicy() {
  loaded ??= fetchPolicy().catch((error) => { loaded = undefined; throw error; });
  return loaded;
}

/** The policy, once it has been loaded; null before. @returns {object | null} */
export function policyAtHand() {
  return atHand;
}

async function fetchPolicy() {
  const response = await fetched(POLICY);
  if (!response.ok) throw new Error(text("policy.unreachable", { status: response.status }));
  const raw = await response.text();
  const policy = parse(raw);
  if (policy.leeway !== 1) throw new Error(text("policy.language"));
  if (RELEASE.policy && policy.version !== RELEASE.policy) throw new Error(text("policy.another"));
  if (!(await isWhole(raw, policy.version))) throw new Error(text("policy.damaged"));
  atHand = policy;
  return { text: raw, policy };
}

function parse(raw) {
  try {
    return JSON.parse(raw);
  } catch {
    throw new Error(text("policy.damaged"));
  }
}

// The version is the hash of the rest. Browsers hash on https and on the own machine only; elsewhere it is believed.
async function isWhole(raw, version) {
  if (!globalThis.crypto?.subtle) return true;
  const rest = raw.replace(`"version":${JSON.stringify(version)},`, "");
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(rest));
  const hex = [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.startsWith(version);
}

/**
 * The facts that the first amounts of a situation rest on, those of most clauses first: a guess at the questions for
 * the seconds in which Python starts.
 * @param {object} policy
 * @param {string} situation
 * @returns {string[]}
 */
export function likelyQuestions(policy, situation) {
  const [first] = policy.situations[situation].steps;
  const found = new Map();
  for (const id of first) collect(policy, policy.remedies[id], found);
  const open = [...found.keys()].filter((id) => !("assume" in policy.facts[id]));
  return open.sort((a, b) => found.get(b) - found.get(a));
}

const EXPRESSIONS = ["only_when", "share_of", "at_most", "at_least"];

function collect(policy, remedy, found) {
  for (const key of EXPRESSIONS) walk(policy, remedy[key], found);
  for (const clause of remedy.clauses) {
    walk(policy, clause.when, found);
    for (const value of Object.values(clause.values)) walk(policy, value, found);
  }
}

function walk(policy, tree, found) {
  if (!Array.isArray(tree)) return;
  const [kind, name] = tree;
  const fact = ["is", "cmp", "fact"].includes(kind) ? name : kind === "rate" ? policy.rates[name].by : undefined;
  count(policy, fact, found);
  for (const part of tree) walk(policy, part, found);
}

// What is worked out is asked through the facts that it is made of; today and now are nobody's question.
function count(policy, fact, found) {
  if (fact === undefined || !Object.hasOwn(policy.facts, fact)) return;
  const made = policy.facts[fact].is;
  if (made) walk(policy, [made.expr, made.table, made.when], found);
  else found.set(fact, (found.get(fact) ?? 0) + 1);
}

/**
 * The facts that any amount of a situation rests on, those among them that budgets and caps name.
 * @param {object} policy
 * @param {string} situation
 * @returns {string[]} in the policy's order
 */
export function factsOf(policy, situation) {
  const ids = policy.situations[situation].steps.flat();
  const found = new Map();
  for (const id of ids) collect(policy, policy.remedies[id], found);
  const bounds = [...ids.map((id) => policy.remedies[id].budget), ...Object.values(policy.caps ?? {}).filter(({ over }) => over.some((id) => ids.includes(id)))];
  for (const { left, used, at_most: most } of bounds.filter(Boolean)) {
    for (const fact of [left, used]) count(policy, fact, found);
    walk(policy, most, found);
  }
  for (const { when } of Object.values(policy.exclusions ?? {})) walk(policy, when, found);
  return Object.keys(policy.facts).filter((id) => found.has(id));
}

/**
 * Whether anything in the policy depends on the minute of the case.
 * @param {object} policy
 * @returns {boolean}
 */
export function usesNow(policy) {
  if (!timed.has(policy)) timed.set(policy, isTimed(policy));
  return timed.get(policy);
}

const timed = new WeakMap();

function isTimed(value) {
  if (Array.isArray(value) && value[1] === "now" && (value[0] === "fact" || value[0] === "cmp")) return true;
  return typeof value === "object" && value !== null && Object.values(value).some(isTimed);
}

/**
 * The goodwill remedies of a situation, in the order to offer them.
 * @param {object} policy
 * @param {string} situation
 * @returns {string[]}
 */
export function goodwillOf(policy, situation) {
  return policy.situations[situation].steps.flat().filter((id) => policy.remedies[id].basis === "goodwill");
}
