/** What was found, with what to say in its place. */

import { button, h } from "../dom.mjs";
import { SITE } from "../release.mjs";
import { text } from "../texts.mjs";

/**
 * @param {{start: number, end: number, avoid: string, say: string, why: string, situations: {id: string, name: string}[]}} finding
 * @param {string} said the text that it stands in
 * @param {number} index
 * @param {{show: () => void, use: () => void}} do_
 * @returns {HTMLElement}
 */
export function found({ start, end, say, why, situations }, said, index, { show, use }) {
  const words = said.slice(start, end).replace(/\s+/g, " ");
  return h("li", {},
    button(text("coach.quoted", { words }), show, { class: "lw-button lw-coach-words", "data-key": `show-${index}`, "aria-label": text("coach.show", { words }) }),
    h("p", { class: "lw-coach-say" }, h("span", { class: "lw-label" }, text("coach.say"), " "), h("q", {}, say)),
    h("p", { class: "lw-coach-why" }, why, ...situations.flatMap((one) => [" ", link(one)])),
    button(text("coach.use"), use, { "data-key": `use-${index}`, "aria-label": text("coach.use.of", { words }) }));
}

const link = ({ id, name }) => h("a", { href: new URL(`playbook/situations/${encodeURIComponent(id)}/`, SITE).href, target: "_blank" }, name);
