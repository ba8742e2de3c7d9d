/**
 * Which site this is, as the page says in its head (put there when the site was sealed): the version of its policy, where its
 * Python and what is searched lie, and its release. A page that was not sealed has everything beside this file, and no release.
 */

const named = (name) => document.querySelector(`meta[name="leeway-${name}"]`)?.content ?? "";

/** What the page now shown was made from. @returns {{release: string, policy: string, python: string, find: string}} */
export function pageRelease() {
  return { release: named("release"), policy: named("policy"), python: named("python"), find: named("find") };
}

/** What this page was made from when its scripts were loaded: they and all they fetch belong to that. */
export const RELEASE = pageRelease();

/** The address of the compiled policy. */
export const POLICY = new URL(RELEASE.policy ? `../policy-${RELEASE.policy}.json` : "./policy.json", import.meta.url);

/** The address of an earlier version of it that the site holds: the one that it had as the present one. @param {string} version */
export const earlierPolicy = (version) => new URL(`${RELEASE.policy ? ".." : "."}/policy-${version}.json`, import.meta.url);

/** The address of the folder of Pyodide's files. */
export const PYTHON = new URL(RELEASE.python ? `../${RELEASE.python}/` : "./pyodide/", import.meta.url);

/** The address of what is searched for what a customer said. */
export const FIND = new URL(RELEASE.find ? `../${RELEASE.find}.json` : "./find.json", import.meta.url);

/** The address of the site; a page that was not sealed does not know it. */
export const SITE = new URL("../../../", import.meta.url);
