/** The form in which the case of a checker is logged, and what it keeps. */

import { text } from "../texts.mjs";
import { entryOf, moment, owedIn, owedText } from "./entry.mjs";
import { winForm } from "./form.mjs";
import { keepLogs } from "./keeping.mjs";
import { all, change, put } from "./store.mjs";

/**
 * @param {import("../checker.mjs").Context} context
 * @param {object} first the decision, with a `check`
 * @param {{id: string | null}} logged the entry of this case, once there is one: logging it again changes that
 * @param {(done: string) => void} done
 * @param {() => void} closed
 * @returns {Promise<{element: HTMLElement, focus: () => void, begun: () => boolean, update: (decision: object) => void}>}
 */
export async function logForm(context, first, logged, done, closed) {
  let decision = first;
  const before = logged.id ? (await all().catch(() => [])).find(({ id }) => id === logged.id) : undefined;
  const about = aboutCase(context, decision, before);
  const form = winForm(about, (told) => keepCase(context, decision, logged, told, done), closed);
  const update = (now) => {
    if (!now.check) return;
    decision = now;
    form.show(aboutCase(context, decision, before));
  };
  return { ...form, update };
}

async function keepCase({ policy }, decision, logged, told, done) {
  const owed = owedText(owedIn(decision).filter(({ remedy }) => told.owed.includes(remedy)), policy.currency);
  const entry = entryOf(decision, { ...told, owed });
  const anew = ({ id, at, zone, promises }) => ({ ...entry, id, at, zone, changed: moment().at, promises: [...promises, ...told.promises] });
  try {
    const changed = logged.id && await change(logged.id, anew);
    if (!changed) await put(entry);
    logged.id = changed ? changed.id : entry.id;
    keepLogs(true);
    done(text(changed ? "wins.changed" : "wins.kept"));
  } catch (problem) {
    throw Object.assign(problem, { row: entry });
  }
}

function aboutCase({ policy, format }, decision, before) {
  const { situation, level, accepted = [], check } = decision;
  const much = ({ unit, amount }) => (unit === "yes or no" ? "" : format.amount(amount, unit));
  const given = accepted.map((one) => [much(one), one.name].filter(Boolean).join(" "));
  const fair = new URLSearchParams(check.case).get(".fair")?.split(/:(.*)/s)[1];
  return {
    title: text(before ? "wins.again" : "wins.log"),
    said: [
      text("wins.about", { situation: policy.situations[situation].name, level: policy.levels.find(({ id }) => id === level)?.name ?? level }),
      given.length ? text("wins.given", { what: given.join("; ") }) : text("wins.given.nothing"),
      ...(fair ? [text("wins.fair", { what: format.value({ kind: "money" }, fair) })] : []),
    ],
    owed: owedIn(decision).map((one) => ({ remedy: one.remedy, name: one.name, text: much(one) })),
    told: before ?? {},
    promise: { policy, situation, decision },
  };
}
