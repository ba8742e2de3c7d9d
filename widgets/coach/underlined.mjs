/** A text with lines under some of its words. */

import { h } from "../dom.mjs";

/**
 * @param {string} now the text as it stands
 * @param {string} said the text in which something was found
 * @param {{start: number, end: number}[]} findings
 * @returns {(Node | string)[]} the text, with what is the same still underlined
 */
export function underlined(now, said, findings) {
  const same = alike(now, said);
  const nodes = [];
  let at = 0;
  for (const { start, end } of findings) {
    if (end > same) break;
    nodes.push(now.slice(at, start), h("mark", {}, now.slice(start, end)));
    at = end;
  }
  return [...nodes, `${now.slice(at)}\n`]; // a last line without a letter would have no height
}

function alike(one, other) {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}
