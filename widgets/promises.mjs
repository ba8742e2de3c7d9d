/**
 * <leeway-promises> - what this rep promised and has not settled yet, overdue first. On the home page one quiet line that opens, and
 * nothing where there is nothing; with the attribute `all`, as on the page of promises, the list itself.
 */

import { button, h, keepingFocus } from "./dom.mjs";
import { asking } from "./promises/asked.mjs";
import { saveCalendar } from "./promises/calendar.mjs";
import { changing, openIn } from "./promises/open.mjs";
import { named, row } from "./promises/row.mjs";
import { CHECKER, style } from "./styles.mjs";
import { plural, text } from "./texts.mjs";
import { moment } from "./wins/entry.mjs";
import { isOwn, logs, whyNot } from "./wins/keeping.mjs";
import { all, change, whenChanged } from "./wins/store.mjs";

const SHEETS = [...CHECKER, "promises.css"];
const DONE = { kept: "due.kept.done", broken: "due.broken.done" };
const EVERY = 60_000; // ms after which what was today may be overdue

export class Element extends HTMLElement {
  #box = h("div", { class: "lw-checker lw-promises", hidden: true });
  #list = h("ul", { class: "lw-promise-list" });
  #line = h("summary", {});
  #lead = h("p", { class: "lw-quiet" });
  #said = h("p", { class: "lw-promise-said", role: "status" });
  #foot = h("div", { class: "lw-choices" });
  #open = [];
  #turn = 0;
  #styled;
  #stop = null;
  #timer = 0;

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    this.#styled = style(root, SHEETS);
    root.append(this.#box);
  }

  connectedCallback() {
    this.hidden = !this.#whole;
    const body = [this.#list, this.#said, this.#foot];
    this.#box.replaceChildren(...(this.#whole ? [this.#lead, ...body] : [h("details", {}, this.#line, ...body)]));
    this.#stop = whenChanged(() => this.#read());
    this.#timer = setInterval(() => this.#read(), EVERY);
    this.#read();
  }

  disconnectedCallback() {
    this.#stop();
    clearInterval(this.#timer);
  }

  get #whole() {
    return this.hasAttribute("all");
  }

  async #read() {
    this.#turn += 1;
    const turn = this.#turn;
    try {
      const entries = logs() || this.#whole ? await all() : [];
      await this.#styled;
      if (turn !== this.#turn) return;
      this.#open = openIn(entries.filter(isOwn), new Date());
      this.#draw();
    } catch (problem) {
      this.hidden = this.#box.hidden = !this.#whole;
      this.#said.textContent = whyNot(problem);
    }
  }

  #draw() {
    const overdue = this.#open.filter(({ when }) => when === "overdue").length;
    const [first] = this.#open;
    this.hidden = !first && !this.#whole && !this.#said.textContent;
    this.#box.hidden = false;
    this.#box.classList.toggle("lw-promises-overdue", overdue > 0);
    this.#line.replaceChildren(h("span", {}, h("strong", {}, plural("due.count", this.#open.length)), " ", first && text(`due.first.${first.when}`, { what: named(first) })));
    this.#lead.textContent = first ? plural("due.count", this.#open.length) : text("due.none");
    keepingFocus(this.#list, () => this.#list.replaceChildren(...this.#open.map((one) => row(one, {
      settle: (state) => this.#change(one, { state }, text(DONE[state], { what: named(one) })),
      move: (by) => this.#change(one, { by }, text("due.moved", { what: named(one) })),
      save: () => this.#save([one]),
    }))));
    this.#foot.replaceChildren(...(first ? [button(text("due.calendar.all"), () => this.#save(this.#open), { "data-key": "calendar" }), ...(this.#whole ? asking(() => this.#draw()) : [])] : []));
  }

  async #change({ entry, number, state, by }, to, said) {
    try {
      await change(entry.id, changing(number, to, moment().at));
      const back = () => this.#change({ entry, number }, { state, by }, "");
      this.#said.replaceChildren(...(said ? [said, " ", button(text("wins.undo"), back, { class: "lw-button lw-link" })] : []));
      if (said) this.#said.querySelector("button").focus({ preventScroll: true });
    } catch (problem) {
      this.#said.textContent = whyNot(problem);
    }
  }

  async #save(promises) {
    try {
      await saveCalendar(promises, promises.length === 1 ? "promise.ics" : "promises.ics");
    } catch (problem) {
      this.#said.textContent = text("due.calendar.not", { reason: problem.message });
    }
  }
}
