/**
 * <leeway-verify> - a note, or a certificate, is pasted: what it stands for under this policy, and whether anything in it was changed.
 *
 * Python checks it (leeway.desk.notes). Nothing of it is kept or sent.
 */

import { desk } from "./desk.mjs";
import { h, keepKeys, newId } from "./dom.mjs";
import { failed, reasonOf } from "./status.mjs";
import { CHECKER, style } from "./styles.mjs";
import { text } from "./texts.mjs";
import { certificates, note, refused } from "./verify/said.mjs";

const SHEETS = [...CHECKER, "verify.css"];
const PAUSE = 200; // ms without a key after which what stands there is checked
const LONGEST = 100_000; // letters of what is looked at

export class Element extends HTMLElement {
  #id = newId("note");
  #area = h("textarea", { id: this.#id, class: "lw-input lw-verify-area", rows: 7, spellcheck: "false", autocomplete: "off", maxlength: LONGEST, placeholder: text("verify.hint"), on: { input: () => this.#typed() } });
  #found = h("div", { class: "lw-verify-found", role: "status" });
  #timer = 0;

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    const box = h("div", { class: "lw-checker lw-verify", hidden: true },
      h("div", { class: "lw-panel" },
        h("div", { class: "lw-head" }, h("label", { for: this.#id, class: "lw-situation" }, text("verify.label"))),
        h("div", { class: "lw-verify-field" }, this.#area),
        this.#found));
    const shown = style(root, SHEETS);
    root.append(box);
    Promise.resolve(shown).then(() => { box.hidden = false; });
    keepKeys(this);
    this.#tell(h("p", { class: "lw-quiet" }, text("verify.empty")));
  }

  /** Whether something stands there. */
  get begun() {
    return this.#area.value.trim() !== "";
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
  }

  #typed() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#look(), PAUSE);
  }

  async #look() {
    const said = this.#area.value;
    if (!said.trim()) return this.#tell(h("p", { class: "lw-quiet" }, text("verify.empty")));
    try {
      const { value, problems } = await desk("verify", { note: said }, this);
      if (said !== this.#area.value) return;
      this.#tell(...(value === null ? refused(problems) : value.certificates ? certificates(value.certificates) : note(value)));
    } catch (problem) {
      if (problem.code === "superseded") return;
      this.#tell(failed(reasonOf(problem), () => this.#look(), text("verify.failed"), text("verify.failed.instead")));
    }
  }

  #tell(...nodes) {
    this.#found.replaceChildren(...nodes);
  }
}
