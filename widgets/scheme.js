/**
 * The switch between light and dark, in place of the theme's. A classic script in the head: it waits for the switch, which stands at the
 * top of the page, so that no page is shown in other colours first. The theme's own way, when its script has come, is to compute the
 * styles of the whole page four times over. The choice is kept as the theme keeps it.
 */

"use strict";

(() => {
  const root = document.documentElement;
  // What the theme's script will say of every page. Said now, it changes no styles later.
  root.classList.remove("no-js");
  root.classList.add("js", "js-focus-visible");
  root.setAttribute("data-js-focus-visible", "");

  // The theme makes all addresses whole, so that they hold on the next page, too. A sheet whose address is said anew is read anew, and
  // the page with it; said at once, nothing has been read yet.
  const whole = (nodes) => {
    for (const one of nodes) if (one.nodeName === "LINK" && one.getAttribute("href")) one.href = one.href;
  };

  const KEPT = "__palette";
  const SWITCHING = "data-md-color-switching"; // the theme's sheets move nothing meanwhile
  const KINDS = ["media", "scheme", "primary", "accent"];
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const said = (input, what) => input.getAttribute(`data-md-color-${what}`);
  const meta = document.createElement("meta");
  meta.name = "theme-color";

  let inputs = [];
  let chosen = 0;

  // Whose media query names neither light nor dark leaves it to the system.
  const shown = (input) => {
    if (said(input, "media") !== "(prefers-color-scheme)") return input;
    return inputs.find((one) => said(one, "media") === `(prefers-color-scheme: ${dark.matches ? "dark" : "light"})`) ?? input;
  };

  const tellBrowser = () => {
    const header = document.querySelector(".md-header");
    if (header) meta.content = getComputedStyle(header).backgroundColor;
    if (!meta.isConnected) document.head.append(meta);
  };

  const apply = () => {
    const input = shown(inputs[chosen]);
    for (const what of KINDS) {
      const [name, value] = [`data-md-color-${what}`, said(what === "media" ? inputs[chosen] : input, what) ?? ""];
      if (document.body.getAttribute(name) !== value) document.body.setAttribute(name, value);
    }
    root.style.colorScheme = said(input, "scheme") === "slate" ? "dark" : "light";
    inputs.forEach((one, at) => {
      if (one.nextElementSibling) one.nextElementSibling.hidden = at !== chosen;
    });
  };

  const change = () => {
    document.body.setAttribute(SWITCHING, "");
    apply();
    tellBrowser();
    setTimeout(() => document.body.removeAttribute(SWITCHING));
  };

  const choose = (at) => {
    chosen = at;
    change();
    const color = Object.fromEntries(KINDS.map((what) => [what, said(inputs[at], what)]));
    __md_set(KEPT, { index: at, color });
  };

  // Storage may be forbidden, and what is in it may be anything.
  const remembered = () => {
    try {
      return Math.min(Math.max(Math.trunc(Number(__md_get(KEPT)?.index)) || 0, 0), inputs.length - 1);
    } catch {
      return 0;
    }
  };

  const start = (form) => {
    inputs = [...form.querySelectorAll("input")];
    if (!inputs.length || root.classList.contains("lw-embedded")) return;
    chosen = remembered();
    apply();
    inputs.forEach((input, at) => input.addEventListener("change", () => choose(at)));
    form.addEventListener("keydown", ({ key }) => {
      if (key !== "Enter") return;
      const next = inputs[(chosen + 1) % inputs.length];
      next.click();
      next.focus();
    });
    dark.addEventListener("change", change);
    addEventListener("load", () => (window.requestIdleCallback ?? setTimeout)(tellBrowser), { once: true });
  };

  const reading = new MutationObserver((records) => {
    for (const { addedNodes } of records) whole(addedNodes);
    const form = document.querySelector("[data-leeway-scheme]");
    if (!form?.nextSibling) return; // it is not whole yet
    reading.disconnect();
    start(form);
  });
  reading.observe(root, { childList: true, subtree: true });
  document.addEventListener("DOMContentLoaded", () => reading.disconnect());
})();
