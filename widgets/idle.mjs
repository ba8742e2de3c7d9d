/** What a page does when it has nothing else to do: the search's dialog, Python for the next page, the site for the next day, the next policy. */

import { breath, whenThere } from "./dom.mjs";
import { tellNews } from "./news-page.mjs";
import { readyDialog } from "./find.mjs";
import { keepSite } from "./offline.mjs";
import { signPrints } from "./print.mjs";
import { remind } from "./promises/remind.mjs";
import { python } from "./python.mjs";
import { watchReleases } from "./updates.mjs";
import { warm } from "./warm.mjs";
import { tellBudgets } from "./wins/budgets.mjs";
import { logs } from "./wins/keeping.mjs";
import { whenChanged } from "./wins/store.mjs";

const PROMISES = "leeway-promises";

/**
 * @param {boolean} published whether this page is of a release; a preview is not, and changes under the reader's hands
 * @param {() => Promise<void>} upgradeParts makes elements of ours of those that came as `parts.mjs`
 */
export async function settle(published, upgradeParts) {
  const watch = () => published && watchReleases();
  const list = () => whenThere(() => document.querySelector(PROMISES), upgradeParts);
  whenThere(() => document.querySelector(`${PROMISES}[all]`), upgradeParts);
  for (const one of [signPrints, watch, readyDialog, () => tellNews(published), tellBudgets, remind, () => whenLogging(list)]) {
    one();
    await breath();
  }
  await warmUp();
  if (published) await keepSite();
}

// Most people have promised nothing, and need no list of it.
function whenLogging(use) {
  const look = () => {
    if (!logs()) return;
    forget();
    use();
  };
  const forget = whenChanged(look);
  look();
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
