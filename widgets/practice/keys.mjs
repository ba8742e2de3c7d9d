/** Keys of practice, wherever the focus is: digits and letters answer, Backspace goes back, Enter goes on. */

import { keepCharacters, listen } from "../keyboard.mjs";

/**
 * @typedef {object} View what answers keys now
 * @property {(digit: string) => boolean} [press]
 * @property {(letter: string) => boolean} [tap]
 * @property {() => boolean} [back]
 * @property {() => void} [next] what Enter does where nothing is asked
 * @property {() => void} [focus] the same, where something is
 */

/**
 * @param {HTMLElement & {begun: boolean}} element
 * @param {() => View | null} viewNow
 * @param {AbortSignal} signal ends the listening
 */
export function hear(element, viewNow, signal) {
  const use = (name, given) => viewNow()?.[name]?.(given) ?? false;
  listen(element, {
    catchUp: () => {},
    begun: () => element.begun,
    back: () => use("back"),
    digit: (digit) => use("press", digit),
    tap: (letter) => use("tap", letter),
    command: () => false,
  }, signal);
  keepCharacters(element, signal);
  // A key that is held down goes on once.
  element.addEventListener("keydown", (event) => event.key === "Enter" && event.repeat && event.preventDefault(), { signal, capture: true });
  document.addEventListener("keydown", (event) => isOurs(event, element) && enter(event, viewNow()), { signal });
}

// Not on what Enter presses, nor in a form, which it sends.
function isOurs(event, element) {
  if (event.key !== "Enter" || event.defaultPrevented || event.isComposing || event.repeat) return false;
  const [target] = event.composedPath();
  const inside = event.composedPath().includes(element);
  return (inside || target === document.body) && !target.closest(":is(button, a, summary, form, dialog)");
}

function enter(event, view) {
  if (!view) return;
  event.preventDefault();
  if (view.next) view.next();
  else view.focus();
}
