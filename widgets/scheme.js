/**
 * The switch between light and dark, in place of the theme's. A classic script in the head: the page's colours are right before anything
 * of it is shown. The theme's own way, when its script has come, is to compute the styles of the whole page four times over. The choice
 * is kept as the theme keeps it.
 */

(() => {
  "use strict";
  const KEPT = "__palette";
  const SWITCHING = "data-md-color-switching"; // the theme's sheets move nothing meanwhile
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const meta = document.createElement("meta");
  meta.name = "theme-color";

  /** What can be chosen, as the form of the switch has it: {media, scheme, primary, accent} each. */
  const palettes = JSON.parse(document.querySelector("meta[name=leeway-palettes]").content);

  // Storage may be forbidden, and what is in it may be anything.
  const remembered = () => {
    try {
      return Math.min(Math.max(Math.trunc(Number(__md_get(KEPT)?.index)) || 0, 0), palettes.length - 1);
    } catch {
      return 0;
    }
  };
  let chosen = remembered();

  // Whose media query names neither light nor dark leaves it to the system.
  const shown = () => {
    const palette = palettes[chosen];
    if (palette.media !== "(prefers-color-scheme)") return palette;
    const system = `(prefers-color-scheme: ${dark.matches ? "dark" : "light"})`;
    return { ...(palettes.find(({ media }) => media === system) ?? palette), media: palette.media };
  };

  const color = () => {
    const palette = shown();
    for (const [what, value] of Object.entries(palette)) {
      const name = `data-md-color-${what}`;
      if (document.body.getAttribute(name) !== value) document.body.setAttribute(name, value);
    }
    root.style.colorScheme = palette.scheme === "slate" ? "dark" : "light";
  };

  const name = (form) => [...form.querySelectorAll("input")].forEach(({ nextElementSibling: label }, at) => {
    if (label) label.hidden = at !== chosen;
  });

  const tellBrowser = () => {
    const header = document.querySelector(".md-header");
    if (header) meta.content = getComputedStyle(header).backgroundColor;
    if (!meta.isConnected) document.head.append(meta);
  };

  const change = () => {
    document.body.setAttribute(SWITCHING, "");
    color();
    tellBrowser();
    setTimeout(() => document.body.removeAttribute(SWITCHING));
  };

  const listen = (form) => {
    const inputs = [...form.querySelectorAll("input")];
    inputs.forEach((input, at) => input.addEventListener("change", () => {
      chosen = at;
      name(form);
      change();
      __md_set(KEPT, { index: at, color: palettes[at] });
    }));
    form.addEventListener("keydown", ({ key }) => {
      if (key !== "Enter") return;
      const next = inputs[(chosen + 1) % inputs.length];
      next.click();
      next.focus();
    });
    dark.addEventListener("change", change);
    addEventListener("load", () => (window.requestIdleCallback ?? setTimeout)(tellBrowser), { once: true });
  };

  if (root.classList.contains("lw-embedded")) return; // there the address says it, or the system
  const reading = new MutationObserver(() => {
    if (document.body) color(); // at once: what is read of it may be shown before the switch has come
    const form = document.querySelector("[data-leeway-scheme]");
    if (!form?.nextSibling) return; // it is not whole yet
    reading.disconnect();
    name(form);
    listen(form);
  });
  reading.observe(root, { childList: true, subtree: true });
  document.addEventListener("DOMContentLoaded", () => reading.disconnect());
})();
