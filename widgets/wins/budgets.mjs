/** What a rep has left of their own budgets: a line each, on the page of wins and beside the list of gifts. */

import { eachArticle, h } from "../dom.mjs";
import { plural, text } from "../texts.mjs";
import { counted } from "./counted.mjs";
import { logs } from "./keeping.mjs";
import { whenChanged } from "./store.mjs";

/** A list of them, drawn when Python has counted. */
export function budgets() {
  const list = h("ul", { class: "lw-wins-budgets" });
  const unread = h("p", { class: "lw-quiet" });
  const element = h("section", { class: "lw-wins-left", hidden: true }, h("h2", { class: "lw-subhead" }, text("wins.left")), list, unread);
  let turn = 0;
  return {
    element,
    async render() {
      turn += 1;
      const mine = turn;
      const found = logs() ? await counted() : null;
      if (mine !== turn) return;
      element.hidden = !found?.budgets.length && !found?.unread.length;
      if (!found) return;
      list.replaceChildren(...found.budgets.map((one) => h("li", { "data-remedy": one.remedy }, h("span", { class: "lw-quiet" }, `${one.name} `), h("strong", {}, one.text))));
      unread.textContent = found.unread.length ? plural("wins.left.unread", found.unread.length) : "";
    },
  };
}

/** Says beside each gift of a page how many are left, where the rep has begun to log; also on pages that come after it without being loaded. */
export function tellBudgets() {
  let now = null;
  eachArticle((article) => { now = article; onPage(article); });
  whenChanged(() => now?.isConnected && onPage(now));
}

async function onPage(article) {
  const places = [...article.querySelectorAll("[data-budget]")];
  const found = places.length && logs() ? await counted() : null;
  for (const place of places) {
    const said = found?.budgets.find(({ remedy }) => remedy === place.dataset.budget)?.text;
    place.querySelector(".lw-budget-left")?.remove();
    if (said) place.append(h("span", { class: "lw-budget-left" }, text("wins.left.yours", { left: said })));
  }
}
