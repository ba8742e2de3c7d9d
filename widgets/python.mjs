/** The one worker of a page. It outlives Material's instant navigation, since modules do. */

import { Client } from "./client.mjs";

const WORKER = new URL("./python-worker.mjs", import.meta.url);

let client;

/** The page's client; made at the first call. @returns {Client} */
export function python() {
  client ??= new Client({ makeWorker: () => new Worker(WORKER, { type: "module" }) });
  return client;
}
