/**
 * <leeway-verify> - a note, or a certificate, is pasted: what it stands for, and whether anything in it was changed.
 *
 * Python checks it (leeway.desk.notes), under the policy of the page or under an earlier version, which is fetched then: those that there
 * are stand in the attribute `earlier`. Nothing of the note is kept or sent.
 */

import { NoAnswer } from "./client.mjs";
import { desk } from "./desk.mjs";
import { h, keepKeys, newId } from "./dom.mjs";
import { failed, reasonOf } from "./status.mjs";
import { CHECKER, style } from "./styles.mjs";
import { text } from "./texts.mjs";
import { earlierText, earlierVersions } from "./verify/earlier.mjs";
import { certificates, elsewhere, note, refused, withDay } from "./verify/said.mjs";

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
    const box = h("div", { class: "lw-checker lw-verify-page", hidden: true },
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
      const answer = await desk("verify", { note: said }, this);
      const version = answer.value?.wants;
      if (said !== this.#area.value) return;
      if (version !== undefined) await this.#lookBack(said, version, answer.problems);
      else this.#say(answer);
    } catch (problem) {
      if (problem.code === "superseded") return;
      this.#tell(failed(reasonOf(problem), () => this.#look(), text("verify.failed"), text("verify.failed.instead")));
    }
  }

  // The note is whole; what it comes to, only the policy of its version can tell.
  async #lookBack(said, version, problems) {
    const known = earlierVersions(this);
    if (!known.has(version)) return this.#tell(...elsewhere(problems));
    const told = withDay(version, known.get(version));
    this.#tell(h("p", { class: "lw-quiet" }, text("verify.earlier.fetching", { version: told })));
    const answer = await this.#under(said, version).catch((problem) => (problem instanceof NoAnswer ? Promise.reject(problem) : { failed: problem }));
    if (said !== this.#area.value) return;
    if (answer.failed) this.#tell(failed(answer.failed.message, () => this.#look(), text("verify.earlier.failed", { version: told }), text("verify.earlier.instead")));
    else this.#say(answer);
  }

  // What was kept of it may be damaged: it is fetched anew once.
  async #under(said, version) {
    for (const anew of [false, true]) {
      const answer = await desk("verify", { note: said, policy: await earlierText(version, anew) }, this);
      if (answer.value?.wants === undefined) return answer;
    }
    throw new Error(text("verify.earlier.damaged"));
  }

  #say({ value, problems }) {
    this.#tell(...(value === null ? refused(problems) : value.certificates ? certificates(value) : note(value)));
  }

  #tell(...nodes) {
    this.#found.replaceChildren(...nodes);
  }
}
