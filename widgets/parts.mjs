/**
 * The elements that stand on pages of their own, by their names. They are one file: as many as they are, each with a file of its own, what
 * they share with the checker would fall into thirty pieces.
 */

import { Element as Coach } from "./coach.mjs";
import { Element as Practice } from "./practice.mjs";
import { Element as Promises } from "./promises.mjs";
import { Element as Training } from "./training.mjs";
import { Element as Verify } from "./verify.mjs";
import { Element as Wins } from "./wins.mjs";

export { logForm } from "./wins.mjs";

export const ELEMENTS = { coach: Coach, practice: Practice, promises: Promises, training: Training, verify: Verify, wins: Wins };
