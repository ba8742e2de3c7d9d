/** Making and placing nodes. Text from a policy goes in as text nodes only; nothing here parses HTML. */

/**
 * A new element.
 * @param {string} tag
 * @param {Record<string, any>} [props] attributes; `on` holds listeners, `value` and `checked` are set as properties
 * @param {...(Node | string | null | undefined | false | any[])} children
 * @returns {HTMLElement}
 */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) setProp(element, name, value);
  element.append(...children.flat(Infinity).filter((child) => child || child === 0));
  return element;
}

function setProp(element, name, value) {
  if (name === "on") {
    for (const [type, listener] of Object.entries(value)) element.addEventListener(type, listener);
  } else if (name === "value" || name === "checked" || name === "open") {
    element[name] = value;
  } else if (value === true) {
    element.setAttribute(name, "");
  } else if (value !== false && value !== null && value !== undefined) {
    element.setAttribute(name, value);
  }
}

/**
 * A button.
 * @param {string} label
 * @param {() => void} press
 * @param {Record<string, any>} [props]
 */
export function button(label, press, props = {}) {
  return h("button", { type: "button", class: "lw-button", ...props, on: { click: press } }, label);
}

/**
 * Makes `nodes` the children of `parent`, moving no node that is in its place already, and keeps the focus.
 * @param {Element} parent
 * @param {Node[]} nodes
 */
export function place(parent, nodes) {
  const focused = focusIn(parent);
  const kept = new Set(nodes);
  for (const child of [...parent.childNodes]) if (!kept.has(child)) child.remove();
  nodes.forEach((node, index) => {
    const there = parent.childNodes[index] ?? null;
    if (there !== node) put(parent, node, there);
  });
  if (focused && focused !== focusIn(parent) && parent.contains(focused)) focused.focus({ preventScroll: true });
}

/** The element, with these nodes as its children. @template {Element} T @param {T} element @param {Node[]} nodes @returns {T} */
export function filled(element, nodes) {
  place(element, nodes);
  return element;
}

// Taken out and put in again, a field that has the focus would say that it was changed, in the middle of typing.
function put(parent, node, before) {
  if (node.isConnected && parent.isConnected && "moveBefore" in parent) parent.moveBefore(node, before);
  else parent.insertBefore(node, before);
}

/** What has the focus in the part of the page (or of the element) that `node` is in. @param {Node} node */
export function focusIn(node) {
  return node.getRootNode().activeElement ?? null;
}

/**
 * Draws anew and puts the focus back on the element with the same `data-key`.
 * @param {Element} root
 * @param {() => void} draw
 */
export function keepingFocus(root, draw) {
  const focused = focusIn(root);
  const key = root.contains(focused) ? focused?.dataset.key : null;
  draw();
  if (!key || focused === focusIn(root)) return;
  root.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
}

/**
 * Remembers what was drawn by a name: as long as what it shows is the same, it is the same node, which costs the browser nothing.
 */
export function keeper() {
  const drawn = new Map();
  /** @param {string} name @param {any} shows all that `make` depends on @param {() => T} make @returns {T} @template T */
  return (name, shows, make) => {
    const now = JSON.stringify(shows);
    const last = drawn.get(name);
    if (last?.shows === now) return last.made;
    const made = make();
    drawn.set(name, { shows: now, made });
    return made;
  };
}

let pointerIsDown = false;
document.addEventListener("pointerdown", () => { pointerIsDown = true; }, true);
for (const type of ["pointerup", "pointercancel"]) {
  document.addEventListener(type, () => { pointerIsDown = false; }, true);
}

/**
 * Runs `job` now, or, in the middle of a click, when the click is over: what the pointer is about to
 * press must not move away under it.
 * @param {() => void} job
 */
export function afterClick(job) {
  if (!pointerIsDown) return job();
  document.addEventListener("pointerup", () => setTimeout(job, 0), { once: true });
}

/**
 * Keeps keys inside an element. The theme and the checker take some as commands, and cannot see that somebody is typing in here.
 * @param {Element} element @param {AbortSignal} [signal] ends it
 */
export function keepKeys(element, signal) {
  element.addEventListener("keydown", (event) => {
    if (!event.ctrlKey && !event.altKey && !event.metaKey) event.stopPropagation();
  }, { signal });
}

let ids = 0;

/** An id that no other element of the page has. @param {string} stem */
export function newId(stem) {
  ids += 1;
  return `lw-${stem}-${ids}`;
}

/**
 * Uses what `look` finds as soon as there is something; the page may still be on its way, or change.
 * @template T
 * @param {() => T} look
 * @param {(found: T) => void} use
 */
export function whenThere(look, use) {
  const found = look();
  if (found) return use(found);
  const watch = new MutationObserver(() => {
    const now = look();
    if (!now) return;
    watch.disconnect();
    use(now);
  });
  watch.observe(document.documentElement, { childList: true, subtree: true });
}

/**
 * Uses the article of this page, and that of each page which comes after it without being loaded anew.
 * @param {(article: Element) => void} use
 */
export function eachArticle(use) {
  let article = null;
  const look = () => {
    if (article?.isConnected) return;
    article = document.querySelector("article");
    if (article) use(article);
  };
  look();
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
}

/** Settled when the page has loaded, with all that stands in it. */
export const whenLoaded = () => new Promise((done) => {
  if (document.readyState === "complete") done();
  else addEventListener("load", () => done(), { once: true });
});

/** Settled when the browser has nothing else to do, and after three seconds at the latest. */
export const whenIdle = () => new Promise((done) => {
  if ("requestIdleCallback" in globalThis) requestIdleCallback(done, { timeout: 3000 });
  else setTimeout(done, 500);
});

/** Settled when the browser has done what waits: a long task keeps whoever types or taps waiting. */
export const breath = () => globalThis.scheduler?.yield?.() ?? new Promise((done) => setTimeout(done));
