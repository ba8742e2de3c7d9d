/**
 * What the interface says, as tests under Node.js load it: in English. Building a site puts a module with the
 * same three names in its place (leeway.bundle.words), in the language of the policy.
 */

import WORDS from "../generator/leeway/languages/en/widgets.json" with { type: "json" };

export const LANGUAGE = "en";
/** Of dates and times that the browser writes. */
export const LOCALE = "en";
export { WORDS };
