/** The certificate: whose it is, its text with the check code, and ways to take it along. It is made by Python, and kept nowhere. */

import { today } from "../case.mjs";
import { copyButton } from "../copy.mjs";
import { desk } from "../desk.mjs";
import { button, h, newId } from "../dom.mjs";
import { text } from "../texts.mjs";
import { keep, kept } from "../kept.mjs";
import { saveAs } from "../save.mjs";

const NAME = "reader"; // as it stands in confirmations
const LONGEST = 80; // letters of a name

/**
 * @param {object[]} rounds as they are told
 * @param {(said: string) => void} announce
 */
export function certificate(rounds, announce) {
  const id = newId("name");
  const problem = h("p", { class: "lw-problem", role: "status" });
  const paper = h("div", { class: "lw-deal-paper" });
  const name = h("input", { id, class: "lw-input", maxlength: LONGEST, autocomplete: "name", value: String(kept(NAME) ?? "").slice(0, LONGEST) });
  const make = async () => {
    keep(NAME, name.value.trim() || null);
    const { value, problems } = await answerTo({ rounds, name: name.value.trim(), on: today() });
    problem.textContent = problems.map(({ message }) => message).join(" ");
    paper.replaceChildren(...(value ? shown(value.text, announce) : []));
    paper.getRootNode().host?.toggleAttribute("certified", Boolean(value)); // then it alone is printed
    if (value) announce(text("deal.certificate.made"));
  };
  const form = h("form", { class: "lw-choices", on: { submit: (event) => { event.preventDefault(); make(); } } },
    h("label", { for: id }, text("deal.certificate.name")), name, button(text("deal.certificate.make"), () => {}, { type: "submit", class: "lw-button lw-deal-do" }));
  return h("section", { class: "lw-deal-certificate", "aria-label": text("deal.certificate") },
    h("h3", {}, text("deal.certificate")), h("p", { class: "lw-quiet" }, text("deal.certificate.what")), form, problem, paper);
}

const answerTo = (told) => desk("certificate", told, "certificate").catch((error) => ({ value: null, problems: [{ message: text("deal.certificate.failed", { reason: error.message }) }] }));

function shown(said, announce) {
  return [
    h("pre", { class: "lw-deal-text" }, said),
    h("div", { class: "lw-choices lw-deal-take" },
      copyButton("certificate", () => said, announce),
      button(text("deal.certificate.save"), () => saveAs(text("deal.certificate.file"), "text/plain", said)),
      button(text("deal.certificate.print"), () => print())),
  ];
}
