/** The line to the worker that searches: one for a page, started when it is first wanted. */

import { FIND } from "./release.mjs";

let worker = null;
let turn = 0;
const waiting = new Map();

/** Gets the search ready, so that the first answer comes at once. */
export function readyFind() {
  if (!worker) post(undefined).catch(() => {}); // whoever asks will be told
}

/**
 * What fits a sentence, best first.
 * @param {string} typed
 * @returns {Promise<{found: import("./find-engine.mjs").Found[], sure: boolean}>} rejected where the search could not start
 */
export function find(typed) {
  return post(typed);
}

function post(typed) {
  worker ??= start();
  turn += 1;
  const asked = turn;
  return new Promise((done, fail) => {
    waiting.set(asked, { done, fail });
    worker.postMessage({ turn: asked, typed, texts: FIND.href });
  });
}

function start() {
  const made = new Worker(new URL("./find-worker.mjs", import.meta.url), { type: "module" });
  made.onmessage = ({ data }) => hear(data);
  made.onerror = (event) => {
    event.preventDefault?.();
    stop(event.message ?? "");
  };
  return made;
}

function hear({ turn: asked, answer, failed }) {
  const one = waiting.get(asked);
  waiting.delete(asked);
  if (failed === undefined) one?.done(answer);
  else one?.fail(new Error(failed));
}

// The next question starts another one.
function stop(detail) {
  worker?.terminate();
  worker = null;
  for (const { fail } of waiting.values()) fail(new Error(detail));
  waiting.clear();
}
