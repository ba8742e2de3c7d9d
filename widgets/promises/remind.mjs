/**
 * A quiet notice when a promise is due within the hour, or today, and once more when its time has passed: once for each promise, in
 * whichever tab is looked at. Whoever is in the middle of a case is not disturbed; it is said when they are done.
 */

import { keep, kept } from "../kept.mjs";
import { notice } from "../notice.mjs";
import { SITE } from "../release.mjs";
import { plural, text } from "../texts.mjs";
import { isOwn, logs } from "../wins/keeping.mjs";
import { all, whenChanged } from "../wins/store.mjs";
import { outside } from "./asked.mjs";
import { openIn, worthSaying } from "./open.mjs";
import { named } from "./row.mjs";

const EVERY = 30_000; // ms between two looks
const KEPT = "reminded";
const MOST = 300; // that are remembered
const SAID = { soon: "due.say.soon", today: "due.say.today", overdue: "due.say.overdue" };

/** Begins to look. */
export function remind() {
  if (document.documentElement.classList.contains("lw-embedded")) return;
  look();
  setInterval(look, EVERY);
  whenChanged(look);
  document.addEventListener("visibilitychange", look);
}

const inCase = () => [...document.querySelectorAll(":is(leeway-checker, leeway-practice, leeway-wins)")].some((one) => one.begun);

async function look() {
  if (!logs() || (!outside() && document.visibilityState !== "visible") || inCase()) return;
  await alone(async () => {
    const entries = (await all().catch(() => [])).filter(isOwn);
    const now = new Date();
    const due = openIn(entries, now).map((one) => ({ ...one, say: worthSaying(one, now) })).filter(({ say }) => say);
    const before = remembered();
    const fresh = due.filter((one) => !before.includes(keyOf(one)));
    if (!fresh.length || !keep(KEPT, [...before, ...fresh.map(keyOf)].slice(-MOST))) return;
    tell(fresh);
  });
}

const keyOf = ({ entry, number, by, say }) => `${entry.id} ${number} ${by} ${say === "overdue" ? "after" : "before"}`;

function remembered() {
  const found = kept(KEPT);
  return Array.isArray(found) ? found.filter((one) => typeof one === "string") : [];
}

// Two tabs that look at once would both say it.
const alone = (work) => (navigator.locks ? navigator.locks.request(`leeway-remind ${SITE.pathname}`, work) : work());

function tell(fresh) {
  const [first, ...rest] = fresh;
  const said = [text(SAID[first.say], { what: named(first) }), rest.length ? plural("due.say.more", rest.length) : ""].filter(Boolean).join(" ");
  if (document.visibilityState === "visible") notice(said, [{ label: text("due.say.show"), href: new URL("playbook/promises/#yours", SITE).href }]);
  else new Notification(said, { tag: keyOf(first) });
}
