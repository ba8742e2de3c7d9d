/** The numbers by which choices are made. */

/**
 * Up to nine choices have a digit each; more have a number of two digits or three, so that no key ever waits for another one to come.
 * @param {number} choices
 */
export function numbering(choices) {
  const size = String(choices).length;
  let begun = "";
  const show = (buttons) => buttons.forEach((one, index) => one.classList.toggle("lw-begun", begun !== "" && numbered(index).startsWith(begun)));
  const numbered = (index) => String(index + 1).padStart(size, "0");
  return {
    /** The number of a button; empty where it has none. @param {number} index @returns {string} */
    of: (index) => (numbered(index).length === size ? numbered(index) : ""),
    /** Presses the button whose number is complete. @param {string} digit @param {HTMLElement[]} buttons @returns {boolean} false: there is none */
    press(digit, buttons) {
      const said = begun + digit;
      const fits = buttons.some((_, index) => numbered(index).startsWith(said) && numbered(index).length === size);
      begun = fits && said.length < size ? said : "";
      show(buttons);
      if (fits && begun === "") buttons[Number(said) - 1].click();
      return fits;
    },
    /** Forgets a number that was only begun. @param {HTMLElement[]} buttons @returns {boolean} false: there was none */
    forget(buttons) {
      const was = begun !== "";
      begun = "";
      if (was) show(buttons);
      return was;
    },
  };
}
