/** Handing a file to the reader. */

import { h } from "./dom.mjs";

/** @param {string} name @param {string} type @param {string} content */
export function saveAs(name, type, content) {
  const href = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }));
  const link = h("a", { href, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}
