/** Keys: single digits answer questions, wherever the focus is, unless somebody is typing. */

const TYPING = "input, select, textarea, [contenteditable]:not([contenteditable='false'])";

/**
 * Listens on the whole page; with several checkers the one that holds the focus answers, else the first.
 * @param {HTMLElement} element the checker
 * @param {(digit: number) => boolean} press true when the digit was used up
 * @param {AbortSignal} signal ends the listening
 */
export function digitKeys(element, press, signal) {
  const isOurs = () => {
    const holder = document.activeElement?.closest(element.localName) ?? document.querySelector(element.localName);
    return holder === element;
  };
  document.addEventListener("keydown", (event) => {
    if (!/^[1-9]$/.test(event.key) || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (event.defaultPrevented || event.composedPath()[0].closest?.(TYPING) || !isOurs()) return;
    if (press(Number(event.key))) event.preventDefault();
  }, { signal });
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
    if (event.composedPath()[0].closest?.(TYPING) || !/[\d/]/.test(event.key)) event.stopPropagation();
  }, { signal });
}
