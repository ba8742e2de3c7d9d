/**
 * The field for what the customer said, with what fits below it: a combobox with a list, as the ARIA Authoring Practices describe
 * it. The best result is chosen from the start, so that Enter is enough. Nothing of what is typed is kept, or leaves the page.
 */

import { h, newId, place } from "./dom.mjs";
import { find } from "./find-client.mjs";
import { follow } from "./find-go.mjs";
import { elsewhere, failed, option } from "./find-list.mjs";
import { icon } from "./icons.mjs";
import { plural, text } from "./texts.mjs";

const QUIET = 600; // ms without a key after which a screen reader is told how many there are

export class FindBox {
  #list = h("div", { id: newId("found"), class: "lw-found", role: "listbox", "aria-label": text("find.results") });
  #below = h("div", { class: "lw-find-below", hidden: true }, this.#list);
  #said = h("div", { class: "lw-heard", role: "status" });
  #options = [];
  #at = 0; // which of them is chosen
  #turn = 0; // counts what was typed
  #shown = 0; // ... and which of it was answered last
  #going = false; // Enter was pressed before the answer came
  #quiet = 0;
  #left;

  /** @param {() => void} [left] called before another page, or the search of all pages, is opened */
  constructor(left = () => {}) {
    this.#left = left;
    const on = { input: () => this.#read(), keydown: (event) => this.#key(event) };
    this.input = h("input", {
      id: newId("said"), class: "lw-find-input", type: "text", role: "combobox", "aria-autocomplete": "list", on,
      "aria-controls": this.#list.id, "aria-expanded": "false", placeholder: text("find.hint"), enterkeyhint: "go",
      autocomplete: "off", autocapitalize: "off", spellcheck: "false",
    });
    this.label = h("label", { for: this.input.id, class: "lw-find-label" }, text("find.label"));
    const field = h("div", { class: "lw-find-field" }, icon("look"), this.input);
    this.element = h("div", { class: "lw-find-box" }, this.label, field, this.#below, this.#said);
  }

  clear() {
    this.type("");
  }

  /** Has the field say something. @param {string} typed */
  type(typed) {
    this.input.value = typed;
    this.#read();
  }

  /** Shows what was found, if anything was typed, or puts it away. @param {boolean} shown */
  open(shown) {
    this.#below.hidden = !shown || !this.input.value.trim();
    this.input.setAttribute("aria-expanded", String(!this.#below.hidden && this.#options.length > 0));
  }

  async #read() {
    this.#turn += 1;
    this.#going = false;
    const [turn, typed] = [this.#turn, this.input.value];
    if (!typed.trim()) return this.#nothing();
    try {
      const answer = await find(typed);
      if (turn === this.#turn) this.#answered(answer, typed);
    } catch {
      if (turn === this.#turn) this.#show([], [failed(() => this.#read())]);
    }
  }

  #nothing() {
    this.#shown = this.#turn;
    this.#show([], []);
    this.#tell("");
  }

  #answered({ found, sure }, typed) {
    this.#shown = this.#turn;
    const leave = (then) => this.#leave(then);
    const options = found.map((one, at) => option(one, leave, () => this.#choose(at)));
    this.#show(options, sure && found.length ? [] : [elsewhere(typed, found.length > 0, leave)]);
    this.#tell(plural("find.count", found.length));
    if (this.#going) this.#go();
  }

  #show(options, beside) {
    this.#options = options;
    place(this.#list, options);
    place(this.#below, [this.#list, ...beside]);
    this.#list.hidden = !options.length;
    this.#choose(0);
    this.open(true);
  }

  #choose(at) {
    this.#at = at;
    this.#options.forEach((one, index) => one.setAttribute("aria-selected", String(index === at)));
    const chosen = this.#options[at];
    if (chosen) this.input.setAttribute("aria-activedescendant", chosen.id);
    else this.input.removeAttribute("aria-activedescendant");
    chosen?.scrollIntoView?.({ block: "nearest" });
  }

  #key(event) {
    if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step && event.key !== "Enter") return;
    event.preventDefault();
    if (step) this.#move(step);
    else this.#enter();
  }

  #move(step) {
    const { length } = this.#options;
    if (length) this.#choose((this.#at + step + length) % length);
  }

  // Whoever types faster than the answer comes gets the answer to all of it.
  #enter() {
    if (this.#shown === this.#turn) this.#go();
    else this.#going = true;
  }

  #go() {
    this.#going = false;
    const chosen = this.#options[this.#at];
    if (chosen) this.#leave(() => follow(chosen.href));
  }

  #leave(then) {
    this.#left();
    this.clear();
    then();
  }

  #tell(words) {
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => { this.#said.textContent = words; }, QUIET);
  }
}
