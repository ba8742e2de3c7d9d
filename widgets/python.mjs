/** The one way of a page to Python. It outlives Material's instant navigation, since modules do. */

import { Ahead } from "./ahead.mjs";
import { whenCalm } from "./calm.mjs";
import { Client } from "./client.mjs";
import { ownLine, sharedLine, whenReleased } from "./line.mjs";
import { PYTHON, RELEASE } from "./release.mjs";

const WORKER = new URL("./python-worker.mjs", import.meta.url);
WORKER.searchParams.set("python", PYTHON.href);

// As WORKER, but it does not trust what was made for a quick start.
const CAREFUL = new URL(WORKER);
CAREFUL.searchParams.set("start", "careful");

// A shared worker that hangs or has no Python would be found again as it is, and one whose file did not come may not be allowed.
// Without the name of a version, no page can tell whether another's policy is its own.
const alone = (last) => typeof SharedWorker === "undefined" || !RELEASE.policy || ["noanswer", "script", "python"].includes(last);

let client;

/** The page's client; made at the first call. @returns {Client} */
export function python() {
  client ??= new Client({
    makeLine: (listener, last) => (alone(last) ? ownLine : sharedLine)(last === "python" ? CAREFUL : WORKER, listener),
    whenReleased,
    whenCalm,
  });
  return client;
}

let answers;

/** What the page knows of its client's answers, and will know; made at the first call. @returns {Ahead} */
export function ahead() {
  answers ??= new Ahead(python());
  return answers;
}
