/** Where the pages of the path are: addresses that mail to new hires may point to, so they never change. */

import { SITE } from "../release.mjs";

/** @param {string} id of a step */
export const pageOf = (id) => new URL(`playbook/training/${encodeURIComponent(id)}/`, SITE).href;

/** @param {string} id of a step */
export const practiceOf = (id) => new URL(`playbook/practice/?step=${encodeURIComponent(id)}`, SITE).href;

export const wholePractice = () => new URL("playbook/practice/", SITE).href;

export const wholePath = () => new URL("playbook/start-here/", SITE).href;
