/** The checker's own styles. They stand inside the element, where the theme's do not reach. */

import { h } from "./dom.mjs";

const SHEETS = ["checker.css", "verdict.css"].map((name) => new URL(`./${name}`, import.meta.url).href);

// The page names the hashes of what it will need; in a page that was not sealed there are none.
const integrityOf = (href) =>
  [...document.head.querySelectorAll("link[rel=preload][as=style]")].find((link) => link.href === href)?.integrity || null;

/**
 * Links for one element.
 * @returns {{links: HTMLElement[], loaded: Promise<unknown>}} `loaded`: all are there, or never will be
 */
export function styles() {
  const links = SHEETS.map((href) => h("link", { rel: "stylesheet", href, integrity: integrityOf(href) }));
  const settled = (link) => new Promise((resolve) => {
    for (const type of ["load", "error"]) link.addEventListener(type, resolve, { once: true });
  });
  return { links, loaded: Promise.all(links.map(settled)) };
}
