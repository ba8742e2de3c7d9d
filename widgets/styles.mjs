/** Styles of elements of ours. They stand inside the element, where the theme's do not reach. */

import { h, whenIdle } from "./dom.mjs";
import { integrityOf } from "./integrity.mjs";

/** The checker's own; what looks like a part of it begins with them. */
export const CHECKER = ["checker.css", "verdict.css", "keys.css"];

const sheets = new Map(); // read once; the next element of this page then has its styles with the first drawing

/**
 * Gives an element its styles.
 * @param {ShadowRoot} root
 * @param {string[]} [names] of sheets beside this file, in their order
 * @returns {Promise<unknown> | null} settled when all are there, or never will be; null: they are there
 */
export function style(root, names = CHECKER) {
  const known = names.map((name) => sheets.get(name));
  if (!known.includes(undefined)) {
    root.adoptedStyleSheets = known;
    return null;
  }
  const links = names.map((name) => new URL(`./${name}`, import.meta.url).href)
    .map((href) => h("link", { rel: "stylesheet", href, integrity: integrityOf(href) }));
  const settled = (link) => new Promise((resolve) => {
    for (const type of ["load", "error"]) link.addEventListener(type, resolve, { once: true });
  });
  root.append(...links);
  const loaded = Promise.all(links.map(settled));
  // For the next element, so it may wait until this one is drawn. Links serve as well.
  loaded.then(() => copied(names, links)).catch(() => {});
  return loaded;
}

async function copied(names, links) {
  for (const [index, link] of links.entries()) {
    await whenIdle();
    if (link.sheet && !sheets.has(names[index])) sheets.set(names[index], copyOf(link));
  }
}

// Made of what the browser has read, not fetched: a browser that has the same file twice thinks that one was in vain.
function copyOf({ sheet, href }) {
  const copy = new CSSStyleSheet({ baseURL: href });
  copy.replaceSync([...sheet.cssRules].map(({ cssText }) => cssText).join("\n"));
  return copy;
}
