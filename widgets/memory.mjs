/**
 * What is remembered, for this tab only: who the reader is, and what became of the last release. Settings of the reader's own are
 * kept in the browser. Nothing about a customer.
 */

const LEVEL = "leeway.level";

/** The reader's level: the one kept, as long as the policy has it, else the lowest. @param {{id: string}[]} levels */
export function keptLevel(levels) {
  const kept = recall(LEVEL);
  return levels.some(({ id }) => id === kept) ? kept : levels[0].id;
}

/** @param {string} level */
export function keepLevel(level) {
  remember(LEVEL, level);
}

/** @param {string} key @returns {string} empty when there is nothing, or storage is forbidden */
export function recall(key) {
  return stored(() => sessionStorage.getItem(key)) ?? "";
}

/** @param {string} key @param {string} value @returns {boolean} whether it will be remembered */
export function remember(key, value) {
  return stored(() => (sessionStorage.setItem(key, value), true)) ?? false;
}

/** A setting of the reader's, kept from one day to the next. @param {string} name @returns {string} empty: as it comes */
export function setting(name) {
  return stored(() => localStorage.getItem(`leeway.${name}`)) ?? "";
}

/** @param {string} name @param {string} value empty: as it comes */
export function keepSetting(name, value) {
  stored(() => (value ? localStorage.setItem(`leeway.${name}`, value) : localStorage.removeItem(`leeway.${name}`)));
}

/** What `use` gives; null where the browser forbids storage: then nothing is remembered, and nothing breaks. @param {() => any} use */
export function stored(use) {
  try {
    return use();
  } catch {
    return null;
  }
}
