/**
 * <leeway-coach> - a reply is typed or pasted; what the policy says to avoid is underlined as it is written, with its better turn.
 *
 * Python finds it (leeway.desk.coach). What is typed stays on the page: it is not kept, and goes nowhere.
 */

import { found } from "./coach/found.mjs";
import { underlined } from "./coach/underlined.mjs";
import { copyButton } from "./copy.mjs";
import { desk } from "./desk.mjs";
import { button, h, keepingFocus, keepKeys, newId } from "./dom.mjs";
import { failed, reasonOf } from "./status.mjs";
import { CHECKER, style } from "./styles.mjs";
import { plural, text } from "./texts.mjs";

const SHEETS = [...CHECKER, "coach.css"];
const PAUSE = 150; // ms without a key after which what is typed is looked at
const QUIET = 600; // ... and after which a screen reader is told what was found
const LONGEST = 20_000; // letters, as in leeway/desk/coach

export class Element extends HTMLElement {
  #id = newId("reply");
  #behind = h("div", { class: "lw-coach-behind", "aria-hidden": "true" });
  #area = h("textarea", { id: this.#id, class: "lw-coach-area", rows: 6, maxlength: LONGEST, autocomplete: "off", on: { input: () => this.#typed() } });
  #said = h("p", { class: "lw-coach-said" }, text("coach.empty"));
  #heard = h("p", { class: "lw-heard", role: "status" });
  #list = h("ol", { class: "lw-coach-list" });
  #known = { said: "", findings: [] }; // the text that was looked at last, and what was found in it
  #timer = 0;
  #quiet = 0;

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    const copy = copyButton("coached", () => this.#area.value, (done) => { this.#heard.textContent = done; });
    const box = h("div", { class: "lw-checker lw-coach", hidden: true },
      h("div", { class: "lw-panel" },
        h("div", { class: "lw-head" },
          h("label", { for: this.#id, class: "lw-situation" }, text("coach.label")),
          h("span", { class: "lw-settings" }, copy, button(text("coach.clear"), () => this.#clear(), { "data-key": "clear" }))),
        h("div", { class: "lw-coach-field" }, this.#behind, this.#area),
        h("div", { class: "lw-coach-found" }, this.#said, this.#list)),
      this.#heard);
    const shown = style(root, SHEETS);
    root.append(box);
    Promise.resolve(shown).then(() => { box.hidden = false; });
    keepKeys(this);
    this.#draw();
  }

  /** Whether something is typed. */
  get begun() {
    return this.#area.value.trim() !== "";
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    clearTimeout(this.#quiet);
  }

  #typed() {
    this.#drawBehind();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#look(), PAUSE);
  }

  async #look() {
    const said = this.#area.value;
    try {
      const { value } = said.trim() ? await desk("coach", { text: said }, this) : { value: { findings: [] } };
      if (said !== this.#area.value || !value) return;
      this.#known = { said, findings: value.findings };
      this.#draw();
    } catch (problem) {
      if (problem.code !== "superseded") this.#fail(problem);
    }
  }

  #draw() {
    this.#drawBehind();
    const { said, findings } = this.#known;
    this.#said.textContent = !said.trim() ? text("coach.empty") : findings.length ? plural("coach.count", findings.length) : text("coach.none");
    keepingFocus(this.#list, () => this.#list.replaceChildren(...findings.map((one, index) => found(one, said, index, {
      show: () => this.#show(one),
      use: () => this.#use(one),
    }))));
    clearTimeout(this.#quiet);
    if (said.trim()) this.#quiet = setTimeout(() => { this.#heard.textContent = this.#said.textContent; }, QUIET);
  }

  // While it is typed, what is in front of the change stays underlined.
  #drawBehind() {
    const { said, findings } = this.#known;
    this.#behind.replaceChildren(...underlined(this.#area.value, said, findings));
  }

  #show({ start, end }) {
    if (this.#known.said !== this.#area.value) return;
    this.#area.focus();
    this.#area.setSelectionRange(start, end);
  }

  // As if it was typed, so that it can be undone like anything else that was.
  #use({ use: { start, end, text: better } }) {
    if (this.#known.said !== this.#area.value) return;
    this.#area.focus();
    this.#area.setSelectionRange(start, end);
    if (!document.execCommand("insertText", false, better)) this.#area.setRangeText(better, start, end, "end");
    this.#area.setSelectionRange(start, start + better.length);
    this.#drawBehind();
    this.#look();
  }

  #clear() {
    this.#area.value = "";
    this.#area.focus();
    this.#drawBehind();
    this.#look();
  }

  #fail(problem) {
    this.#said.replaceChildren(failed(reasonOf(problem), () => { this.#draw(); this.#look(); }, text("coach.failed"), text("coach.failed.instead")));
  }
}
