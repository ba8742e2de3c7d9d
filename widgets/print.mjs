/** What a printed page says in its last line: where it stands, and of which policy it is. */

import { h } from "./dom.mjs";
import { pageRelease } from "./release.mjs";
import { text } from "./texts.mjs";

/** Gives every page that line, just before it is printed. Pages change without being loaded anew, so it is made each time. */
export function signPrints() {
  addEventListener("beforeprint", sign);
}

function sign() {
  document.querySelectorAll(".lw-printed").forEach((one) => one.remove());
  const { policy } = pageRelease();
  const address = `${location.origin}${location.pathname}`;
  const said = policy ? text("print.foot", { address, version: policy }) : address;
  document.querySelector(".md-content__inner")?.append(h("p", { class: "lw-printed" }, said));
}
