/**
 * Whether the page is shown as a panel in another page: with ?embed in its address, ?embed=light or ?embed=dark. A classic script in
 * the head of pages with a checker: it has run before anything is shown, and before the theme has looked at the page.
 */

(() => {
  "use strict";
  const asked = new URLSearchParams(location.search).get("embed");
  if (asked === null) return;
  const root = document.documentElement;
  root.classList.add("lw-embedded");

  // Browsers may keep storage from frames, and the theme would stop where it asks for it. What it keeps here is gone with the page.
  try {
    localStorage.getItem("");
  } catch {
    const kept = new Map();
    const storage = { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value), removeItem: (key) => kept.delete(key) };
    Object.defineProperty(window, "localStorage", { value: storage });
  }

  // The theme remembers what was chosen for the whole site; here what the address says holds, else what the system says.
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const SCHEME = "data-md-color-scheme";
  const wanted = () => ((asked === "dark" || asked === "light" ? asked === "dark" : dark.matches) ? "slate" : "default");
  const color = () => {
    if (document.body && document.body.getAttribute(SCHEME) !== wanted()) document.body.setAttribute(SCHEME, wanted());
  };
  dark.addEventListener("change", color);

  // The theme's search would fetch the texts of all pages; keys of the theme would go to the page before or after this one.
  const spare = () => {
    for (const one of document.querySelectorAll("[data-md-component=search], link[rel=prev], link[rel=next]")) one.remove();
    color();
  };
  const reading = new MutationObserver(spare);
  reading.observe(root, { childList: true, subtree: true });
  document.addEventListener("DOMContentLoaded", () => {
    reading.disconnect();
    spare();
    new MutationObserver(color).observe(document.body, { attributeFilter: [SCHEME] });
  });
})();
