/** What a page does when it has nothing else to do: the search's dialog, Python for the next page, the site for the next day, the next policy. */

import { breath } from "./dom.mjs";
import { tellNews } from "./news-page.mjs";
import { readyDialog } from "./find.mjs";
import { keepSite } from "./offline.mjs";
import { signPrints } from "./print.mjs";
import { remind } from "./promises/remind.mjs";
import { python } from "./python.mjs";
import { watchReleases } from "./updates.mjs";
import { warm } from "./warm.mjs";
import { tellBudgets } from "./wins/budgets.mjs";

/**
 * @param {boolean} published whether this page is of a release; a preview is not, and changes under the reader's hands
 */
export async function settle(published) {
  const watch = () => published && watchReleases();
  for (const one of [signPrints, watch, readyDialog, () => tellNews(published), tellBudgets, remind]) {
    one();
    await breath();
  }
  await warmUp();
  if (published) await keepSite();
}

// Before it is needed, and before the site is kept, so that the files come but once. A Python of its own for each page
// would be too much to have for nothing, and so would the download where somebody pays for it.
async function warmUp() {
  const client = python();
  if (client.state === "idle" && typeof SharedWorker !== "undefined" && !navigator.connection?.saveData) {
    warm();
  }
  if (client.state !== "starting") return;
  await new Promise((done) => client.addEventListener("state", done, { once: true }));
}
