/**
 * What the theme's script would do with the whole page when it comes, done or put off beforehand. A classic script in the head: it has
 * run before anything is shown.
 */

(() => {
  "use strict";

  // What it will say of every page. Said now, it changes no styles later.
  const root = document.documentElement;
  root.classList.remove("no-js");
  root.classList.add("js", "js-focus-visible");
  root.setAttribute("data-js-focus-visible", "");

  // It makes all addresses whole, so that they hold on the next page, too, and compares the heads of both. A sheet whose address is said
  // anew is read anew, and for a moment the page goes without; so what has been loaded is whole for whoever asks, and stays as it is.
  const LOADED = ["stylesheet", "preload", "modulepreload"];
  const tellWhole = (link) => {
    const whole = link.cloneNode();
    whole.href = link.href; // it is no part of the page: nothing is fetched
    Object.defineProperties(link, {
      getAttribute: { value: (name) => whole.getAttribute(name) },
      outerHTML: { get: () => whole.outerHTML },
    });
  };
  const reading = new MutationObserver((records) => {
    for (const { addedNodes } of records) {
      for (const one of addedNodes) if (one.nodeName === "LINK" && LOADED.includes(one.rel)) tellWhole(one);
    }
  });
  reading.observe(root, { childList: true, subtree: true });
  document.addEventListener("DOMContentLoaded", () => reading.disconnect());

  // It fetches the texts of all pages for its search at once, and has them read and sorted. They come when somebody goes to search.
  const TEXTS = /\/search(\/search_index)?\.json$/;
  const asked = new URLSearchParams(location.search);
  const wanted = new Promise((use) => {
    if (asked.has("q") || asked.has("h")) use(); // a search to be shown, or what one found to be marked
    for (const type of ["focusin", "change"]) {
      document.addEventListener(type, ({ target }) => target.closest?.("[data-md-toggle=search], [data-md-component=search]") && use(), true);
    }
  });
  const { open, send } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.open = function (method, address, ...more) {
    if (TEXTS.test(new URL(address, location).pathname)) this.send = (body) => { wanted.then(() => send.call(this, body)); };
    return open.call(this, method, address, ...more);
  };
})();
