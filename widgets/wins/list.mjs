/** The entries of a log, the newest first: each with a way to its case, to change it, and to remove it. */

import { button, h, keepingFocus, place } from "../dom.mjs";
import { icon } from "../icons.mjs";
import { LOCALE, plural, text } from "../texts.mjs";
import { SITE } from "../release.mjs";
import { dayOf, moment } from "./entry.mjs";
import { winForm } from "./form.mjs";
import { whyNot } from "./keeping.mjs";
import { change, put, remove } from "./store.mjs";

const FIRST = 100; // entries that are drawn at once

/** @param {{policy: object | null, format: object | null}} context */
export function list(context) {
  const rows = h("ul", { class: "lw-wins-list", "aria-label": text("wins.heading") });
  const empty = h("p", { class: "lw-quiet" });
  const status = h("p", { class: "lw-wins-status", role: "status" });
  const more = button("", () => { most += FIRST; draw(); }, { class: "lw-button", "data-key": "more" });
  const element = h("section", {}, status, empty, rows, more);
  let [shown, most, form] = [[], FIRST, null];
  const draw = () => keepingFocus(element, () => {
    place(rows, shown.slice(0, most).map((one) => (form?.id === one.id ? form.row : row(one, context, { edit, gone }))));
    more.hidden = shown.length <= most;
    more.textContent = plural("wins.more", shown.length - most);
  });
  const failed = (problem) => { status.replaceChildren(h("span", { class: "lw-problem" }, whyNot(problem))); };
  const gone = async (one) => {
    try {
      await remove(one.id);
    } catch (problem) {
      return failed(problem);
    }
    const undo = button(text("wins.undo"), () => put(one).then(() => { status.textContent = text("wins.undone"); }, failed), { class: "lw-button lw-undo" });
    status.replaceChildren(text("wins.removed"), " ", undo);
    return undo.focus({ preventScroll: true });
  };
  const edit = (one) => {
    const save = (told) => change(one.id, (now) => ({ ...now, ended: told.ended, words: told.words, fix: told.fix, changed: moment().at }))
      .catch((problem) => { throw Object.assign(problem, { row: { ...one, ended: told.ended, words: told.words, fix: told.fix } }); });
    const closed = () => { form = null; draw(); element.querySelector(`[data-key="edit-${one.id}"]`)?.focus({ preventScroll: true }); };
    const made = winForm({ title: text("wins.edit.heading"), heading: "h2", said: said(one, context), told: one }, save, closed);
    form = { id: one.id, row: h("li", { class: "lw-wins-row" }, made.element) };
    draw();
    made.focus();
  };
  return {
    element,
    begun: () => form !== null,
    /** @param {import("./store.mjs").Entry[]} entries to show @param {number} count of all */
    render(entries, count) {
      shown = entries;
      empty.hidden = shown.length > 0;
      empty.textContent = text(count ? "wins.none.month" : "wins.none");
      draw();
    },
  };
}

function row(one, context, { edit, gone }) {
  const [head, ...rest] = said(one, context);
  const name = { day: dayText(one), situation: situationOf(one, context) };
  return h("li", { class: "lw-wins-row", "data-id": one.id },
    h("div", { class: "lw-wins-what" },
      h("p", { class: "lw-wins-line" }, h("span", { class: `lw-wins-end lw-ended-${one.ended || "open"}` }, text(one.ended ? `wins.ended.${one.ended}` : "wins.ended.open")), " ", h("strong", {}, head)),
      rest.map((line) => h("p", { class: "lw-quiet" }, line)),
      one.words && h("p", { class: "lw-wins-words" }, icon("said"), h("q", {}, one.words)),
      one.fix && h("p", { class: "lw-wins-fix" }, icon("warn"), one.fix)),
    h("div", { class: "lw-wins-do" },
      h("a", { class: "lw-button lw-link", href: caseAddress(one) }, text("wins.case")),
      button(text("wins.edit"), () => edit(one), { class: "lw-button", "data-key": `edit-${one.id}`, "aria-label": text("wins.edit.of", name) }),
      button(text("wins.remove"), () => gone(one), { class: "lw-button", "data-key": `remove-${one.id}`, "aria-label": text("wins.remove.of", name) })));
}

const fieldsOf = ({ case: line }) => new URLSearchParams(line);
const situationOf = (one, { policy }) => policy?.situations[fieldsOf(one).get("case")]?.name ?? fieldsOf(one).get("case") ?? "";
const caseAddress = (one) => new URL(`playbook/checker/#${one.case}`, SITE).href;

const dayText = (one) => {
  const day = new Date(`${dayOf(one)}T12:00:00Z`);
  return day.toLocaleDateString(LOCALE, { dateStyle: "medium", timeZone: "UTC" });
};

// What an entry is about, a line each. Its policy may have been another one: what this one does not know stands by its id.
function said(one, { policy, format }) {
  const given = [...fieldsOf(one).getAll(".accepted"), ...one.owed.split(";")].map((part) => part.trim()).filter(Boolean);
  const much = (remedy, amount) => (amount === "yes" || !format ? (amount === "yes" ? "" : amount) : format.value({ kind: "count", unit: policy.remedies[remedy]?.unit ?? "" }, amount));
  const things = given.map((part) => part.split(/:(.*)/s)).map(([remedy, amount = ""]) => [much(remedy, amount), policy?.remedies[remedy]?.name ?? remedy].filter(Boolean).join(" "));
  const promised = one.promises.length ? text("wins.promised", { what: one.promises.map(({ what, ticket }) => [what, ticket].filter(Boolean).join(" ")).join("; ") }) : "";
  return [
    text("wins.line", { day: dayText(one), situation: situationOf(one, { policy }) }),
    ...(things.length ? [text("wins.given", { what: [...new Set(things)].join("; ") })] : []),
    ...(promised ? [promised] : []),
  ];
}
