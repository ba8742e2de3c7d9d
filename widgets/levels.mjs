/** Which levels the reader can be. */

/**
 * The levels whose limits the policy discloses: all, or those up to the one that it was made for.
 * @param {{levels: {id: string, name: string}[], audience?: {level: string}}} policy
 */
export function ownLevels({ levels, audience }) {
  return audience ? levels.slice(0, levels.findIndex(({ id }) => id === audience.level) + 1) : levels;
}
