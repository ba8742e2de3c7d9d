/** The versions of the policy before the present one that the site holds, each fetched when a note asks for it. */

import { fetched } from "../fetched.mjs";
import { earlierPolicy } from "../release.mjs";

const MOST = 4; // texts kept, some hundred kB each

const held = new Map(); // texts by version; the one used last comes last

/**
 * The versions that the page names, each with the day from which it held, "" where the record has none.
 * @param {HTMLElement} element
 * @returns {Map<string, string>}
 */
export function earlierVersions(element) {
  const named = (element.getAttribute("earlier") ?? "").split(" ").filter(Boolean);
  return new Map(named.map((one) => one.split(":")).map(([version, day = ""]) => [version, day]));
}

/**
 * The text of a version's policy.json, as it came: Python holds it against its name.
 * @param {string} version one of `earlierVersions`
 * @param {boolean} anew whether what is here of it already was not what its name says
 * @returns {Promise<string>} rejected where it does not come
 */
export async function earlierText(version, anew) {
  const said = (anew ? undefined : held.get(version)) ?? (await textOf(version, anew));
  held.delete(version);
  held.set(version, said);
  for (const oldest of held.keys()) {
    if (held.size <= MOST) break;
    held.delete(oldest);
  }
  return said;
}

async function textOf(version, anew) {
  const response = await fetched(earlierPolicy(version), { cache: anew ? "reload" : "default" });
  if (!response.ok) throw new Error(String(response.status));
  return response.text();
}
