/**
 * "What did the customer say?" - <leeway-find> on the home page, and the same in a dialog on every page.
 */

import { button, h, keepKeys } from "./dom.mjs";
import { FindBox } from "./find-box.mjs";
import { readyFind } from "./find-client.mjs";
import { integrityOf } from "./integrity.mjs";
import { text } from "./texts.mjs";

const SHEET = new URL("./find.css", import.meta.url).href;

export class Find extends HTMLElement {
  #box = null;
  #leaving = null;
  #drawn;

  /** Whether something is typed. */
  get begun() {
    return Boolean(this.#box?.input.value);
  }

  connectedCallback() {
    this.#leaving = new AbortController();
    this.#box ??= this.#made();
    keepKeys(this, this.#leaving.signal);
    readyFind();
    this.#drawn.then(() => { if (this.isConnected && mayFocus()) this.#box.input.focus({ preventScroll: true }); });
  }

  disconnectedCallback() {
    this.#leaving.abort();
  }

  focus() {
    this.#box.input.focus();
  }

  // The page has the question as its heading, which everybody sees.
  #made() {
    const box = new FindBox();
    box.label.classList.add("lw-heard");
    const frame = h("div", { class: "lw-find lw-find-page" }, box.element);
    frame.addEventListener("focusin", () => box.open(true));
    frame.addEventListener("focusout", ({ relatedTarget }) => box.open(frame.contains(relatedTarget)));
    frame.addEventListener("keydown", (event) => { if (event.key === "Escape") box.clear(); });
    this.#drawn = drawn(this, frame);
    return box;
  }
}

// Where a keyboard is at hand, and nobody came for something else on the page.
function mayFocus() {
  const free = (document.activeElement ?? document.body) === document.body;
  return free && !location.hash && matchMedia("(hover: hover) and (pointer: fine)").matches;
}

let dialog = null;

/** Makes the dialog, so that it opens at once. */
export function readyDialog() {
  dialog ??= makeDialog();
  return dialog.ready;
}

/**
 * Opens the dialog; where it is open already, closes it. The focus goes back to where it was.
 * @param {() => string} [typed] what was typed in the meantime
 */
export async function toggleFind(typed = () => "") {
  await readyDialog();
  if (dialog.element.open) return dialog.element.close();
  if (!dialog.host.isConnected) document.body.append(dialog.host);
  dialog.box.clear();
  dialog.element.showModal();
  dialog.box.input.focus();
  dialog.box.type(typed());
  readyFind();
}

function makeDialog() {
  const host = h("div", { class: "lw-find-host" });
  const box = new FindBox(() => element.close());
  const close = button("Esc", () => element.close(), { class: "lw-find-close", "aria-label": text("find.close") });
  const foot = h("p", { class: "lw-find-foot", "aria-hidden": "true" }, text("find.keys"));
  const element = h("dialog", { class: "lw-find lw-find-dialog", "aria-label": text("find.label") }, close, box.element, foot);
  element.addEventListener("click", (event) => { if (event.target === element) element.close(); });
  keepKeys(host);
  document.body.append(host);
  return { host, element, box, ready: drawn(host, element) };
}

// Shown once it has its styles; without them it would jump.
function drawn(host, content) {
  const link = h("link", { rel: "stylesheet", href: SHEET, integrity: integrityOf(SHEET) });
  content.hidden = true;
  host.attachShadow({ mode: "open" }).append(link, content);
  return new Promise((done) => {
    const show = () => { content.hidden = false; done(); };
    for (const type of ["load", "error"]) link.addEventListener(type, show, { once: true });
  });
}
