/** What is remembered, for this tab only: who the reader is, and what became of the last release. Nothing about a customer. */

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

// A browser may forbid storage; then nothing is remembered, and nothing breaks.
function stored(use) {
  try {
    return use();
  } catch {
    return null;
  }
}
