/** The theme's own search of all pages, for words that fit no situation. */

const FIELD = "input[data-md-component=search-query]"; // Material
const BUTTON = ".md-search__button"; // Zensical

/** Whether the theme has one. */
export function canSearchText() {
  return document.querySelector(`${FIELD}, ${BUTTON}`) !== null;
}

/** Opens it with these words. @param {string} words */
export function searchText(words) {
  const field = document.querySelector(FIELD);
  if (field) fill(field, words);
  else document.querySelector(BUTTON)?.click();
}

function fill(field, words) {
  const toggle = document.getElementById("__search");
  if (toggle && !toggle.checked) toggle.click();
  field.value = words;
  field.focus();
  field.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
}
