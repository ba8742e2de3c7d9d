/** Listening to keys on the whole page, for one checker. */

import { THEME, meaning } from "./keys.mjs";
import { keepSetting, setting } from "./memory.mjs";

const TYPING = ":is(input:not([type=radio], [type=checkbox]), select, textarea, [contenteditable]:not([contenteditable='false']))";
const HALVES = ["a", "p"]; // of a day, in a field for a time
const QUESTION = ".lw-question";
const PAGING = [...THEME.before, ...THEME.after];

const SWITCHED = "leeway-keys";

/** Whether keys work wherever the focus is: the reader may have switched that off (WCAG 2.1.4). */
export const areOn = () => setting("keys") !== "off";

/** @param {boolean} on */
export function switchKeys(on) {
  keepSetting("keys", on ? "" : "off");
  dispatchEvent(new Event(SWITCHED));
}

/** Says on an element whether keys are off, now and whenever that changes. @param {Element} element @param {AbortSignal} signal */
export function followSwitch(element, signal) {
  const show = () => element.classList.toggle("lw-keys-off", !areOn());
  for (const type of [SWITCHED, "storage"]) addEventListener(type, show, { signal }); // the reader may have other tabs
  show();
}

/**
 * @typedef {object} Listener
 * @property {() => void} catchUp draws what is still to be drawn: a key is meant for what the last one brought about
 * @property {() => void} back takes the last step back
 * @property {(digit: string) => boolean} digit true when it was used up
 * @property {(tap: string) => boolean} tap gives an answer
 * @property {(key: import("./keys.mjs").Key) => boolean} command
 * @property {() => boolean} begun whether somebody is in the middle of a case
 */

/**
 * Listens on the whole page, before anything else does; with several checkers the one that holds the focus answers, else the first.
 * Nothing is done while somebody is typing (but letters count in an empty field of a question), nor while a dialog is open.
 * @param {HTMLElement} element the checker
 * @param {Listener} listener
 * @param {AbortSignal} signal ends the listening
 */
export function listen(element, listener, signal) {
  document.addEventListener("keydown", (event) => {
    const key = keyOf(event);
    const path = event.composedPath();
    if (!meant(key) || path.some(({ localName }) => localName === "dialog")) return;
    if (path.includes(element)) listener.catchUp();
    const place = placeOf(path, element);
    if (place.typing || !isOurs(element) || document.querySelector("dialog:modal")) return;
    const used = use(key, place, listener);
    if (used) event.preventDefault();
    if (used || (PAGING.includes(key) && listener.begun())) event.stopPropagation(); // the theme would leave the case
  }, { signal, capture: true });
}

/**
 * Keeps characters inside the checker. The theme takes some as commands ("." and "n": the next page), and cannot see that
 * somebody is typing in here; "/" for its search still works outside a field.
 * @param {HTMLElement} element the checker
 * @param {AbortSignal} signal ends the listening
 */
export function keepCharacters(element, signal) {
  element.addEventListener("keydown", (event) => {
    if (event.key.length !== 1 || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.composedPath()[0].closest?.(TYPING) || event.key !== "/") event.stopPropagation();
  }, { signal });
}

// A key that is held down answers once. Where letters are not Latin, the key counts on which a Latin one is printed.
function keyOf({ key, code, shiftKey, ctrlKey, altKey, metaKey, isComposing, repeat }) {
  if (!key || ctrlKey || altKey || metaKey || isComposing || repeat) return null;
  if (/^\d$/.test(key) || ["Backspace", "?", ",", "."].includes(key)) return key;
  if (shiftKey || !/^\p{L}$/u.test(key)) return null;
  return /^[a-z]$/i.test(key) ? key.toLowerCase() : /^Key([A-Z])$/.exec(code)?.[1].toLowerCase() ?? null;
}

const meant = (key) => key !== null && (/\d/.test(key) || meaning(key) !== undefined || PAGING.includes(key));

/**
 * Where a key was pressed. A field that is no longer there, because its answer was given, is nowhere.
 * `typing`: it belongs to the field; `field`: in an empty field of a question, where only digits do; `timed`: and the halves of a day.
 */
function placeOf(path, element) {
  const [target] = path;
  if (!target.isConnected || !target.closest) return {};
  const asked = path.includes(element) && target.closest(QUESTION) !== null;
  const field = target.closest(TYPING) !== null;
  const empty = asked && field && target.value === "" && !target.validity?.badInput; // a date may be there in parts
  return { asked, field, typing: field && !empty, timed: field && /time/.test(target.type) };
}

function isOurs(element) {
  const holder = document.activeElement?.closest(element.localName) ?? document.querySelector(element.localName);
  return holder === element;
}

function use(key, { asked, field, timed }, listener) {
  if (key === "Backspace") return listener.back(), true;
  const everywhere = areOn();
  if (!everywhere && !asked) return false;
  if (/\d/.test(key)) return !field && listener.digit(key);
  const { tap, ...rest } = meaning(key) ?? {};
  if (tap) return listener.tap(tap);
  return rest.key !== undefined && everywhere && !(timed && HALVES.includes(key)) && listener.command(rest);
}
