/** A page that was built before its review day, and is read after it, says so: the build knew no later day than its own. */

import { today } from "./case.mjs";
import { h } from "./dom.mjs";
import { text } from "./texts.mjs";

/** @param {Element} article */
export function tellOverdue(article) {
  for (const element of article.querySelectorAll("[data-review-by]:not(.lw-overdue)")) {
    if (element.dataset.reviewBy >= today()) continue;
    const isRow = element.matches("tr");
    element.classList.add("lw-late");
    // At its end, so that nothing that stands there moves.
    (isRow ? element.cells[0] : element).append(" ", h("strong", {}, text(isRow ? "fresh.overdue.row" : "fresh.overdue")));
  }
}
