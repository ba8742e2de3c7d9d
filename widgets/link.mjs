/**
 * A case as the fragment of an address, and back:
 *
 *   #case=reception&tenure=12+years&leaving=no&.level=supervisor&.refused=visit_discount&.fair=any:40+USD&.on=2026-11-22
 *   ...&.claimed=insured&.accepted=credit:30+USD&.on=2026-11-22+14:30
 *
 * Facts stand by their id; what is not a fact starts with a point. The fragment never reaches a server. Only plain values
 * go in - choices, dates, numbers with a unit - so nothing personal can, and what the policy no longer knows is dropped.
 */

import { isPlain, isPlainAmount } from "./numbers.mjs";
import { newCase } from "./case.mjs";
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
  if (kase.fair && isFair(policy, kase.fair)) fields.set(".fair", `${kase.fair.remedy}:${kase.fair.text}`);
  if (kase.claimed.length) fields.set(".claimed", kase.claimed.join(","));
  for (const [remedy, text] of Object.entries(kase.accepted)) {
    if (isAccepted(policy, remedy, text)) fields.append(".accepted", `${remedy}:${text}`);
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
export function fromFragment(fragment, policy, level = policy.levels[0].id) {
  const fields = new URLSearchParams(fragment.replace(/^#/, ""));
  const situation = fields.get("case");
  if (situation === null || !Object.hasOwn(policy.situations, situation)) return null;
  const timed = usesNow(policy);
  const facts = factsIn(fields, policy);
  const plain = newCase(situation, level, timed);
  const named = fields.get(".level");
  return {
    ...plain,
    level: ownLevels(policy).some(({ id }) => id === named) ? named : level,
    facts,
    refused: idsIn(fields, ".refused", policy.remedies),
    fair: fairIn(fields, policy),
    on: dayIn(fields, timed) ?? plain.on,
    claimed: idsIn(fields, ".claimed", policy.facts).filter((id) => "verify" in policy.facts[id] && id in facts),
    accepted: acceptedIn(fields, policy),
  };
}

// The minute is of no use to a policy that does not ask for it.
function dayIn(fields, timed) {
  const said = /^(\d{4}-\d{2}-\d{2})( \d{2}:\d{2})?$/.exec(fields.get(".on") ?? "");
  return said && (timed ? said[0] : said[1]);
}

function factsIn(fields, policy) {
  const good = ([id, text]) => Object.hasOwn(policy.facts, id) && isPlain(policy.facts[id], text, policy.currency);
  return Object.fromEntries([...fields].filter(good));
}

function idsIn(fields, key, known) {
  const ids = (fields.get(key) ?? "").split(",");
  return [...new Set(ids)].filter((id) => Object.hasOwn(known, id));
}

const parted = (said) => said.split(/:(.*)/s);

function acceptedIn(fields, policy) {
  const pairs = fields.getAll(".accepted").map(parted).filter(([remedy, text = ""]) => isAccepted(policy, remedy, text));
  return Object.fromEntries(pairs.map(([remedy, text]) => [remedy, text]));
}

function isAccepted(policy, remedy, text) {
  return remedy !== "any" && isFair(policy, { remedy, text });
}

function fairIn(fields, policy) {
  const [remedy, text = ""] = parted(fields.get(".fair") ?? "");
  return isFair(policy, { remedy, text }) ? { remedy, text } : null;
}

function isFair(policy, { remedy, text }) {
  if (remedy === "any") return isPlainAmount(text, "money", policy.currency);
  return Object.hasOwn(policy.remedies, remedy) && isPlainAmount(text, policy.remedies[remedy].unit, policy.currency);
}
