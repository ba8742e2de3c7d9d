/**
 * A case as the fragment of an address, and back:
 *
 *   #case=reception&tenure=12+years&leaving=no&.level=supervisor&.refused=visit_discount&.fair=any:40+USD&.on=2026-11-22
 *   ...&.claimed=insured&.accepted=credit:30+USD&.on=2026-11-22+14:30
 *
 * Facts stand by their id; what is not a fact starts with a point. The fragment never reaches a server. Only plain values
 * go in - choices, dates, numbers with a unit - so nothing personal can. Other systems write such links too, each in its own way
 * (docs/reference/link.md): what they leave empty is not there, and what cannot be understood is dropped and told.
 *
 * @typedef {{key: string, value: string}} Stray what was not understood
 */

import { isPlain, isPlainAmount, MOMENTS, withUnit } from "./numbers.mjs";
import { newCase, thisMinute } from "./case.mjs";
import { ownLevels } from "./levels.mjs";
import { usesNow } from "./policy.mjs";

/**
 * @param {import("./case.mjs").Case} kase
 * @param {object} policy
 * @returns {string} without the "#"
 */
export function toFragment(kase, policy) {
  const fields = new URLSearchParams({ case: kase.situation });
  for (const [id, text] of Object.entries(kase.facts)) {
    if (isPlain(policy.facts[id], text, policy.currency)) fields.set(id, text);
  }
  if (kase.level !== policy.levels[0].id) fields.set(".level", kase.level);
  if (kase.refused.length) fields.set(".refused", kase.refused.join(","));
  if (kase.fair && amountIn(policy, kase.fair.remedy, kase.fair.text)) fields.set(".fair", `${kase.fair.remedy}:${kase.fair.text}`);
  if (kase.claimed.length) fields.set(".claimed", kase.claimed.join(","));
  for (const [remedy, text] of Object.entries(kase.accepted)) {
    if (acceptedIn(policy, remedy, text)) fields.append(".accepted", `${remedy}:${text}`);
  }
  fields.set(".on", kase.on);
  return fields.toString();
}

/**
 * The case in a fragment.
 * @param {string} fragment with or without the "#"
 * @param {object} policy
 * @param {string} [level] where the fragment names none
 * @returns {import("./case.mjs").Case | null} null: there is none, or its situation is not in the policy
 */
export function fromFragment(fragment, policy, level) {
  return read(fragment, policy, level).kase;
}

/**
 * What in a fragment was not understood.
 * @param {string} fragment with or without the "#"
 * @param {object} policy
 * @returns {Stray[]} also a situation that the policy does not have; none where the fragment holds no case
 */
export function straysIn(fragment, policy) {
  return read(fragment, policy).strays;
}

