/** Starting Python on the policy of this page. The policy is fetched only where Python does not know it yet. */

import { loadPolicy } from "./policy.mjs";
import { python } from "./python.mjs";
import { RELEASE } from "./release.mjs";

export { loadPolicy };

/** Starts Python, unless it runs. @returns {import("./client.mjs").Client} */
export function warm() {
  const client = python();
  client.start(RELEASE.policy, () => loadPolicy().then((loaded) => loaded.text));
  return client;
}
