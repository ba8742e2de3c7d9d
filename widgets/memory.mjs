/** What is remembered, for this tab only: who the reader is. Nothing about a customer. */

const KEY = "leeway.level";

/** The reader's level: the one kept, as long as the policy has it, else the lowest. @param {{id: string}[]} levels */
export function keptLevel(levels) {
  const kept = stored(() => sessionStorage.getItem(KEY));
  return levels.some(({ id }) => id === kept) ? kept : levels[0].id;
}

/** @param {string} level */
export function keepLevel(level) {
  stored(() => sessionStorage.setItem(KEY, level));
}

// A browser may forbid storage; then nothing is remembered, and nothing breaks.
function stored(use) {
  try {
    return use();
  } catch {
    return null;
  }
}