function read(fragment, policy, level = policy.levels[0].id) {
  const fields = [...new URLSearchParams(fragment.replace(/^#/, ""))].map(([key, value]) => [key.trim(), value.trim()]).filter(([, value]) => value);
  const situation = fields.find(([key]) => key === "case")?.[1];
  if (situation === undefined) return { kase: null, strays: [] };
  if (!Object.hasOwn(policy.situations, situation)) return { kase: null, strays: [{ key: "case", value: situation }] };
  const kase = { ...newCase(situation, level, usesNow(policy)), facts: {}, accepted: {} };
  const strays = [];
  // What is claimed is one of the facts.
  for (const [key, value] of fields.sort(([one], [other]) => (one === ".claimed") - (other === ".claimed"))) {
    if (key !== "case" && !take(kase, key, value, policy, strays)) strays.push({ key, value });
  }
  return { kase, strays };
}

/** Puts one field into the case. @returns {boolean} whether it was understood; of a list, each part is told by itself */
function take(kase, key, value, policy, strays) {
  const list = (holder, good) => {
    for (const id of new Set(value.split(",").map((part) => part.trim()).filter(Boolean))) {
      if (!good(id)) strays.push({ key, value: id });
      else if (!holder.includes(id)) holder.push(id);
    }
    return true;
  };
  const [remedy, amount] = value.split(/:(.*)/s);
  switch (key) {
    case ".level": return ownLevels(policy).some(({ id }) => id === value) && set(kase, "level", value);
    case ".on": return set(kase, "on", dayIn(value, usesNow(policy)));
    case ".fair": return set(kase, "fair", fairIn(policy, remedy, amount));
    case ".accepted": return set(kase.accepted, remedy, acceptedIn(policy, remedy, amount));
    case ".refused": return list(kase.refused, (id) => Object.hasOwn(policy.remedies, id));
    case ".claimed": return list(kase.claimed, (id) => Object.hasOwn(kase.facts, id) && "verify" in policy.facts[id]);
    default: return Object.hasOwn(policy.facts, key) && set(kase.facts, key, factIn(policy.facts[key], value, policy));
  }
}

function set(holder, key, value) {
  if (value) holder[key] = value;
  return Boolean(value);
}

// A fact as the policy writes it, or null: a number without a unit is in the fact's own, yes and no are also true and false, a choice
// is told by its id or its name, and a moment may be written as programs do.
function factIn(fact, value, { currency }) {
  const ways = [value];
  if (NUMBER.test(value)) ways.push(withUnit(value, fact.kind === "count" ? fact.unit : fact.kind, currency));
  if (fact.kind === "yes or no") ways.push({ true: "yes", false: "no" }[value.toLowerCase()] ?? value.toLowerCase());
  if (fact.kind === "choice") ways.push(Object.keys(fact.choices).find((id) => [id, fact.choices[id]].some((name) => isAlike(name, value))));
  if (Object.hasOwn(MOMENTS, fact.kind)) ways.push(momentIn(value, fact.kind));
  const units = fact.kind === "count" || fact.kind === "money" || fact.kind === "percent";
  const bare = units && NUMBER.test(value); // else it would go on without a unit
  return ways.slice(bare ? 1 : 0).find((one) => isPlain(fact, one, currency)) ?? null;
}

const NUMBER = /^\d+(\.\d+)?$/;
const isAlike = (one, other) => one.toLowerCase() === other.toLowerCase();

// 2026-11-20T12:30:00Z: with a zone, what the reader's clock shows at that moment; without one, as it stands.
function momentIn(value, kind) {
  const [, day, clock = "", zone] = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+ -]\d{2}:?\d{2})?)?$/.exec(value) ?? [];
  const whole = zone ? minuteOf(day, clock, zone) : [day, clock].filter(Boolean).join(" ");
  if (kind === "date") return whole.slice(0, 10);
  return kind === "time" ? whole.slice(11) || /^(\d{2}:\d{2})(?::\d{2})?$/.exec(value)?.[1] : whole;
}

// A plus that nobody encoded has become a space.
function minuteOf(day, clock, zone) {
  const moment = new Date(`${day}T${clock}${zone.replace(" ", "+").replace(/(\d{2})(\d{2})$/, "$1:$2")}`);
  return Number.isNaN(moment.getTime()) ? "" : thisMinute(moment);
}

// The minute is of no use to a policy that does not ask for it.
function dayIn(value, timed) {
  const said = momentIn(value, "date and time");
  return timed ? said : said.slice(0, 10);
}

function fairIn(policy, remedy, value) {
  const text = amountIn(policy, remedy, value);
  return text && { remedy, text };
}

function acceptedIn(policy, remedy, value) {
  return remedy === "any" ? null : amountIn(policy, remedy, value);
}

// An amount of a remedy, or a sum of money for anything; a number alone is in its unit.
function amountIn(policy, remedy, value = "") {
  const known = remedy === "any" ? { unit: "money" } : Object.hasOwn(policy.remedies, remedy) && policy.remedies[remedy];
  if (!known) return null;
  const text = NUMBER.test(value) ? withUnit(value, known.unit, policy.currency) : value;
  return isPlainAmount(text, known.unit, policy.currency) ? text : null;
}
