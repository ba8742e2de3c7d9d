/**
 * <leeway-wins> - a rep's own log: what they logged, month by month, to change, to take along, to bring in; and the form in which a
 * checker logs a case.
 */

import { h, keepKeys, place } from "./dom.mjs";
import { formats } from "./format.mjs";
import { loadPolicy } from "./policy.mjs";
import { CHECKER, style } from "./styles.mjs";
import { text } from "./texts.mjs";
import { budgets } from "./wins/budgets.mjs";
import { dayOf } from "./wins/entry.mjs";
import { exchange } from "./wins/files.mjs";
import { keepLogs, whyNot } from "./wins/keeping.mjs";
import { list } from "./wins/list.mjs";
import { months, totals } from "./wins/months.mjs";
import { all, whenChanged } from "./wins/store.mjs";

export { logForm } from "./wins/log.mjs";

export class Element extends HTMLElement {
  #parts = null;
  #deaf = () => {};
  #turn = 0;

  /** Whether somebody is writing. */
  get begun() {
    return Boolean(this.#parts?.list.begun());
  }

  connectedCallback() {
    if (!this.#parts) this.#open();
    this.#deaf = whenChanged(() => this.#draw());
  }

  disconnectedCallback() {
    this.#deaf();
  }

  async #open() {
    const root = this.attachShadow({ mode: "open" });
    keepKeys(this);
    const styled = style(root, [...CHECKER, "wins.css"]);
    const box = h("div", { class: "lw-checker lw-wins", hidden: true }, h("p", { class: "lw-quiet" }, text("wins.reading")));
    root.append(box);
    const [policy] = await Promise.all([loadPolicy().then((loaded) => loaded.policy, () => null), styled]);
    const context = { policy, format: policy && formats(policy) };
    const parts = { trouble: h("div", { role: "alert" }), months: months(() => this.#draw()), totals: totals(), budgets: budgets(), list: list(context), exchange: exchange() };
    box.hidden = false;
    box.replaceChildren(parts.trouble, parts.budgets.element, parts.months.element, parts.totals.element, parts.list.element, parts.exchange.element);
    this.#parts = parts;
    this.#draw();
  }

  async #draw() {
    const parts = this.#parts;
    if (!parts) return;
    this.#turn += 1;
    const turn = this.#turn;
    try {
      const entries = await all();
      if (turn !== this.#turn) return;
      keepLogs(entries.length > 0);
      place(parts.trouble, []);
      const month = parts.months.render(entries);
      const shown = month ? entries.filter((one) => dayOf(one).startsWith(month)) : entries;
      parts.totals.render(shown);
      parts.list.render(shown, entries.length);
      parts.exchange.render(entries);
      parts.budgets.render();
    } catch (problem) {
      place(parts.trouble, [h("p", { class: "lw-problem" }, whyNot(problem))]);
    }
  }
}
