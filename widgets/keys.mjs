/** Single digits answer questions, wherever the focus is, unless somebody is typing. */

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
