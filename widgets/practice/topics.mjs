/** What a topic of practice is called: `remedy:visit_discount`, `situation:reception`, `part:first`, `phrase:3`. */

import { text } from "../texts.mjs";

/**
 * @param {string} topic
 * @param {object} policy
 * @returns {string} empty where this policy has nothing of the kind
 */
export function topicName(topic, policy) {
  const [kind, id] = [topic.slice(0, topic.indexOf(":")), topic.slice(topic.indexOf(":") + 1)];
  if (kind === "situation") return policy.situations[id]?.name ?? "";
  if (kind === "remedy") return policy.remedies[id]?.name ?? "";
  if (kind === "phrase") return text("deal.topic.words");
  return { first: text("deal.topic.first"), bring_in: text("deal.topic.bring_in") }[id] ?? "";
}

/** The names of topics, each once, what went wrong most often first. @param {string[]} topics @param {object} policy @returns {string[]} */
export function topicNames(topics, policy) {
  const counts = new Map();
  for (const name of topics.map((one) => topicName(one, policy)).filter(Boolean)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts.keys()].sort((one, other) => counts.get(other) - counts.get(one));
}
