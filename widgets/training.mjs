/**
 * <leeway-training steps='[...]'> - how far a new hire is on the path, on its first page; with `step="ID"` on the page of a step.
 *
 * What was read is what they ticked, and what was practised is what they passed: both are kept in this browser alone.
 */

import { h, keepingFocus, place } from "./dom.mjs";
import { keeps, whenKeptElsewhere } from "./kept.mjs";
import { stepsIn } from "./practice/path.mjs";
import { KEPT, rounds } from "./practice/record.mjs";
import { RELEASE } from "./release.mjs";
import { CHECKER, style } from "./styles.mjs";
import { pathView } from "./training/overview.mjs";
import { forgetReading, READ, standings, tick } from "./training/reading.mjs";
import { stepView } from "./training/step.mjs";

const SHEETS = [...CHECKER, "training.css"];

export class Element extends HTMLElement {
  #box = h("div", { class: "lw-checker lw-path" });
  #fallback = h("slot");
  #styled;
  #leaving = null;

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    this.#styled = style(root, SHEETS);
    root.append(this.#box, this.#fallback);
  }

  async connectedCallback() {
    this.#leaving = new AbortController();
    const { signal } = this.#leaving;
    for (const key of [KEPT, READ]) whenKeptElsewhere(key, () => this.#draw(), signal);
    await this.#styled;
    if (this.isConnected) this.#draw();
  }

  disconnectedCallback() {
    this.#leaving.abort();
  }

  #draw() {
    const all = standings(stepsIn(this), rounds());
    const own = all.find(({ step }) => step.id === this.getAttribute("step"));
    const act = {
      tick: (key, read) => { tick(key, read); this.#draw(); },
      over: () => { forgetReading(); this.#draw(); this.#box.querySelector(":is(a, button)")?.focus(); },
    };
    const context = { act, kept: keeps(), policy: RELEASE.policy };
    keepingFocus(this.#box, () => place(this.#box, [own ? stepView(own, all, context) : pathView(all, context)]));
    this.#fallback.hidden = true;
  }
}
