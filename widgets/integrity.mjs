/**
 * The hash that the page names for a sheet that it will need; in a page that was not sealed there is none.
 * @param {string} href
 * @returns {string | null}
 */
export function integrityOf(href) {
  const told = [...document.head.querySelectorAll("link[rel=preload][as=style]")].find((link) => link.href === href);
  return told?.integrity || null;
}
